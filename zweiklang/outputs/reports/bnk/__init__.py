# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The part of a sustainability report after BNK: field “Globale Verantwortung und Eine Welt”."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.bnk.builder import build, fields_of, title_of
from zweiklang.outputs.reports.kinds import ReportKind

KIND = ReportKind(
    slug="bnk",
    name=_("Sustainability report (BNK): global responsibility"),
    readers=_("The city's sustainability report"),
    build=build,
    fields=fields_of,
    title=title_of,
    is_public=True,
    order=40,
)
