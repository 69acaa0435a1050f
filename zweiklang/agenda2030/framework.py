# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The framework of the 2030 Agenda: 17 goals, 169 targets, 251 indicators as revised in 2025."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeVar

from zweiklang.agenda2030 import codes
from zweiklang.agenda2030.store import load_json

TargetKind = Literal["outcome", "means_of_implementation"]


@dataclass(frozen=True, slots=True)
class Goal:
    """One of the 17 goals.

    color: official colour as "#RRGGBB". text_color: colour of the number on it ("#FFFFFF" or the
    ink "#131525"), contrast at least 4.5 to 1.
    """

    code: str
    color: str
    text_color: str

    @property
    def number(self) -> int:
        """The goal's number, 1 to 17."""
        return int(self.code)


@dataclass(frozen=True, slots=True)
class Target:
    """One of the 169 targets, such as "11.6" or "13.b".

    kind: an outcome to reach (numbered), or a means of implementation: targets with a letter and
    all targets of goal 17.
    """

    code: str
    goal: str
    kind: TargetKind


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 251 global indicators, such as "11.6.1".

    unsd_code: code in the UN statistical database. tier: "I", "II" or "I/II" (availability of
    method and data). custodians: agencies that compile it, in English. same_as: codes under which
    the same indicator stands with other targets.
    """

    code: str
    target: str
    goal: str
    unsd_code: str
    tier: str
    custodians: tuple[str, ...]
    same_as: tuple[str, ...]


Entry = Goal | Target | Indicator
_Entry = TypeVar("_Entry", Goal, Target, Indicator)


@cache
def _goals() -> Mapping[str, Goal]:
    raw = load_json("framework.json")["goals"]
    return MappingProxyType({code: Goal(code, **facts) for code, facts in raw.items()})


@cache
def _targets() -> Mapping[str, Target]:
    raw = load_json("framework.json")["targets"]
    return MappingProxyType(
        {code: Target(code, codes.goal_of(code), kind) for code, kind in raw.items()}
    )


@cache
def _indicators() -> Mapping[str, Indicator]:
    raw = load_json("framework.json")["indicators"]
    return MappingProxyType(
        {
            code: Indicator(
                code=code,
                target=codes.target_of(code),
                goal=codes.goal_of(code),
                unsd_code=facts["unsd_code"],
                tier=facts["tier"],
                custodians=tuple(facts["custodians"]),
                same_as=tuple(facts["same_as"]),
            )
            for code, facts in raw.items()
        }
    )


@cache
def _known() -> Mapping[str, Entry]:
    return MappingProxyType({**_goals(), **_targets(), **_indicators()})


def goals() -> tuple[Goal, ...]:
    """Return the 17 goals in order."""
    return tuple(_goals().values())


def targets(goal: str | None = None) -> tuple[Target, ...]:
    """Return the 169 targets in order, or those of one goal.

    goal: any spelling parse_code reads. Raises CodeError if it is not a goal.
    """
    if goal is None:
        return tuple(_targets().values())
    code = _expect(goal, _goals()).code
    return tuple(target for target in _targets().values() if target.goal == code)


def indicators(target: str | None = None) -> tuple[Indicator, ...]:
    """Return the 251 indicators in order, or those of one target.

    target: any spelling parse_code reads. Raises CodeError if it is not a target.
    """
    if target is None:
        return tuple(_indicators().values())
    code = _expect(target, _targets()).code
    return tuple(indicator for indicator in _indicators().values() if indicator.target == code)


def goal(code: str) -> Goal:
    """Return one goal, code in any spelling parse_code reads. Raises CodeError."""
    return _expect(code, _goals())


def target(code: str) -> Target:
    """Return one target, code in any spelling parse_code reads. Raises CodeError."""
    return _expect(code, _targets())


def indicator(code: str) -> Indicator:
    """Return one indicator, code in any spelling parse_code reads. Raises CodeError."""
    return _expect(code, _indicators())


def find_code(code: str) -> Entry:
    """Return the goal, target or indicator a text means: "SDG 6.a", "Ziel 13". Raises CodeError."""
    return _known()[parse_code(code)]


def parse_code(text: str) -> str:
    """Return the code a text means in the one spelling used everywhere: "13.b" for "SDG 13.B".

    Reads what people write before a code in ten languages (SDG, Ziel, ODD, цель, …), commas and
    hyphens for the dot, capital letters, full-width and Arabic digits. The whole text must be the
    code; text around it is an error. Raises CodeError, whose message says what exists.
    """
    return codes.read_code(text, _known().keys())


def _expect(text: str, wanted: Mapping[str, _Entry]) -> _Entry:
    """Return the entry a text means, if it is of the wanted kind. Raises CodeError otherwise."""
    code = parse_code(text)
    if code not in wanted:
        kind = codes.kind_of(next(iter(wanted)))
        example = {"goal": "13", "target": "13.1 or 13.a", "indicator": "13.1.1"}[kind]
        found = codes.kind_of(code)
        advice = f"{code} is one of the {found}s. Name one of the {kind}s here, such as {example}."
        raise codes.CodeError(text, code, advice)
    return wanted[code]
