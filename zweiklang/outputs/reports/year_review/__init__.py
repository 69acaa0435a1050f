# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public review of a year: what the city did with its partners, for everybody to read."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.year_review.builder import build, fields_of, title_of

KIND = ReportKind(
    slug="year-review",
    name=_("Public review of the year"),
    readers=_("Everybody: citizens, press, clubs, the other cities"),
    build=build,
    fields=fields_of,
    title=title_of,
    is_public=True,
    on_portal=True,
    formats=("page", "pdf", "docx", "markdown"),
    order=60,
)
