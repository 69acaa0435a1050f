# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads papers, profiles of cities and passages, as far as an actor may see them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from zweiklang.agenda2030.reader.profiles import PER_DOCUMENT
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.models import Paper, PaperReading, PaperTopic, Passage, Stance, Verdict
from zweiklang.domain.topics.records import (
    PaperRecord,
    PassageRecord,
    ProfileRecord,
    TopicRecord,
)
from zweiklang.foundation.actors import Actor

#: Topics shown with their passages in each part of a profile.
TOPICS = 12


def papers_of(place_id: uuid.UUID, actor: Actor, **chosen: Any) -> list[PaperRecord]:
    """Return a city's papers the actor may see, latest first; `chosen` filters by fields."""
    found = _papers(actor).filter(place=place_id, **chosen)
    records = [paper_record(paper) for paper in found]
    return sorted(records, key=lambda one: (str(one.dated_on or ""), one.key), reverse=True)


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
        is_public=paper.is_public,
        shows_wording=paper.right == Paper.Right.PASSAGES,
    )


def cities_with_papers(actor: Actor) -> list[Place]:
    """Return the cities of which the actor may see papers, by name."""
    ids = Paper.objects.visible_to(actor).current().values("place")
    return sorted(Place.objects.filter(pk__in=ids), key=str)


def topic_sums(
    actor: Actor, places: Iterable[uuid.UUID], **papers: Any
) -> dict[uuid.UUID, dict[tuple[str, str], list[tuple[PaperTopic, uuid.UUID]]]]:
    """Return for each city the rows of its papers by role and target; one query."""
    visible = Paper.objects.visible_to(actor).current().filter(place__in=list(places), **papers)
    found: dict[uuid.UUID, dict[tuple[str, str], list[tuple[PaperTopic, uuid.UUID]]]] = {}
    rows = PaperTopic.objects.filter(paper__in=visible).select_related("paper")
    for row in rows.only("role", "code", "goal", "passages", "paper__place"):
        by_topic = found.setdefault(row.paper.place_id, defaultdict(list))
        by_topic[row.role, row.code].append((row, row.paper_id))
    return found


def city_profile(place_id: uuid.UUID, actor: Actor, **papers: Any) -> ProfileRecord:
    """Return what a city works on, seeks and offers, from the papers the actor may see.

    The strongest topics carry their three best passages. Six queries at most.
    """
    sums = topic_sums(actor, [place_id], **papers).get(place_id, {})
    roles: dict[str, list[tuple[str, float, int, list[int]]]] = defaultdict(list)
    for (role, code), rows in sums.items():
        passages = sorted(
            (pair for row, _paper in rows for pair in row.passages[:PER_DOCUMENT]),
            key=lambda pair: -pair[1],
        )
        strength = rules.joined([p for _id, p in passages])
        roles[role].append((code, strength, len(rows), [one for one, _p in passages[:3]]))
    for topics in roles.values():
        topics.sort(key=lambda topic: (-topic[1], topic[0]))
    wanted = [one for topics in roles.values() for topic in topics[:TOPICS] for one in topic[3]]
    shown = passages_by_id(wanted, actor)

    def topics_of(role: str) -> tuple[TopicRecord, ...]:
        return tuple(
            TopicRecord(
                code=code,
                strength=strength,
                papers=count,
                passages=tuple(for_target(shown[one], code) for one in ids if one in shown),
            )
            for code, strength, count, ids in roles[role]
        )

    count = Paper.objects.visible_to(actor).current().filter(place=place_id, **papers).count()
    return ProfileRecord(
        place_id=place_id,
        papers=count,
        doing=topics_of("doing"),
        need=topics_of("need"),
        offer=topics_of("offer"),
    )


def passages_by_id(ids: Sequence[int], actor: Actor) -> dict[int, PassageRecord]:
    """Return passages the actor may see, with what holds for them; four queries."""
    rows = list(
        Passage.objects.filter(pk__in=set(ids), reading__is_current=True)
        .defer("vector")
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
            found[row.pk] = passage_record(
                row, paper_record(paper), verdict, actor, paper.office_id
            )
    return found


def verdicts_on(
    fingerprints: Sequence[str], papers: Iterable[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], Verdict]:
    """Return what officers said to passages of these papers, by paper and fingerprint."""
    rows = Verdict.objects.current().filter(paper__in=list(papers), fingerprint__in=fingerprints)
    return {(row.paper_id, row.fingerprint): row for row in rows}


def passage_record(
    row: Passage,
    paper: PaperRecord,
    verdict: Verdict | None,
    actor: Actor,
    office_id: uuid.UUID | None,
) -> PassageRecord:
    """Return a passage as it holds. Outsiders get no wording where only topics may be shown."""
    targets = [(code, float(p)) for code, p in row.targets]
    stance = row.stance
    if verdict is not None:
        stance = verdict.stance or stance
        if verdict.targets:
            targets = [(code, rules.CERTAIN) for code in verdict.targets]
        elif targets:
            targets = [(targets[0][0], rules.CERTAIN), *targets[1:]]
    inside = actor.kind == "system" or office_id in actor.roles
    return PassageRecord(
        id=row.pk,
        paper=paper,
        text=row.text if inside or paper.shows_wording else "",
        page=row.page,
        language=row.language,
        code=targets[0][0] if targets else "",
        p=targets[0][1] if targets else 0.0,
        stance=stance,
        stance_label=str(Stance(stance).label),
        verdict=verdict.decision if verdict else "",
        fingerprint=row.fingerprint,
        evidence=tuple((start, end, weight) for start, end, weight in row.evidence),
        explicit=tuple(row.explicit),
        other_targets=tuple(targets[1:4]),
    )


def for_target(passage: PassageRecord, code: str) -> PassageRecord:
    """Return the passage as shown below another of its targets."""
    from dataclasses import replace

    p = next((p for other, p in passage.other_targets if other == code), passage.p)
    return passage if passage.code == code else replace(passage, code=code, p=p)


def target_commonness(actor: Actor) -> dict[str, float]:
    """Return for each target the share of all cities with papers that work on it; two queries."""
    visible = Paper.objects.visible_to(actor).current()
    total = visible.values("place").distinct().count()
    rows = (
        PaperTopic.objects.filter(paper__in=visible, role="doing")
        .values("code")
        .annotate(cities=Count("paper__place", distinct=True))
        .values_list("code", "cities")
    )
    return rules.commonness(dict(rows), total)
