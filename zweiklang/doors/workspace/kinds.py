# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of records as the workspace orders and names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.records import Record, record_types

#: The groups of a partnership's file in the order of the paper.
FILE_ORDER = (
    "party",
    "phase",
    "agreement",
    "basis",
    "involvement",
    "served-goal",
    "event",
    "picture",
    "deadline",
    "question",
)
#: Below which record a kind stands, by the name of its field; it cannot be moved elsewhere.
PARENTS = {
    **dict.fromkeys(FILE_ORDER, "partnership"),
    **dict.fromkeys(("contribution", "benefit", "expectation", "assessment"), "partnership"),
    "partner-project": "partnership",
    "follow-up": "council_item",
    "resolution-point": "council_item",
    "unit-name": "unit",
    "unit-placement": "unit",
    "population": "place",
    "verdict": "paper",
}
#: Kinds of the office as a whole, each with a list page of its own.
OFFICE_KINDS = (
    "council-item", "follow-up", "partner-project", "unit", "contact", "notice", "place",
)  # fmt: skip
#: Kinds of giving and gaining, with the page below the partnership on which each is found.
GIVING_PAGES = {
    "contribution": "giving",
    "benefit": "giving",
    "expectation": "expectations",
    "assessment": "assessment",
}
#: What a city says alone in a joint file; it is begun on the pages of that file.
STATED_KINDS = frozenset(
    {"topic-profile", "topic-question", "topic-answer", "lesson", "indicator-value"}
)
#: Kinds that belong to the pages of topics.
TOPIC_KINDS = frozenset({"paper", "verdict", "topic-suggestion"}) | STATED_KINDS


@dataclass(frozen=True)
class Group:
    """One heading of a file: its name, what an empty one says and what its button says."""

    slug: str
    title: str | Promise
    missing: str | Promise
    add: str | Promise


GROUPS = {
    group.slug: group
    for group in (
        Group("party", _("Cities"), _("No city is on file yet."), _("Add a city")),
        Group(
            "phase",
            _("Phases"),
            _(
                "No phase is on file yet. "
                "With one, the score shows since when the cities are linked."
            ),
            _("Add a phase"),
        ),
        Group(
            "agreement",
            _("Agreements"),
            _("No signed paper is on file yet. With its dates we remind you before it ends."),
            _("Add an agreement"),
        ),
        Group(
            "basis",
            _("Council basis"),
            _("No basis is on file yet. It answers the council's first question: who wanted this?"),
            _("Add a basis"),
        ),
        Group(
            "involvement",
            _("Who takes part"),
            _("Nobody is named yet. Departments, clubs and companies of both cities belong here."),
            _("Add somebody"),
        ),
        Group(
            "served-goal",
            _("Goals"),
            _("No goal is named yet. Goals show the public what the cities work for."),
            _("Add a goal"),
        ),
        Group(
            "event",
            _("Events"),
            _("No event is on file yet. Visits, deliveries and workshops make the score speak."),
            _("Add an event"),
        ),
        Group(
            "picture",
            _("Pictures"),
            _("No picture is on file yet. A picture needs an author and a licence."),
            _("Add a picture"),
        ),
        Group("deadline", _("Deadlines"), _("No deadline is entered."), _("Add a deadline")),
        Group("question", _("Open questions"), _("No question is open."), _("Add a question")),
    )
}


def model_of(slug: str) -> type[Any]:
    """Return the model of a kind; raises Http404 for an unknown one."""
    try:
        return record_types()[slug]
    except KeyError:
        raise Http404(slug) from None


def parent_field(model: type[Record]) -> str:
    """Return the field that leads to the record this kind stands below, "" if there is none."""
    return PARENTS.get(model.slug, "")


def partnership_of(record: Any) -> Any:
    """Return the partnership a record belongs to, itself included; None if to none."""
    if record.slug == "partnership":
        return record
    return getattr(record, "partnership", None)
