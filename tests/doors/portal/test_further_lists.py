# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Public lists beside those of whole pages: of a partnership, a goal, a city, a council item."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.eye_level import PROJECT, TOPIC, agree, open_between, tie
from tests.joint import open_joint, tied
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics.actions import give_verdict
from zweiklang.domain.topics.models import Passage
from zweiklang.doors.portal.views import partnership
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

HERE = "/en/dortmund/"


def rows(client: Client, path: str, table: str = "csv", **query: str) -> list[dict[str, str]]:
    found = client.get(f"{HERE}{path}", {"table": table, **query})
    assert found.status_code == 200
    assert found["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))


def page(client: Client, path: str) -> str:
    return client.get(f"{HERE}{path}").content.decode()


def test_page_of_a_partnership_offers_the_lists_that_have_rows(
    client: Client, with_kumasi: Partnership
) -> None:
    shown = client.get(f"{HERE}partnerships/kumasi/")
    offered = {part for part, _name in shown.context["lists"]}
    assert {"goals", "basis", "events", "actors"} <= offered
    assert "giving" not in offered
    for part in offered:
        assert f"table={part}.xlsx" in shown.content.decode()
        assert rows(client, "partnerships/kumasi/", f"{part}.csv"), part


def test_chapter_holds_all_rows_and_public_ones_only(
    client: Client, bernd: User, with_kumasi: Partnership
) -> None:
    factories.add_event(with_kumasi, "2022-03", "Intern", released=False)
    client.force_login(bernd)
    assert "Intern" in page(client, "partnerships/kumasi/events/")
    told = [one["What"] for one in rows(client, "partnerships/kumasi/events/")]
    assert told
    assert "Intern" not in told
    assert told == [one["What"] for one in rows(client, "partnerships/kumasi/", "events.csv")]


def test_chapter_is_as_known_on_the_day_asked_for(client: Client, with_kumasi: Partnership) -> None:
    shown = page(client, "partnerships/kumasi/events/?known_on=2100-01-01")
    assert "?known_on=2100-01-01&amp;table=csv" in shown
    early = client.get(
        f"{HERE}partnerships/kumasi/events/", {"table": "csv", "known_on": "1990-01-01"}
    )
    assert early.status_code == 404


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
    file: JointFile = open_between((dortmund, doris), (kumasi, kwame))
    tie(file, dortmund, kumasi.place)
    topic = agree("common-topic", TOPIC, file, doris, kwame)
    return [topic, agree("joint-project", PROJECT, file, doris, kwame, below=topic)]


def test_topics_and_projects_are_listed_once_all_cities_released_them(
    client: Client, texts: list[JointRecord], doris: Actor, kwame: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = "partnerships/kumasi/"
    assert "table=topics.csv" not in page(client, path)
    for one in texts:
        answer(kwame, propose(doris, one, effect="release"), "accepted")
    for part in ("topics", "projects", "indicators"):
        assert f"table={part}.csv" in page(client, path)
    # The page has room for some; the file has all.
    monkeypatch.setattr(partnership, "MOST", 0)
    assert "Fewer lorries" not in page(client, path)
    topics = rows(client, path, "topics.csv")
    assert [(one["City"], one["What it is worth to the city"]) for one in topics] == [
        ("Dortmund", "Fewer lorries"), ("Kumasi", "Every street is served"),
    ]  # fmt: skip
    (project,) = rows(client, path, "projects.csv")
    assert (project["Joint project"], project["From"]) == (
        "Two ways to collect waste",
        "2026-01-01",
    )
    assert "Dortmund: EDG" in project["Who leads"]
    ends = rows(client, path, "indicators.csv")
    assert [(one["City"], one["Unit"], one["Target"]) for one in ends] == [
        ("Dortmund", "kg per head", "150"), ("Kumasi", "%", "90"),
    ]  # fmt: skip


def test_giving_is_listed_without_what_is_not_released(
    client: Client, dortmund: Office, kumasi: Office, bernd: User, ama: User
) -> None:
    here, there = factories.actor_for(bernd), factories.actor_for(ama)
    file = open_joint(here, dortmund, there, kumasi)
    ours = tied(dortmund, file)
    sent = factories.add_contribution(ours, "=Forty days in Kumasi")
    factories.add_contribution(ours, "Secret days")
    release_record(here, sent)
    release_record(there, respond(there, sent, "confirmed"))
    path = f"partnerships/{ours.key}/"
    assert "table=giving.xlsx" in page(client, path)
    (one,) = rows(client, path, "giving.csv")
    assert (one["What"], one["Who gives"]) == ("'=Forty days in Kumasi", "Dortmund")
    assert one["Standing"] == "confirmed by the other city"
    assert "Topic or project" not in one


@pytest.fixture
@kept
def item(dortmund: Office) -> CouncilItem:
    item = CouncilItem(
        office=dortmund, key="resolution", kind="decision", body="Council",
        title=TranslatedText.of(en="Resolution"), dated_on=PartialDate.parse("2020-05"),
        source=factories.add_source(dortmund),
    )  # fmt: skip
    return release_record(factories.SYSTEM, save_record(factories.SYSTEM, item))


def test_council_item_gives_its_public_points_and_duties(
    client: Client, bernd: User, dortmund: Office, item: CouncilItem
) -> None:
    source = factories.add_source(dortmund)
    for number, words in ((1, "Shown"), (2, "Hidden")):
        point = ResolutionPoint(
            office=dortmund, council_item=item, key=f"p{number}", number=str(number),
            position=number, text=TranslatedText.of(en=words), source=source,
        )  # fmt: skip
        duty = FollowUp(
            office=dortmund, council_item=item, key=f"d{number}", source=source,
            due_on=PartialDate.parse("2027-05"), task=TranslatedText.of(en=words),
        )  # fmt: skip
        for record in (point, duty):
            saved = save_record(factories.SYSTEM, record)
            if words == "Shown":
                release_record(factories.SYSTEM, saved)
    client.force_login(bernd)
    path = "mandate/resolution/"
    for part, column in (("points", "Text"), ("duties", "What is to follow")):
        assert "Hidden" in page(client, path)
        assert f"table={part}.xlsx" in page(client, path)
        assert [one[column] for one in rows(client, path, f"{part}.csv")] == ["Shown"]


def test_library_of_laws_is_a_list(client: Client, dortmund: Office) -> None:
    assert "table=laws.csv" in page(client, "mandate/")
    found = rows(client, "mandate/", "laws.csv")
    assert len(found) > 5
    assert all(one["Title"] and one["What it says"] for one in found)


def test_what_papers_say_of_goals_is_listed_as_far_as_it_is_released(
    client: Client, fake_reader: Any, dortmund: Office
) -> None:
    words = "Dortmund baut ein Wasserwerk.\n\nDie Stadt sucht Solar."
    add_paper(dortmund, dortmund.place, words, released=True)
    add_paper(dortmund, dortmund.place, "Dortmund baut geheim am Wasser.", "geheim.txt")
    for path in ("goals/6/", "goals/6.3/"):
        assert "table=cities.csv" in page(client, path)
        (one,) = rows(client, path, "cities.csv")
        assert (one["City"], one["Passage"]) == ("Dortmund", "Dortmund baut ein Wasserwerk.")
        assert one["Paper"] == "Konzept"
    assert "table=csv" in page(client, "cities/dortmund/")
    parts = {one["Target"]: one["Part"] for one in rows(client, "cities/dortmund/")}
    assert parts["6.3"] == "What the city works on"
    assert parts["7.2"] == "Lacking or sought"
    Passage.objects.filter(text="Die Stadt sucht Solar.").update(stance_p=0.8)
    parts = {one["Target"]: one["Part"] for one in rows(client, "cities/dortmund/")}
    assert "7.2" not in parts  # only the reader takes it so, and not surely
    passage = Passage.objects.get(text="Die Stadt sucht Solar.")
    give_verdict(factories.SYSTEM, passage, "confirmed", stance="need")
    parts = {one["Target"]: one["Part"] for one in rows(client, "cities/dortmund/")}
    assert parts["7.2"] == "Lacking or sought"


def test_targets_of_a_goal_are_counted(client: Client, with_kumasi: Partnership) -> None:
    assert "table=targets.csv" in page(client, "goals/12/")
    found = {one["Target"]: one["Partnerships"] for one in rows(client, "goals/12/", "targets.csv")}
    assert len(found) == 11
    assert any(int(count) for count in found.values())


def test_offices_of_an_installation_are_a_list(
    client: Client, dortmund: Office, kumasi: Office
) -> None:
    answered = client.get("/en/", {"table": "csv"})
    found = list(csv.DictReader(io.StringIO(answered.content.decode("utf-8-sig"))))
    assert [one["City"] for one in found] == ["Dortmund", "Kumasi"]
