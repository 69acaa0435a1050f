# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_event,
    add_partnership,
    add_phase,
    add_place,
    day,
)
from tests.worlds import kept
from zweiklang.domain.coordination import actions
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

BASE = "/api/v1/offices/dortmund"


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    partnership = add_partnership(
        dortmund,
        add_place("kumasi-gh", "GH", de="Kumasi"),
        key="kumasi",
        known_since=dt.date(2011, 6, 1),
    )
    add_phase(partnership, "2011", known="2011-06-01")
    add_agreement(partnership, "2020-10-07", "2022-10-07", known="2020-10-08")
    add_agreement(partnership, "2024-05-14", kind="charter", known="2024-05-15")
    add_event(partnership, "2024-05-14", "Besuch aus Kumasi", known="2024-05-15", goals=["11.6"])
    add_event(partnership, "2024-11", "Besuch in Kumasi", known="2024-12-01", released=False)
    return partnership


def get(client: Client, address: str, **query: Any) -> Any:
    response = client.get(address, query)
    assert response.status_code == 200, response.content
    return response.json()


def test_a_partnership_comes_with_all_that_is_public_and_nothing_else(
    client: Client, with_kumasi: Partnership
) -> None:
    found = get(client, f"{BASE}/partnerships/kumasi")
    assert [phase["begins"] for phase in found["phases"]] == ["2011"]
    assert [one["valid_until"] for one in found["agreements"]] == ["2022-10-07", None]
    assert found["gaps"] == [{"first": "2022-10-08", "last": "2024-05-13"}]
    assert [event["title"]["texts"]["de"] for event in found["events"]] == ["Besuch aus Kumasi"]


def test_members_get_what_is_internal_too(
    client: Client, with_kumasi: Partnership, bernd: User
) -> None:
    client.force_login(bernd)
    found = get(client, f"{BASE}/partnerships/kumasi")
    assert [event["is_public"] for event in found["events"]] == [True, False]


def test_as_known_on_a_day_holds_only_what_was_known_then(
    client: Client, with_kumasi: Partnership
) -> None:
    found = get(client, f"{BASE}/partnerships/kumasi", known_on="2023-10-26")
    assert [one["signed_on"] for one in found["agreements"]] == ["2020-10-07"]
    assert found["events"] == []
    assert found["gaps"] == [{"first": "2022-10-08", "last": None}]
    (line,) = get(client, f"{BASE}/partnerships", known_on="2021-01-01")["items"]
    assert [one["signed_on"] for one in line["agreements"]] == ["2020-10-07"]
    assert get(client, f"{BASE}/partnerships", known_on="2011-05-31")["items"] == []


def test_the_timeline_of_the_office_tells_what_was_known_on_a_day(
    client: Client, with_kumasi: Partnership
) -> None:
    address = f"{BASE}/timeline"
    today = get(client, address)
    assert [one["when"] for one in today["items"]] == [
        "2011", "2020-10-07", "2024-05-14", "2024-05-14",
    ]  # fmt: skip
    assert {one["partnership_key"] for one in today["items"]} == {"kumasi"}
    then = get(client, address, known_on="2023-10-26")
    assert [one["when"] for one in then["items"]] == ["2011", "2020-10-07"]
    assert get(client, address, city="kumasi-gh", kind="event", year=2024)["total"] == 1
    assert get(client, address, city="dura")["total"] == 0


def test_the_timeline_is_narrowed_by_kind_year_and_goal(
    client: Client, with_kumasi: Partnership
) -> None:
    address = f"{BASE}/partnerships/kumasi/timeline"
    assert [one["kind"] for one in get(client, address, kind="agreement")] == ["agreement"] * 2
    assert {one["when"][:4] for one in get(client, address, year=2020, kind="agreement")} == {
        "2020"
    }
    (event,) = get(client, address, goal="11")
    assert event["title"]["texts"] == {"de": "Besuch aus Kumasi"}


