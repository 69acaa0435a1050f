# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of joint projects: states and how they follow each other, periods, indicators.

Pure functions on plain values. `STATES` is what is enforced, displayed and documented
(docs/reference/project-states.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final


class State(StrEnum):
    """Where a joint project stands."""

    IDEA = "idea"
    PROPOSED = "proposed"
    AGREED = "agreed"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Rule:
    """What a state means, who brings it about, what may follow, whether a reason is needed."""

    meaning: str
    by: str
    then: frozenset[State] = frozenset()
    needs_reason: bool = False


ONE, ALL = "one city", "all its cities, by consent"
STATES: Final[Mapping[State, Rule]] = {
    State.IDEA: Rule(
        "A draft in one office, or a proposal that was declined or withdrawn.",
        ONE,
        frozenset({State.PROPOSED}),
    ),
    State.PROPOSED: Rule(
        "The charter lies before the other city and waits for its answer.",
        ONE,
        frozenset({State.AGREED, State.IDEA}),
    ),
    State.AGREED: Rule(
        "All cities have agreed to the charter; the work has not begun.",
        ALL,
        frozenset({State.RUNNING, State.STOPPED}),
    ),
    State.RUNNING: Rule(
        "The work goes on.", ALL, frozenset({State.PAUSED, State.DONE, State.STOPPED})
    ),
    State.PAUSED: Rule(
        "The work rests and may go on.",
        ALL,
        frozenset({State.RUNNING, State.DONE, State.STOPPED}),
        needs_reason=True,
    ),
    State.DONE: Rule("The work has come to its end.", ALL),
    State.STOPPED: Rule("The work was given up.", ALL, needs_reason=True),
}
#: The states a charter in force can say; the first two lie before it.
IN_FORCE: Final = tuple(state for state in State if state not in (State.IDEA, State.PROPOSED))


def may_become(now: str, then: str) -> bool:
    """Return whether a project may go from one state to another; staying is no step."""
    return now == then or State(then) in STATES[State(now)].then


def state_of(written: str, *, revision: int, is_open: bool, has_ended: bool) -> State:
    """Return where a project stands: what its charter says, before consent what is proposed.

    `written`: the state in the charter in force. One whose text was ended is stopped unless done.
    """
    if revision == 0:
        return State.PROPOSED if is_open else State.IDEA
    state = State(written or State.AGREED)
    return State.STOPPED if has_ended and state != State.DONE else state


def wrong_step(before: Mapping[str, Any], content: Mapping[str, Any]) -> tuple[State, State] | None:
    """Return the step a new charter takes if the table forbids it, None if it may be taken.

    `before`: the charter in force, {} before the first one; then it can only become agreed.
    """
    now = State(before.get("state", State.AGREED)) if before else State.PROPOSED
    then = State(content.get("state", State.AGREED))
    return None if may_become(now, then) else (now, then)


def repeated_marks(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the marks that name more than one indicator of a city, sorted."""
    counted = Counter(row.get("mark", "") for row in rows)
    return sorted(mark for mark, count in counted.items() if mark and count > 1)


def sides_without(by_side: Mapping[str, Collection[Any]], sides: str) -> list[str]:
    """Return the sides without an indicator if any side has one: goals belong to both ends."""
    return [side for side in sides if not by_side.get(side)] if any(by_side.values()) else []


def way_gone(
    baseline: Decimal | None, target: Decimal | None, value: Decimal | None
) -> Decimal | None:
    """Return the share of the way from baseline to target, 1 at the target; None if unknown.

    Less than 0 is further away than at the begin; it works for targets below the baseline too.
    """
    if baseline is None or target is None or value is None or baseline == target:
        return None
    return (value - baseline) / (target - baseline)
