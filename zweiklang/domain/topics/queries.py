# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads papers, profiles of cities and passages, as far as an actor may see them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from zweiklang.agenda2030.codes import sort_key
from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import PER_DOCUMENT
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.models import (
    Paper,
    PaperFetch,
    PaperReading,
    PaperTopic,
    Passage,
    Stance,
    Verdict,
)
from zweiklang.domain.topics.records import (
    PaperRecord,
    PassageRecord,
    ProfileRecord,
    TopicRecord,
)
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate

#: Topics shown with their passages in each part of a profile.
TOPICS = 12


def papers_of(place_id: uuid.UUID, actor: Actor) -> list[PaperRecord]:
    """Return a city's papers the actor may see, latest first; three queries."""
    found = _papers(actor).filter(place=place_id)
    records = [paper_record(paper) for paper in found]
    return sorted(records, key=lambda one: (str(one.dated_on or ""), one.key), reverse=True)


def read_by_an_earlier_reader(papers: Iterable[PaperRecord]) -> list[PaperRecord]:
    """Return the papers whose passages are of an earlier version of the reader; none that waits."""
    now = weights.version()
    closed = [one for one in papers if one.state not in PaperReading.OPEN]
    return [one for one in closed if one.is_read and one.model != now]


def latest_fetch(place_id: uuid.UUID, office_id: uuid.UUID, actor: Actor) -> PaperFetch | None:
    """Return an office's latest fetching for a city; None to others than its members."""
    if not actor.is_inside(office_id):
        return None
    found = PaperFetch.objects.filter(office=office_id, place=place_id)
    return found.order_by("-pk").first()


def _papers(actor: Actor) -> QuerySet[Any]:
    latest = PaperReading.objects.order_by("-pk")
    return (
        Paper.objects.visible_to(actor)
        .current()
        .select_related("unit")
        .prefetch_related("unit__names", Prefetch("readings", latest))
    )


def paper_record(paper: Any) -> PaperRecord:
    """Return a paper with the state of its latest reading, the first of those prefetched."""
    readings = list(paper.readings.all())
    latest = readings[0] if readings else None
    return PaperRecord(
        id=paper.pk,
        office_id=paper.office_id,
        key=paper.key,
        place_id=paper.place_id,
        title=paper.title,
        kind=paper.kind,
        kind_label=str(paper.get_kind_display()),
        dated_on=paper.dated_on,
        language=paper.language or (latest.language if latest else ""),
        unit=str(paper.unit) if paper.unit else "",
        state=latest.state if latest else "",
        done=latest.done if latest else 0,
        total=latest.total if latest else 0,
        pages=latest.pages if latest else None,
        problem=latest.problem if latest else "",
        is_read=any(one.is_current for one in readings),
        model=next((one.model for one in readings if one.is_current), ""),
        is_public=paper.is_public,
        is_demonstration=paper.is_demonstration,
        shows_wording=paper.right == Paper.Right.PASSAGES,
    )


def cities_with_papers(actor: Actor) -> list[Place]:
    """Return the cities of which the actor may see papers, by name."""
    ids = Paper.objects.visible_to(actor).current().values("place")
    return sorted(Place.objects.filter(pk__in=ids), key=str)


def paper_counts(actor: Actor) -> dict[uuid.UUID, tuple[int, int]]:
    """Return for each city how many papers the actor may see, and how many are read; one query."""
    read = PaperReading.objects.filter(paper=OuterRef("pk"), is_current=True)
    rows = Paper.objects.visible_to(actor).current().annotate(read=Exists(read)).order_by()
    counted = rows.values("place").annotate(
        papers=Count("pk"), done=Count("pk", filter=Q(read=True))
    )
    return {row["place"]: (row["papers"], row["done"]) for row in counted}


def papers_read(
    actor: Actor, places: Iterable[uuid.UUID]
) -> list[tuple[uuid.UUID, uuid.UUID | None, str, PartialDate | None]]:
    """Return city, unit, kind and date of each read paper of some cities; one query."""
    rows = Paper.objects.visible_to(actor).current().filter(readings__is_current=True)
    found = rows.filter(place__in=list(places))
    return list(found.values_list("place", "unit", "kind", "dated_on"))