def test_a_text_tells_its_original_and_its_stale_translations(
    client: Client, with_kumasi: Partnership
) -> None:
    text = TranslatedText.of(de="Klima", en="Climate").with_text("de", "Klima und Abfall")
    with_kumasi.topics = text
    save_record(SYSTEM, with_kumasi)
    (line,) = get(client, f"{BASE}/partnerships")["items"]
    assert line["topics"] == {
        "original": "de",
        "texts": {"de": "Klima und Abfall", "en": "Climate"},
        "stale": ["en"],
    }


def test_agreements_and_events_are_listed_over_all_partnerships(
    client: Client, with_kumasi: Partnership
) -> None:
    found = get(client, f"{BASE}/agreements", valid_on="2022-10-07")
    assert [(one["partnership_key"], one["last_day"]) for one in found["items"]] == [
        ("kumasi", "2022-10-07")
    ]
    assert get(client, f"{BASE}/agreements", valid_on="2022-10-08")["total"] == 0
    former = add_agreement(with_kumasi, "2015-02")
    add_agreement(with_kumasi, "2016-03-05", "2018", replaces=former)
    assert get(client, f"{BASE}/agreements", valid_on="2016-03-04")["total"] == 1
    (newer,) = get(client, f"{BASE}/agreements", valid_on="2016-03-05")["items"]
    assert newer["signed_on"] == "2016-03-05"
    assert get(client, f"{BASE}/agreements", valid_on="2019-01-01")["total"] == 0
    assert get(client, f"{BASE}/events", year=2024)["total"] == 1
    assert get(client, f"{BASE}/events", year=2023)["total"] == 0


def test_lists_come_in_pages_of_the_size_asked_for(client: Client, dortmund: Office) -> None:
    for number in range(3):
        add_partnership(dortmund, add_place(f"city-{number}", "FR"))
    found = get(client, f"{BASE}/partnerships", page=2, per_page=2)
    assert [one["key"] for one in found["items"]] == ["city-2"]
    assert (found["page"], found["pages"], found["total"]) == (2, 2, 3)
    assert get(client, f"{BASE}/partnerships", page=9)["items"] == []


def test_a_page_of_partnerships_takes_few_queries_whatever_its_length(
    client: Client, dortmund: Office, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        add_phase(add_partnership(dortmund, add_place(f"city-{number}", "FR")), "1990")
    with django_assert_max_num_queries(20):
        assert len(get(client, f"{BASE}/partnerships")["items"]) == 12


def test_warnings_are_for_members_of_the_office(
    client: Client, with_kumasi: Partnership, bernd: User, ama: User
) -> None:
    address = f"{BASE}/warnings"
    assert client.get(address).status_code == 401
    client.force_login(ama)
    refused = client.get(address, headers={"accept-language": "en"})
    assert refused.status_code == 403
    assert "members of the office" in refused.json()["detail"]
    client.force_login(bernd)
    found = get(client, address, on="2022-04-07")
    assert [one["kind"] for one in found["items"]] == ["agreement_ends"]
    assert "Kumasi" in found["items"][0]["sentence"]
    assert get(client, address, on="2022-04-07", kind="follow_up")["total"] == 0


def test_goals_and_targets_carry_their_short_titles(client: Client) -> None:
    goals = get(client, "/api/v1/goals")
    assert len(goals) == 17
    goal = get(client, "/api/v1/goals/11")
    assert {target["code"] for target in goal["targets"]} >= {"11.6", "11.a"}
    assert set(goal["title"]) == {"de", "en"}
    assert get(client, "/api/v1/goals/11.6")["targets"] == []


def test_the_search_finds_only_what_one_may_see(
    client: Client, with_kumasi: Partnership, bernd: User
) -> None:
    public = get(client, "/api/v1/search", q="besuch")
    assert [one["title"] for one in public["items"]] == ["Besuch aus Kumasi"]
    client.force_login(bernd)
    assert get(client, "/api/v1/search", q="besuch")["total"] == 2
    assert get(client, "/api/v1/search", q="besuch", kind="agreement")["total"] == 0


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/v1/offices/nowhere", 404, "/api/v1/offices"),
        (f"{BASE}/partnerships/nowhere", 404, f"{BASE}/partnerships"),
        ("/api/v1/goals/99", 404, "13"),
        (f"{BASE}/partnerships?page=0", 422, "errors"),
        (f"{BASE}/partnerships?known_on=31.02.2024", 422, "errors"),
        ("/api/v1/search", 422, "errors"),
    ],
)
def test_errors_are_problem_details_that_say_what_to_do(
    client: Client, dortmund: Office, address: str, status: int, says: str
) -> None:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert says in response.json()["detail"]
    assert bool(response.json()["errors"]) == (status == 422)


