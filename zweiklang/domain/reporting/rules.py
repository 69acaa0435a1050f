# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""States of a report and how they follow each other. Pure functions on plain values.

`STATES` is what is enforced, displayed and documented (docs/reference/report-states.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Characters of one entered text; a paper of 500 pages has about 1,500,000.
LONGEST: Final = 2_000_000
#: Days that a report can speak of.
EARLIEST: Final = dt.date(1945, 1, 1)


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    RELEASED = "released"
    SUBMITTED = "submitted"


@dataclass(frozen=True)
class Rule:
    """What a state means, who brings it about, and what may follow."""

    meaning: str
    by: str
    then: frozenset[State] = frozenset()


STATES: Final[Mapping[State, Rule]] = {
    State.DRAFT: Rule(
        "Texts can be written and the snapshot renewed; files say that they are a draft.",
        "whoever writes in the office",
        frozenset({State.REVIEWED}),
    ),
    State.REVIEWED: Rule(
        "Somebody has read it through. A change makes it a draft again.",
        "whoever writes in the office",
        frozenset({State.DRAFT, State.RELEASED}),
    ),
    State.RELEASED: Rule(
        "The files are made and kept. Nothing in it changes any more unless it is opened again.",
        "coordinators and administrators",
        frozenset({State.DRAFT, State.SUBMITTED}),
    ),
    State.SUBMITTED: Rule(
        "Handed in. It never changes; a later report says what differs.",
        "coordinators and administrators",
    ),
}
#: States in which texts and snapshot may change.
OPEN: Final = frozenset({State.DRAFT, State.REVIEWED})
#: States in which the files are kept.
KEPT: Final = frozenset({State.RELEASED, State.SUBMITTED})
#: Kinds written for everybody: they hold only what is released, and their release makes them
#: public.
FOR_EVERYBODY: Final = frozenset({"year-review"})


def is_for_everybody(kind: str, state: str) -> bool:
    """Return whether everybody may read a report of a kind in a state."""
    return kind in FOR_EVERYBODY and state in KEPT


def may_become(now: str, then: str) -> bool:
    """Return whether a report may go from one state to another."""
    return State(then) in STATES[State(now)].then


def wrong_period(begins: dt.date, ends: dt.date, known_on: dt.date, today: dt.date) -> str:
    """Return what is wrong with a selection's days, "" if nothing: order, far past, future."""
    if begins > ends:
        return "order"
    if begins < EARLIEST:
        return "early"
    return "future" if known_on > today else ""
