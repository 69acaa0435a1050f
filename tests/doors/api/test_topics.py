# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers, profiles, lines and passages by the interface, seen by nobody who may not see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics.models import Paper
from zweiklang.foundation.writing import release_record

BASE = "/api/v1/topics"
LINES = f"{BASE}/lines?first=dortmund&second=dura"


@pytest.fixture(autouse=True)
@kept
def papers(fake_reader: None, dortmund: Office) -> tuple[Paper, ...]:
    """Dortmund's and Dura's papers are released, Dura's with topics only; Lomé's is not."""
    dura, lome = (factories.add_place(key, "PS") for key in ("dura", "lome"))
    own = add_paper(
        dortmund, dortmund.place,
        "Dortmund baut ein Wasserwerk.\n\nDie Stadt bietet Wissen zur Abfallwirtschaft.",
        "own.txt", released=True, kind="plan", dated_on=factories.day("2024"),
    )  # fmt: skip
    other = add_paper(
        dortmund, dura, "Dura baut ein Wasserwerk.\n\nDura sucht Wissen zur Abfallwirtschaft.",
        "dura.txt", released=True, right="topics",
    )  # fmt: skip
    secret = add_paper(dortmund, lome, "Lomé baut ein Wasserwerk.", "secret.txt")
    return own, other, secret


def get(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def test_cities_papers_and_profiles_show_what_is_released(client: Client) -> None:
    assert [city["key"] for city in get(client, f"{BASE}/cities")["items"]] == ["dortmund", "dura"]
    (paper,) = get(client, f"{BASE}/cities/dortmund/papers")["items"]
    assert (paper["kind"], paper["dated_on"], paper["is_read"]) == ("plan", "2024", True)
    profile = get(client, f"{BASE}/cities/dortmund")
    assert [topic["code"] for topic in profile["doing"]] == ["6.3", "11.6"]
    assert profile["doing"][0]["passages"][0]["text"] == "Dortmund baut ein Wasserwerk."
    # Topics only: what it is about, not how it is said.
    (passage,) = get(client, f"{BASE}/cities/dura")["doing"][0]["passages"]
    assert (passage["text"], passage["target"]) == ("", "6.3")


def test_lines_are_those_of_the_finder(client: Client) -> None:
    found = get(client, LINES)
    assert [line["target"] for line in found["common"]] == ["6.3"]
    assert [(line["kind"], line["target"]) for line in found["exchange"]] == [
        ("offer-seek", "11.6")
    ]
    assert [one["city"] for one in found["common"][0]["passages"]] == ["dortmund", "dura"]
    for narrow in ("goal=11", "kind=plan", "since=2020"):
        assert get(client, f"{LINES}&{narrow}")["common"] == []
    assert client.get(f"{BASE}/lines?first=dura&second=dura").status_code == 404


def test_who_else_is_asked_in_the_body(client: Client) -> None:
    answer = client.post(
        f"{BASE}/alike", {"text": "Wer baut ein Wasserwerk?"}, content_type="application/json"
    )
    found = {(one["city"], one["text"]) for one in answer.json()}
    assert ("dortmund", "Dortmund baut ein Wasserwerk.") in found
    assert {text for city, text in found if city == "dura"} == {""}
    assert client.get(f"{BASE}/alike", {"text": "Wasser"}).status_code == 405


def test_what_is_not_released_is_for_the_office_alone(
    client: Client, bernd: User, papers: tuple[Paper, ...]
) -> None:
    three = f"{LINES}&third=lome"
    looks = (f"{BASE}/cities/lome", f"{BASE}/cities/lome/papers", three)
    question = {"text": "Wer baut ein Wasserwerk?"}

    def alike() -> str:
        answer = client.post(f"{BASE}/alike", question, content_type="application/json")
        return str(answer.json())

    assert [client.get(look).status_code for look in looks] == [404] * 3
    assert "lome" not in alike()
    client.force_login(bernd)
    assert [client.get(look).status_code for look in looks] == [200] * 3
    assert [line["target"] for line in get(client, three)["common"]] == ["6.3"]
    assert "lome" in alike()
    client.logout()
    release_record(factories.SYSTEM, papers[2])
    assert [client.get(look).status_code for look in looks] == [200] * 3
