# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads what cities give and gain, always through `visible_to`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from zweiklang.domain.joint import queries as joint
from zweiklang.domain.joint.models import JointFile, JointParty, JointRecord
from zweiklang.domain.joint.shared import Response, responses_to
from zweiklang.domain.reciprocity import rules
from zweiklang.domain.reciprocity.joint_kinds import AGREED_CHANGE
from zweiklang.domain.reciprocity.models import Assessment, Benefit, Contribution, Expectation
from zweiklang.domain.reciprocity.principles import NUMBERS
from zweiklang.foundation.actors import Actor

#: Kinds of joint text that a statement can be about; at the first the cities learn.
TOPIC, PROJECT = "common-topic", "joint-project"
#: Kinds of gain from which a city has learned.
LEARNED = frozenset({Benefit.Kind.LEARNING, Benefit.Kind.PRACTICE})


@dataclass(frozen=True)
class Said:
    """A statement with what the other cities say to it, in the order of the sides."""

    statement: Any
    responses: tuple[Response, ...]
    standing: rules.Standing

    @property
    def answering(self) -> set[str]:
        """Return the sides of the cities that have responded."""
        return {one.side for one in self.responses}

    @property
    def disputes(self) -> list[Response]:
        """Return the responses of cities that see it differently."""
        return [one for one in self.responses if one.decision == Response.Decision.DISPUTED]

    @property
    def confirmed(self) -> list[Response]:
        """Return the responses of cities that confirm it."""
        return [one for one in self.responses if one.decision == Response.Decision.CONFIRMED]


@dataclass(frozen=True)
class Ledger:
    """What an actor may see of giving and gaining in a joint file, the oldest first.

    `topics`: the joint texts in force that statements can be about. Drafts of the own office are
    listed and counted nowhere. `is_whole`: no contribution told to the cities is hidden from the
    actor; of a part nothing must be concluded, such as that only one city gives. `seated`: the
    sides that can say something here. `spoken`: those that have, also beyond the years asked for.
    """

    sides: tuple[str, ...]
    contributions: tuple[Said, ...]
    benefits: tuple[Said, ...]
    topics: tuple[JointRecord, ...]
    is_whole: bool
    seated: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()

    @property
    def silent(self) -> frozenset[str]:
        """Return the sides that have entered nothing: of them nothing is to be said or asked."""
        mute = frozenset(self.sides) - self.spoken
        return mute if self.is_whole else mute - self.seated

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return every two sides, in order."""
        return [(a, b) for n, a in enumerate(self.sides) for b in self.sides[n + 1 :]]

    def balance(self, sides: tuple[str, str], language: str) -> list[rules.Row]:
        """Return the rows between two cities; what nobody has been told of is not counted."""
        return rules.balance(
            (
                one.statement.given(one.standing, language)
                for one in self.contributions
                if not is_draft(one)
            ),
            sides,
        )

    @property
    def common_topics(self) -> list[JointRecord]:
        """Return the common topics among the texts that statements can be about."""
        return [topic for topic in self.topics if topic.kind == TOPIC]

    def learns_in(self) -> dict[str, int]:
        """Return for each side at how many of the common topics it learns, by what is stated."""
        learning: dict[str, set[str]] = {str(topic.pk): set() for topic in self.common_topics}
        for one in (*self.contributions, *self.benefits):
            about = str(one.statement.about_id)
            if about not in learning or is_draft(one):
                continue
            if isinstance(one.statement, Benefit):
                learns = one.statement.kind in LEARNED
                side = one.statement.side
            else:
                learns = one.statement.kind == Contribution.Kind.KNOWLEDGE
                side = one.statement.receiver
            if learns:
                learning[about].add(side)
        return rules.learns_in(learning, self.sides)

    def years(self) -> list[int]:
        """Return the years of the statements, the latest first."""
        found = {
            when.year
            for one in (*self.contributions, *self.benefits)
            for when in (one.statement.begins, one.statement.ends)
            if when is not None
        }
        return sorted(found, reverse=True)


def is_draft(one: Said) -> bool:
    """Return whether only the author's office knows the statement."""
    return one.statement.shared_on is None and one.statement.released_on is None


def ledger_of(
    actor: Actor,
    file: JointFile,
    *,
    first: int | None = None,
    last: int | None = None,
    about: uuid.UUID | None = None,
) -> Ledger:
    """Return what the actor may see of giving and gaining, of some years or one topic if asked.

    Five queries, whatever the amount of data.
    """
    sides = tuple(file.parties.order_by("side").values_list("side", flat=True))

    def is_asked_for(row: Any) -> bool:
        of_years = rules.touches(row.begins, row.ends, first, last)
        return of_years and (about is None or row.about_id == about)

    contributions, benefits = _statements(actor, file.pk)
    topics = tuple(topics_of(actor, file))
    return _ledger(actor, sides, contributions, benefits, topics, is_asked_for)