def test_every_answer_names_the_licence_and_may_be_read_by_any_site(
    client: Client, dortmund: Office
) -> None:
    response = client.get(BASE)
    assert response["Link"].endswith('; rel="license"')
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response


def test_the_calendar_is_read_without_sign_in_by_its_secret_alone(
    client: Client, with_kumasi: Partnership, bernd: User
) -> None:
    deadline = add_agreement(with_kumasi, "2024-06-01", "2099-10-07", key="long")
    assert deadline.valid_until == day("2099-10-07")
    old = actions.open_calendar(actor_for(bernd), with_kumasi.office_id).secret
    response = client.get(f"/calendar/{old}.ics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    assert b"DTSTART;VALUE=DATE:20991007" in response.content
    assert response["X-Robots-Tag"] == "noindex"
    actions.renew_calendar(actor_for(bernd), with_kumasi.office_id)
    assert client.get(f"/calendar/{old}.ics").status_code == 404


def test_what_members_get_is_neither_free_nor_kept(
    client: Client, with_kumasi: Partnership, bernd: User
) -> None:
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    for path in ("", "/partnerships/kumasi", "/events", "/warnings", "/iati/activities.xml"):
        response = client.get(f"{BASE}{path}")
        assert response["Cache-Control"] == "private, no-store", path
        assert "iati" in path or "Link" not in response, path
    assert "no-store" not in Client().get(BASE).get("Cache-Control", "")


@pytest.mark.parametrize(
    ("language", "unknown", "method"),
    [("de", "gibt es nichts", "nimmt kein POST an"), ("en", "nothing at", "does not take POST")],
)
def test_unknown_addresses_and_methods_are_problems_too(
    client: Client, dortmund: Office, language: str, unknown: str, method: str
) -> None:
    head = {"accept-language": language}
    for response, status, says in (
        (client.get("/api/v1/nope", headers=head), 404, unknown),
        (client.get("/api/v2/", headers=head), 404, unknown),
        (client.post(f"{BASE}/events", headers=head), 405, method),
    ):
        assert response.status_code == status
        assert response["Content-Type"] == "application/problem+json"
        assert says in response.json()["detail"]
    assert "GET" in client.post(f"{BASE}/events")["Allow"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("page=x", "Geben Sie eine ganze Zahl an."),
        ("page=0", "Geben Sie mindestens 1 an."),
        ("per_page=100000", "Geben Sie höchstens"),
        ("known_on=gestern", "Geben Sie einen Tag an, etwa 2020-10-07."),
    ],
)
def test_wrong_values_are_explained_in_the_readers_language(
    client: Client, dortmund: Office, query: str, said: str
) -> None:
    response = client.get(f"{BASE}/partnerships?{query}", headers={"accept-language": "de"})
    assert response.status_code == 422
    assert said in response.json()["errors"][0]["what"]


def test_a_request_without_its_safety_mark_is_told_how_to_send_it(
    dortmund: Office, bernd: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    response = client.post(
        f"{BASE}/reports", {}, "application/json", headers={"accept-language": "en"}
    )
    assert response.status_code == 403
    assert "X-CSRFToken" in response.json()["detail"]
