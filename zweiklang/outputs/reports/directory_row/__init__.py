# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The entry in the RGRE database of municipal partnerships: table row and text to paste."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.directory_row.builder import build, fields_of, title_of
from zweiklang.outputs.reports.directory_row.rows import as_csv
from zweiklang.outputs.reports.kinds import ExtraFile, ReportKind

KIND = ReportKind(
    slug="directory-row",
    name=_("Entry in the RGRE database"),
    readers=_("Database of municipal partnerships of RGRE and SKEW"),
    build=build,
    fields=fields_of,
    title=title_of,
    is_public=True,
    formats=("page", "docx", "pdf", "markdown"),
    extras=(ExtraFile("csv", _("Table (CSV)"), "text/csv", "csv", as_csv),),
    order=50,
)