def public_ledger(file_id: uuid.UUID, sides: Sequence[str]) -> Ledger:
    """Return what all cities have released of giving and gaining; three queries at most.

    `sides` are those of the cities. Topics are left out: the public page names none here.
    """
    contributions, benefits = _statements(Actor.public(), file_id)
    return _ledger(Actor.public(), tuple(sides), contributions, benefits, ())


def _statements(actor: Actor, file_id: uuid.UUID) -> tuple[list[Any], list[Any]]:
    """Return contributions and gains the actor sees; `is_part` says whether others are hidden."""
    hidden = Contribution.objects.current().filter(file=OuterRef("file"), shared_on__isnull=False)
    hidden = hidden.exclude(Contribution.objects.all().seen_by(actor))
    seat = JointParty.objects.filter(
        file=OuterRef("file"), side=OuterRef("receiver"), office__isnull=False, left_at=None
    )
    contributions, benefits = (
        model.objects.visible_to(actor)
        .current()
        .filter(file=file_id)
        .select_related("source", "about")
        .order_by("begins", "key")
        for model in (Contribution, Benefit)
    )
    asked = contributions.annotate(is_part=Exists(hidden), receiver_is_seated=Exists(seat))
    return list(asked), list(benefits)


def _ledger(
    actor: Actor,
    sides: tuple[str, ...],
    contributions: Sequence[Any],
    benefits: Sequence[Any],
    topics: tuple[JointRecord, ...],
    is_asked_for: Callable[[Any], bool] = lambda _row: True,
) -> Ledger:
    said = responses_to(actor, [row.pk for row in (*contributions, *benefits)])
    authors = frozenset(row.side for row in (*contributions, *benefits))
    return Ledger(
        sides,
        tuple(_said(row, row.receiver, said) for row in contributions if is_asked_for(row)),
        tuple(_said(row, "", said) for row in benefits if is_asked_for(row)),
        topics,
        not any(row.is_part for row in contributions),
        authors | {row.receiver for row in contributions if row.receiver_is_seated},
        authors | {one.side for answers in said.values() for one in answers},
    )


def topics_of(actor: Actor, file: JointFile) -> list[JointRecord]:
    """Return the joint texts in force that name a topic or project, by title."""
    found = joint.records_visible_to(actor).filter(file=file, revision__gt=0, ended_at=None)
    return sorted(found.filter(kind__in=(TOPIC, PROJECT)), key=str)


def _said(row: Any, receiver: str, said: Mapping[uuid.UUID, list[Response]]) -> Said:
    responses = tuple(said.get(row.pk, ()))
    decisions = {one.side: one.decision for one in responses}
    if not receiver:  # a gain is confirmed by whichever city says so
        receiver = next((side for side, word in decisions.items() if word == "confirmed"), "")
    return Said(row, responses, rules.standing(row.side, receiver, decisions))


# -- Answers given apart --------------------------------------------------------------------------
@dataclass(frozen=True)
class Year:
    """The answers of one year by side, as far as the actor may read them.

    `asked`: the sides with an office here; `opened`: all have answered, so all read everything.
    """

    year: int
    answers: Mapping[str, Any]
    asked: tuple[str, ...]
    opened: bool


def expectations_of(actor: Actor, file: JointFile) -> list[Year]:
    """Return the expectations by year, the latest first."""
    return _years(file, Expectation.objects.visible_to(actor).current().filter(file=file))


def assessments_of(actor: Actor, file: JointFile) -> list[Year]:
    """Return the self-assessments by year, the latest first."""
    return _years(file, Assessment.objects.visible_to(actor).current().filter(file=file))


def _years(file: JointFile, answers: Iterable[Any]) -> list[Year]:
    asked = tuple(
        sorted(
            party.side for party in file.parties.all() if party.office_id and party.left_at is None
        )
    )
    by_year: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for one in answers:
        by_year[one.year][one.side] = one
    return [
        Year(year, dict(sorted(found.items())), asked, rules.is_opened(asked, _shared(found)))
        for year, found in sorted(by_year.items(), reverse=True)
    ]


def _shared(found: Mapping[str, Any]) -> list[str]:
    return [side for side, one in found.items() if one.shared_on is not None]


def compared(year: Year) -> list[rules.Compared]:
    """Return the principles with the scores of the cities that a year shows."""
    return rules.compared({side: one.scores for side, one in year.answers.items()}, NUMBERS)


def scores_by_year(years: Sequence[Year]) -> dict[int, dict[str, dict[int, int]]]:
    """Return for each principle the scores by side and year: what a trend is drawn from."""
    return {
        number: {
            side: {
                one.year: score
                for one in reversed(years)
                if side in one.answers and (score := one.answers[side].scores[number]) is not None
            }
            for side in sorted({side for one in years for side in one.answers})
        }
        for number in NUMBERS
    }


def agreed_changes(actor: Actor, file: JointFile) -> list[JointRecord]:
    """Return what the cities propose to change or have agreed to, the latest first."""
    found = joint.records_visible_to(actor).filter(file=file, kind=AGREED_CHANGE.slug)
    return list(found.order_by("-created_at"))
