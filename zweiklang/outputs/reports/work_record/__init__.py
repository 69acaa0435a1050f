# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work record for the other city: the same partnership, told from its side."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.work_record.builder import build
from zweiklang.outputs.reports.work_record.entering import fields_of, title_of

KIND = ReportKind(
    slug="work-record",
    name=_("Work record for the other city"),
    readers=_("The other city, its council and its funders"),
    build=build,
    fields=fields_of,
    title=title_of,
    languages=("en", "de"),
    chooses="one",
    stays_inside=True,
    order=70,
)
