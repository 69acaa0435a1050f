# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapter on international partnerships of a Voluntary Local Review."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.vlr.builder import build, fields_of, title_of

KIND = ReportKind(
    slug="vlr",
    name=_("Voluntary Local Review: chapter on partnerships"),
    readers=_("The city's review for the United Nations"),
    build=build,
    fields=fields_of,
    title=title_of,
    languages=("en", "de"),
    is_public=True,
    order=45,
)