def topic_sums(
    actor: Actor, places: Iterable[uuid.UUID], chosen: Q | None = None
) -> dict[uuid.UUID, dict[tuple[str, str], list[tuple[PaperTopic, uuid.UUID]]]]:
    """Return for each city the rows of its papers by role and target; one query.

    chosen: which of the papers count, all if not given.
    """
    visible = Paper.objects.visible_to(actor).current()
    visible = visible.filter(chosen or Q(), place__in=list(places))
    found: dict[uuid.UUID, dict[tuple[str, str], list[tuple[PaperTopic, uuid.UUID]]]] = {}
    rows = PaperTopic.objects.filter(paper__in=visible).select_related("paper")
    for row in rows.only("role", "code", "goal", "passages", "paper__place"):
        by_topic = found.setdefault(row.paper.place_id, defaultdict(list))
        by_topic[row.role, row.code].append((row, row.paper_id))
    return found


def city_profile(place_id: uuid.UUID, actor: Actor) -> ProfileRecord:
    """Return what a city works on, seeks and offers, from the papers the actor may see.

    The strongest topics carry their three best passages. Seven queries at most.
    """
    sums = topic_sums(actor, [place_id]).get(place_id, {})
    roles: dict[str, list[_Topic]] = defaultdict(list)
    for (role, code), rows in sums.items():
        roles[role].append(_joined_topic(code, [row for row, _paper in rows]))
    for topics in roles.values():
        topics.sort(key=lambda topic: (-topic.strength, sort_key(topic.code)))
    best = [topic for topics in roles.values() for topic in topics[:TOPICS]]
    shown = passages_by_id([one for topic in best for one in topic.passages], actor)
    records = {
        role: tuple(_topic_record(topic, shown) for topic in topics)
        for role, topics in roles.items()
    }
    count = Paper.objects.visible_to(actor).current().filter(place=place_id).count()
    return ProfileRecord(
        place_id=place_id,
        papers=count,
        doing=records.get("doing", ()),
        need=records.get("need", ()),
        offer=records.get("offer", ()),
        named=records.get(rules.NAMED, ()),
    )


@dataclass(frozen=True)
class _Topic:
    """A target over all papers of a city. passages: ids of the three best."""

    code: str
    strength: float
    papers: int
    passages: list[int]


def _joined_topic(code: str, rows: Sequence[PaperTopic]) -> _Topic:
    passages = sorted(
        (pair for row in rows for pair in row.passages[:PER_DOCUMENT]), key=lambda pair: -pair[1]
    )
    strength = rules.joined([p for _id, p in passages])
    return _Topic(code, strength, len(rows), [one for one, _p in passages[:3]])


def _topic_record(topic: _Topic, shown: Mapping[int, PassageRecord]) -> TopicRecord:
    passages = (shown[one] for one in topic.passages if one in shown)
    found = tuple(for_target(one, topic.code) for one in passages)
    return TopicRecord(
        code=topic.code, strength=topic.strength, papers=topic.papers, passages=found
    )


