# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The status report to the council: what happened, money, actors, mandate, outlook."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.council_status.builder import build
from zweiklang.outputs.reports.council_status.entering import fields_of, title_of
from zweiklang.outputs.reports.kinds import ReportKind

KIND = ReportKind(
    slug="council-status",
    name=_("Status report to the council"),
    readers=_("Council and its committees"),
    build=build,
    fields=fields_of,
    title=title_of,
    order=10,
)
