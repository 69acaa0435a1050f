# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads where the cities of a joint file meet: profiles, overlaps, common topics, exchange."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import QuerySet

from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.queries import records_visible_to
from zweiklang.domain.joint.standing import Standing
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.joint_kinds import SLUG
from zweiklang.domain.topics.models import Lesson, TopicAnswer, TopicProfile, TopicQuestion
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import fold


@dataclass(frozen=True)
class Meeting:
    """Two profiles that meet. `common`: the common topic that names their targets, None if none."""

    profiles: tuple[TopicProfile, TopicProfile]
    overlap: rules.Overlap
    common: Standing | None

    @property
    def learners(self) -> frozenset[str]:
        """Return the sides with a learning goal."""
        return frozenset(one.side for one in self.profiles if one.learning)

    @property
    def gainers(self) -> list[str]:
        """Return the sides that find at the other what they seek."""
        return [one.side for place, one in enumerate(self.profiles) if place in self.overlap.gains]


def profiles_of(actor: Actor, file: JointFile) -> list[TopicProfile]:
    """Return the profiles of a file's cities that the actor may see, by side and title."""
    rows = TopicProfile.objects.visible_to(actor).current().filter(file=file)
    rows = rows.select_related("paper", "unit").prefetch_related("unit__names")
    return sorted(rows, key=lambda one: (one.side, str(one).casefold()))


def meetings(profiles: Sequence[TopicProfile], common: Iterable[Standing]) -> list[Meeting]:
    """Return the pairs of profiles of two cities that meet, the strongest first."""
    known = list(common)
    found = []
    for one, other in combinations(profiles, 2):
        if one.side == other.side:
            continue
        first, second = sorted((one, other), key=lambda profile: profile.side)
        overlap = rules.overlap(side_of(first), side_of(second))
        if overlap is not None:
            topic = _named_by(overlap.targets, {one.side, other.side}, known)
            found.append(Meeting((first, second), overlap, topic))
    return sorted(found, key=lambda one: (-one.overlap.points, str(one.profiles[0]).casefold()))


def alone(profiles: Sequence[TopicProfile], met: Iterable[Meeting]) -> list[TopicProfile]:
    """Return the profiles that meet none of another city."""
    known = {profile.pk for meeting in met for profile in meeting.profiles}
    return [one for one in profiles if one.pk not in known]


def side_of(profile: TopicProfile) -> rules.TopicSide:
    """Return a profile as the rules compare it."""
    return rules.TopicSide(
        targets=tuple(profile.targets),
        offers=bool(profile.offers),
        seeks=bool(profile.seeks),
        learns=bool(profile.learning),
        has_plan=bool(profile.paper_id or profile.passage),
        is_running=profile.state in (TopicProfile.State.RUNNING, TopicProfile.State.ESTABLISHED),
    )


def _named_by(
    targets: Sequence[str], sides: set[str], known: Iterable[Standing]
) -> Standing | None:
    for one in known:
        is_between = sides <= set(one.record.sides)
        if is_between and rules.common_targets(one.content.get("targets", ()), targets):
            return one
    return None


def common_topics(actor: Actor, files: Iterable[JointFile] | None = None) -> QuerySet[JointRecord]:
    """Return the common topics the actor reads, agreed or not, latest first; of all files or some.

    What any office has made public is among them only where the files are named.
    """
    rows = records_visible_to(actor).filter(kind=SLUG).order_by("-created_at")
    return rows if files is None else rows.filter(file__in=[file.pk for file in files])


def equality(topics: Iterable[Standing], sides: str) -> tuple[dict[str, int], int]:
    """Return at how many topics each side has a learning goal, and of how many."""
    learners = [set(one.content.get("learning", ())) for one in topics if one.stage != "ended"]
    return rules.learning_of(learners, sides), len(learners)


def learning_at(met: Iterable[Meeting], sides: str) -> dict[str, int]:
    """Return at how many topics, at which the cities meet, each side wants to learn."""
    return rules.learning_of([one.learners for one in met], sides)


# -- Exchange ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Exchange:
    """A question with what was answered and what came of it."""

    question: TopicQuestion
    answers: tuple[TopicAnswer, ...]
    lessons: tuple[Lesson, ...]


def exchange_of(actor: Actor, file: JointFile, topic: JointRecord | None = None) -> list[Exchange]:
    """Return the questions of a file the actor may see, latest first, with answers and lessons."""
    questions = TopicQuestion.objects.visible_to(actor).current().filter(file=file)
    if topic is not None:
        questions = questions.filter(topic=topic)
    rows = list(questions.select_related("topic").order_by("-changed_at"))
    ids = [one.pk for one in rows]
    answers = TopicAnswer.objects.visible_to(actor).current().filter(question__in=ids)
    lessons = Lesson.objects.visible_to(actor).current().filter(question__in=ids)
    answered = _by_question(answers.order_by("changed_at"))
    learned = _by_question(lessons.order_by("changed_at"))
    return [
        Exchange(one, tuple(answered.get(one.pk, ())), tuple(learned.get(one.pk, ())))
        for one in rows
    ]


def _by_question(rows: Iterable[Any]) -> Mapping[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.question_id, []).append(row)
    return found


def lessons_like(actor: Actor, text: str = "") -> QuerySet[Lesson]:
    """Return the lessons with all words of a text that the actor may see, of all partnerships."""
    rows = Lesson.objects.visible_to(actor).current().select_related("question", "office__place")
    for word in fold(text).split():
        rows = rows.filter(words__contains=word)
    return rows.order_by("-changed_at")
