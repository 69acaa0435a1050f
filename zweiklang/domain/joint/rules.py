# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of joint records: states of a proposal, whose answers are missing, what a consent is worth.

Pure functions on plain values; every table here is shown in the documentation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a proposal stands."""

    DRAFT = "draft"
    OPEN = "open"
    IN_FORCE = "in-force"
    DECLINED = "declined"
    COUNTERED = "countered"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


#: Where a proposal can go from each state. What is decided stays decided.
TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.OPEN, State.WITHDRAWN}),
    State.OPEN: frozenset(
        {State.IN_FORCE, State.DECLINED, State.COUNTERED, State.WITHDRAWN, State.OVERTAKEN}
    ),
    State.IN_FORCE: frozenset(),
    State.DECLINED: frozenset(),
    State.COUNTERED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.OVERTAKEN: frozenset(),
}


class Assurance(StrEnum):
    """What stands behind a side's consent, weakest first."""

    DECLARED = "declared"
    LINK = "link"
    COUNTERSIGNED = "countersigned"


_STRENGTH: Final = tuple(Assurance)


def may_become(now: str, then: str) -> bool:
    """Return whether a proposal may go from one state to another."""
    return State(then) in TRANSITIONS[State(now)]


def missing_sides(sides: Collection[str], accepted: Collection[str]) -> list[str]:
    """Return the sides whose consent is still missing, in order; none means: agreed."""
    return sorted(set(sides) - set(accepted))


def weakest(levels: Collection[str]) -> Assurance:
    """Return what a joint text as a whole can claim: the weakest of its sides' consents."""
    if not levels:
        return Assurance.DECLARED
    return min((Assurance(level) for level in levels), key=_STRENGTH.index)
