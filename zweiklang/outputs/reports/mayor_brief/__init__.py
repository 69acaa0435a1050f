# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The brief for the mayor before a visit: one page on the other city, the relation, what waits."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.mayor_brief.builder import build
from zweiklang.outputs.reports.mayor_brief.entering import fields_of, title_of

KIND = ReportKind(
    slug="mayor-brief",
    name=_("Brief for the mayor before a visit"),
    readers=_("The mayor, on one page"),
    build=build,
    fields=fields_of,
    title=title_of,
    chooses="one",
    stays_inside=True,
    formats=("pdf", "docx", "page", "markdown"),
    order=30,
)