def passages_about(
    place_id: uuid.UUID, code: str, actor: Actor
) -> list[tuple[PassageRecord, float]]:
    """Return a city's passages that count for a target, each with its weight; strongest first."""
    sums = topic_sums(actor, [place_id]).get(place_id, {})
    weights: dict[int, float] = {}
    for (_role, of), rows in sums.items():
        if of == code:
            for row, _paper in rows:
                for pk, p in row.passages:
                    weights[pk] = max(p, weights.get(pk, 0.0))
    shown = passages_by_id(list(weights), actor)
    found = [(for_target(one, code), weights[pk]) for pk, one in shown.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def passages_by_id(ids: Sequence[int], actor: Actor) -> dict[int, PassageRecord]:
    """Return passages the actor may see, with what holds for them; five queries."""
    rows = list(
        Passage.objects.filter(pk__in=set(ids), reading__is_current=True)
        .defer("vector", "deep")
        .select_related("reading")
    )
    papers = {
        paper.pk: paper
        for paper in _papers(actor).filter(pk__in={row.reading.paper_id for row in rows})
    }
    verdicts = verdicts_on([row.fingerprint for row in rows], papers)
    found = {}
    for row in rows:
        if paper := papers.get(row.reading.paper_id):
            verdict = verdicts.get((paper.pk, row.fingerprint))
            found[row.pk] = passage_record(row, paper_record(paper), verdict, actor)
    return found


def verdicts_on(
    fingerprints: Sequence[str], papers: Iterable[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], Verdict]:
    """Return what officers said to passages of these papers, by paper and fingerprint."""
    rows = Verdict.objects.current().filter(paper__in=list(papers), fingerprint__in=fingerprints)
    return {(row.paper_id, row.fingerprint): row for row in rows}


def passage_record(
    row: Passage, paper: PaperRecord, verdict: Verdict | None, actor: Actor
) -> PassageRecord:
    """Return a passage as it holds. Outsiders get no wording where only topics may be shown."""
    read = rules.as_read(row.pk, row.targets, row.assigned, row.explicit, row.stance)
    if verdict is not None:
        said = rules.Judgement(verdict.decision, tuple(verdict.targets), verdict.stance)
        read = rules.judged(read, said) or read
    first = read.targets[0] if read.targets else ("", 0.0)
    return PassageRecord(
        id=row.pk,
        reading_id=row.reading_id,
        position=row.position,
        paper=paper,
        text=row.text if wording_shown(actor, paper) else "",
        page=row.page,
        language=row.language,
        code=first[0],
        p=first[1],
        stance=read.stance,
        stance_p=1.0 if verdict is not None and verdict.stance else row.stance_p,
        stance_label=str(Stance(read.stance).label),
        verdict=verdict.decision if verdict else "",
        fingerprint=row.fingerprint,
        context=row.context if wording_shown(actor, paper) else "",
        verdict_id=verdict.pk if verdict else None,
        evidence=row.evidence if wording_shown(actor, paper) else {},
        explicit=tuple(row.explicit),
        other_targets=_others(row, read, first[0]),
    )


def _others(row: Passage, read: rules.Read, code: str) -> tuple[tuple[str, float], ...]:
    """Return the further targets that hold, then the model's next guesses; at most four."""
    found = {other: p for other, p in read.targets if other != code}
    for other, p in row.targets[:4]:
        if other != code:
            found.setdefault(other, float(p))
    return tuple(found.items())[:4]


def wording_shown(actor: Actor, paper: PaperRecord) -> bool:
    """Return whether the actor may read passages of a paper; `policy.can_read_wording` for records.

    The paper must be one the actor may see.
    """
    inside = actor.is_inside(paper.office_id)
    return inside or paper.shows_wording


def for_target(passage: PassageRecord, code: str) -> PassageRecord:
    """Return the passage as shown below another of its targets."""
    if passage.code == code:
        return passage
    p = dict(passage.other_targets).get(code, passage.p)
    others = [(passage.code, passage.p)] if passage.code else []
    others += [pair for pair in passage.other_targets if pair[0] != code]
    return replace(passage, code=code, p=p, other_targets=tuple(others))


def neighbours(passages: Iterable[PassageRecord]) -> dict[tuple[int, int], str]:
    """Return the text before and after passages, by reading and position; one query.

    Left out: what an officer has hidden, and papers of which no wording is shown.
    """
    asked = Q(pk=None)
    for one in passages:
        if one.text:
            asked |= Q(reading=one.reading_id, position__in=(one.position - 1, one.position + 1))
    hidden = Verdict.objects.current().filter(
        paper=OuterRef("reading__paper"),
        fingerprint=OuterRef("fingerprint"),
        decision=Verdict.Decision.HIDDEN,
    )
    rows = Passage.objects.filter(asked).exclude(Exists(hidden))
    found = rows.values_list("reading", "position", "text")
    return {(reading, position): text for reading, position, text in found}


def last_reading() -> dt.datetime | None:
    """Return when a paper was last read, by which those who keep pages see what is new."""
    found = PaperReading.objects.filter(is_current=True).aggregate(last=Max("finished_at"))
    last: dt.datetime | None = found["last"]
    return last


def verdicts_of(place_id: uuid.UUID, actor: Actor) -> list[Verdict]:
    """Return what officers said to a city's passages, if the actor may see it; latest first."""
    found = Verdict.objects.visible_to(actor).current().filter(paper__place=place_id)
    return list(found.select_related("paper").order_by("-changed_at"))


def target_commonness(actor: Actor) -> dict[str, float]:
    """Return for each target the share of all cities with topics that work on it; one query."""
    visible = Paper.objects.visible_to(actor).current()
    rows = PaperTopic.objects.filter(paper__in=visible, role="doing")
    pairs = list(rows.values_list("code", "paper__place").distinct())
    total = len({place for _code, place in pairs})
    return rules.commonness(Counter(code for code, _place in pairs), total)
