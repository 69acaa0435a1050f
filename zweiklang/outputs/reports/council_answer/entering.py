# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts an office enters for an answer to a question."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.sentences import cities_of
from zweiklang.outputs.reports.council_paper import HEAD
from zweiklang.outputs.reports.kinds import TextField
from zweiklang.outputs.reports.prose.dates import period

_ANSWER = gettext_lazy("Question and plan")


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return the head of the paper, the question in its words, and the plan."""
    proposal = gettext_lazy("The committee takes note of the answer.")
    head = (replace(one, initial=proposal) if one.name == "proposal" else one for one in HEAD)
    return (
        *head,
        TextField(
            "question",
            gettext_lazy("The question"),
            gettext_lazy("In the words of those who ask."),
            long=True,
            required=True,
            group=_ANSWER,
        ),
        TextField(
            "plan",
            gettext_lazy("What is planned"),
            gettext_lazy("What the office plans with this city, and what it costs."),
            long=True,
            required=True,
            group=_ANSWER,
        ),
    )


def title_of(content: records.Content) -> str:
    """Return the subject of the paper."""
    words = {
        "city": cities_of(content.partnerships[0]) if content.partnerships else "",
        "time": period(content.selection.begins, content.selection.ends),
    }
    return _("Cooperation with %(city)s, %(time)s: answer to a question") % words
