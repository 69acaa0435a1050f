# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a question of a group: what was done with a city, at what cost, with what plan."""

from django.utils.translation import gettext_lazy as _

from zweiklang.outputs.reports.council_answer.builder import build
from zweiklang.outputs.reports.council_answer.entering import fields_of, title_of
from zweiklang.outputs.reports.kinds import ReportKind

KIND = ReportKind(
    slug="council-answer",
    name=_("Answer to a question from the council"),
    readers=_("The group that asks, and the committee"),
    build=build,
    fields=fields_of,
    title=title_of,
    chooses="one",
    order=20,
)
