# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.portfolio import add_many_events
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import User

PAGES = (
    "",
    "partnerships/",
    "partnerships/?kind=project&country=PS&goal=12",
    "partnerships/kumasi/",
    "partnerships/kumasi/timeline/",
    "partnerships/kumasi/timeline/?kind=event&year=2022",
    "timeline/",
    "timeline/?year=2024&city=kumasi-city",
    "goals/",
    "goals/13/",
    "goals/8.6/?text=ar",
    "news/",
    "news/feed.atom",
    "office/",
    "mandate/",
    "mandate/decision-2023/",
    "data/",
    "accessibility/",
    "privacy/",
    "imprint/",
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_answers_with_at_most_20_queries_and_100_kilobytes(
    client: Client, with_kumasi: Partnership, page: str, language: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/{language}/dortmund/{page}")
    assert answer.status_code == 200
    assert len(queries) <= 20
    assert len(answer.content) < 100_000
    assert b"style=" not in answer.content, "the content security policy stops inline styles"


@pytest.mark.parametrize("page", ["", "partnerships/", "partnerships/kumasi/", "timeline/"])
def test_page_of_a_member_needs_at_most_20_queries(
    client: Client, with_kumasi: Partnership, bernd: User, page: str
) -> None:
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/de/dortmund/{page}")
    assert answer.status_code == 200
    assert len(queries) <= 20


def test_page_of_a_partnership_with_300_events_stays_light(
    client: Client, with_kumasi: Partnership
) -> None:
    add_many_events(with_kumasi, 300)
    answer = client.get("/de/dortmund/partnerships/kumasi/")
    assert len(answer.content) < 100_000


def test_reading_sets_no_cookie(client: Client, with_kumasi: Partnership) -> None:
    answer = client.get("/de/dortmund/partnerships/kumasi/")
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "nowhere/",
        "dortmund/partnerships/nowhere/",
        "dortmund/goals/18/",
        "dortmund/goals/x/",
        "dortmund/mandate/nowhere/",
        "dortmund/data/passwords.csv",
        "dortmund/files/6f0b0d0e-8a35-4d0e-9a0b-1f6a3c1b2c3d/a.pdf",
    ],
)
def test_unknown_address_says_what_to_do(
    client: Client, with_kumasi: Partnership, path: str
) -> None:
    answer = client.get(f"/de/{path}")
    assert answer.status_code == 404
    assert "Startseite" in answer.content.decode()


def test_root_leads_to_the_only_office(client: Client, with_kumasi: Partnership) -> None:
    answer = client.get("/de/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/de/dortmund/"


def test_root_lists_several_offices(
    client: Client, with_kumasi: Partnership, kumasi: object
) -> None:
    text = client.get("/de/").content.decode()
    assert "/de/dortmund/" in text
    assert "/de/kumasi/" in text


def test_search_engines_get_public_pages_only(client: Client, with_kumasi: Partnership) -> None:
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()  # type: ignore[attr-defined]
    assert "/de/dortmund/partnerships/kumasi/" in sitemap
    assert "workspace" not in sitemap
    assert "Disallow: /de/workspace/" in client.get("/robots.txt").content.decode()
