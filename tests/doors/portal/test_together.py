# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public page tells of common topics and joint projects only what all cities released."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.eye_level import PROJECT, TOPIC, agree, open_between, say, tie
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose
from zweiklang.domain.joint.answers import answer, unname
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.partnerships.models import Partnership, ServedGoal
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import release_record

PAGE = "/en/dortmund/partnerships/kumasi/"


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    member = factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def kwame(kumasi: Office) -> Actor:
    member = factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def texts(dortmund: Office, kumasi: Office, doris: Actor, kwame: Actor) -> list[JointRecord]:
    """A common topic and its project, agreed and not public."""
    file = open_between((dortmund, doris), (kumasi, kwame))
    tie(file, dortmund, kumasi.place)
    topic = agree("common-topic", TOPIC, file, doris, kwame)
    return [topic, agree("joint-project", PROJECT, file, doris, kwame, below=topic)]


def read(path: str = PAGE) -> str:
    with CaptureQueriesContext(connection) as counted:
        found = Client().get(path)
    assert found.status_code == 200
    assert len(counted) <= 20, len(counted)
    return found.content.decode()


def decide(one: Actor, other: Actor, texts: list[JointRecord], effect: str) -> None:
    for text in texts:
        current = JointRecord.objects.get(pk=text.pk)
        answer(other, propose(one, current, effect=effect), "accepted")


def test_nothing_shows_before_both_released_and_after_both_took_it_back(
    texts: list[JointRecord], doris: Actor, kwame: Actor
) -> None:
    propose(doris, texts[0], effect="release")
    assert "Fewer lorries" not in read()
    proposal = texts[0].proposals.get(effect="release")
    answer(kwame, proposal, "accepted")
    decide(doris, kwame, texts[1:], "release")
    page = read()
    for words in ("Fewer lorries", "Every street is served", "Two ways to collect waste", "EDG"):
        assert words in page
    assert "Fewer lorries" not in read(f"{PAGE}?known_on=2020-01-01")
    decide(kwame, doris, texts, "hide")
    page = read()
    assert "Fewer lorries" not in page
    assert "Two ways to collect waste" not in page


def test_name_taken_back_and_an_end_are_told(
    texts: list[JointRecord], doris: Actor, kwame: Actor
) -> None:
    decide(doris, kwame, texts, "release")
    unname(kwame, JointRecord.objects.get(pk=texts[1].pk), reason="The assembly objects")
    topic = JointRecord.objects.get(pk=texts[0].pk)
    answer(kwame, propose(doris, topic, effect="end", reason="Done"), "accepted")
    page = read()
    assert "Kumasi took its name back." in page
    assert "Ended on" in page


def test_values_show_once_their_city_has_released_them(
    texts: list[JointRecord], dortmund: Office, doris: Actor, kwame: Actor
) -> None:
    decide(doris, kwame, texts, "release")
    value = IndicatorValue(
        file=texts[0].file, office=dortmund, project=texts[1], mark="W1", value=Decimal("133.25"),
        measured_on=factories.day("2026-06"), source=factories.add_source(dortmund),
    )  # fmt: skip
    kept = say(doris, value)
    assert "133.25" not in read()
    release_record(factories.SYSTEM, kept)
    assert "133.25" in read()


def test_news_tell_of_agreed_topics_and_projects_once_they_are_public(
    texts: list[JointRecord], doris: Actor, kwame: Actor
) -> None:
    assert "Two ways to collect waste" not in read("/en/dortmund/news/")
    decide(doris, kwame, texts, "release")
    html = read("/en/dortmund/news/")
    for said in ("Kumasi: Waste", "Two ways to collect waste", "Common topic, agreed"):
        assert said in html
    assert "kumasi/#joint-projects" in html
    read("/en/dortmund/")
    assert "Two ways" in Client().get("/en/dortmund/news/feed.atom").content.decode()


def test_goals_and_targets_count_and_tell_what_cities_agreed_once_it_is_public(
    texts: list[JointRecord], doris: Actor, kwame: Actor
) -> None:
    goal, target = "/en/dortmund/goals/11/", "/en/dortmund/goals/11.6/"
    change = PROJECT | {"targets": ["11.6"], "state": "running"}
    answer(kwame, propose(doris, texts[1], content=change), "accepted")
    nobody = "So far no partnership on file works on it."
    assert nobody in read(goal)
    decide(doris, kwame, texts, "release")
    for page in (goal, target):
        html = read(page)
        assert "One partnership works on it." in html
        assert "Common topic" in html
        assert "Fewer lorries" in html
        assert "Joint project, running" in html
    assert re.search(r'goals/11\.6/".*?one partnership', read(goal), re.DOTALL)
    assert nobody in read("/en/dortmund/goals/13/")
    assert "One of 17 goals" in read("/en/dortmund/goals/")
    table = Client().get(f"{target}?table=agreed.csv").content.decode()
    assert "Every street is served" in table
    partnership = Partnership.objects.get(office__key="dortmund")
    factories.add_fact(ServedGoal, partnership, "served", code="11.6", sides="A")
    assert "One partnership works on it." in read(goal)
    assert re.search(r'goals/11/".*?one partnership', read("/en/dortmund/goals/"), re.DOTALL)
    ending = propose(
        doris, JointRecord.objects.get(pk=texts[0].pk), effect="end", reason="It is done."
    )
    answer(kwame, ending, "accepted")
    assert "Fewer lorries" not in read(target)
    assert "Joint project" in read(target)
