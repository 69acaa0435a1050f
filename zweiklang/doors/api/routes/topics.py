# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of cities, what is read in them, and what cities have in common."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import finder, meaning, queries
from zweiklang.domain.topics.comparing import papers_where
from zweiklang.domain.topics.models import Paper
from zweiklang.domain.topics.records import LineRecord, PassageRecord, TopicRecord
from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import topic_schemas as schemas
from zweiklang.doors.api.problems import NotFound
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import Key, Page, PageNumber, PerPage
from zweiklang.foundation.actors import Actor

router = Router(tags=["Topics"])
CityKey = Annotated[
    str, Query(description="Key of a city.", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)
]


@router.get("/cities", response=Page[schemas.TopicCity], summary="Cities with papers")
def list_cities(request: HttpRequest, page: PageNumber = 1, per_page: PerPage = 50) -> Any:
    """Return the cities of which one may see papers, by name."""
    actor = actor_of(request)
    counts = queries.paper_counts(actor)
    cities = queries.cities_with_papers(actor)
    return one_page(
        cities, page, per_page, lambda rows: [_city(row, counts[row.pk]) for row in rows]
    )


@router.get("/cities/{key}", response=schemas.TopicProfile, summary="Profile of a city")
def show_city(request: HttpRequest, key: Key) -> Any:
    """Return what a city works on, seeks and offers, each with its best passages."""
    actor = actor_of(request)
    place, counts = _city_or_404(key, actor)
    found = queries.city_profile(place.pk, actor)
    keys = {place.pk: place.key}
    parts = {
        name: [_topic(topic, keys) for topic in getattr(found, name)[: queries.TOPICS]]
        for name in ("doing", "need", "offer", "named")
    }
    return {**_city(place, counts), **parts}


@router.get("/cities/{key}/papers", response=Page[schemas.TopicPaper], summary="Papers of a city")
def list_papers(
    request: HttpRequest, key: Key, page: PageNumber = 1, per_page: PerPage = 50
) -> Any:
    """Return a city's papers that one may see, latest first."""
    actor = actor_of(request)
    place, _counts = _city_or_404(key, actor)
    return one_page(queries.papers_of(place.pk, actor), page, per_page)


@router.get("/lines", response=schemas.TopicLines, summary="What cities have in common")
def list_lines(
    request: HttpRequest,
    first: CityKey,
    second: CityKey,
    third: Annotated[str, Query(description="Key of a third city.", max_length=120)] = "",
    goal: Annotated[str, Query(description="Only targets of this goal.", max_length=2)] = "",
    kind: Annotated[Paper.Kind | None, Query(description="Only papers of this kind.")] = None,
    since: Annotated[
        int | None, Query(description="Only papers of this year and later.", ge=1000, le=2999)
    ] = None,
    office: Annotated[
        str, Query(description="Office whose decisions count, for its members.", max_length=60)
    ] = "",
    most: Annotated[int, Query(description="Lines of each list.", ge=1, le=50)] = 20,
) -> Any:
    """Return the lines of the topic finder for two or three cities, best first."""
    actor = actor_of(request)
    keys = [first, second, *([third] if third else [])]
    if len(set(keys)) < len(keys):
        raise NotFound(_("Name different cities; one has all its topics in common with itself."))
    cities = [_city_or_404(key, actor)[0] for key in keys]
    narrow: dict[str, Any] = {
        "goal": goal,
        "chosen": papers_where(kind=kind or "", since=str(since or "")),
        "office_id": office_or_404(office).pk if office else None,
        "most": most,
    }
    common, exchange = _lines([city.pk for city in cities], actor, narrow)
    names = {city.pk: city.key for city in cities}
    return {
        "cities": keys,
        "common": [_line(line, names) for line in common],
        "exchange": [_line(line, names) for line in exchange],
    }


@router.post("/alike", response=list[schemas.AlikePassage], summary="Who else works on this?")
def list_alike(request: HttpRequest, question: schemas.Question) -> Any:
    """Return passages of all cities that say something alike, across languages, nearest first.

    The text comes in the body, so that it stands in no address and in no server's log.
    """
    hits = meaning.passages_like(question.text.replace("\0", " "), actor_of(request))
    wanted = {hit.passage.paper.place_id for hit in hits}
    keys = dict(Place.objects.filter(pk__in=wanted).values_list("pk", "key"))
    return [{**_passage(hit.passage, keys), "nearness": hit.nearness} for hit in hits]


def _lines(
    places: list[Any], actor: Actor, narrow: dict[str, Any]
) -> tuple[list[LineRecord], list[LineRecord]]:
    if len(places) == 2:
        found = finder.find_topics(places[0], places[1], actor, **narrow)
        return list(found.both), list(found.exchange)
    one, two, three = places
    among = finder.find_topics_of_three((one, two, three), actor, **narrow)
    exchange = [line for pair in among.pairs.values() for line in pair.exchange]
    return list(among.all), sorted(exchange, key=lambda line: -line.score)


def _city_or_404(key: str, actor: Actor) -> tuple[Place, tuple[int, int]]:
    """Return a city with the number of its papers, all and read; raises NotFound without any."""
    place = Place.objects.current().filter(key=key).first()
    counts = queries.paper_counts(actor).get(place.pk) if place else None
    if place is None or counts is None:
        raise NotFound(
            _("There are no papers of “%(key)s”. All cities: /api/v1/topics/cities") % {"key": key}
        )
    return place, counts


def _city(place: Place, counts: tuple[int, int]) -> dict[str, Any]:
    return {
        "key": place.key,
        "name": place.name,
        "country": place.country,
        "papers": counts[0],
        "papers_read": counts[1],
    }


def _topic(topic: TopicRecord, keys: dict[Any, str]) -> dict[str, Any]:
    return {
        "code": topic.code,
        "strength": topic.strength,
        "papers": topic.papers,
        "passages": [_passage(one, keys) for one in topic.passages],
    }


def _line(line: LineRecord, keys: dict[Any, str]) -> dict[str, Any]:
    names = ("kind", "p", "score", "similarity", "strength", "decision")
    return {
        **{name: getattr(line, name) for name in names},
        "target": line.code,
        "passages": [_passage(one, keys) for one in line.passages],
    }


def _passage(one: PassageRecord, keys: dict[Any, str]) -> dict[str, Any]:
    names = ("text", "page", "language", "p", "stance")
    return {
        **{name: getattr(one, name) for name in names},
        "city": keys[one.paper.place_id],
        "paper_id": one.paper.id,
        "target": one.code,
    }
