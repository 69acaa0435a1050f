# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What released papers say shows on public pages; nothing of the others shows anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.topics import add_paper, read_now, replace_file
from tests.worlds import kept
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics.actions import give_verdict
from zweiklang.domain.topics.models import Paper, Passage
from zweiklang.foundation.writing import hide_record, release_record

SECRET = "Zisterne"
PUBLIC = (
    "/de/dortmund/", "/de/dortmund/goals/", "/de/dortmund/goals/6/", "/de/dortmund/goals/6.3/",
    "/de/dortmund/cities/dura/", "/de/dortmund/data/", "/de/dortmund/data/portfolio.json",
    "/de/dortmund/data/paper.csv", "/de/dortmund/news/", "/de/dortmund/timeline/", "/sitemap.xml",
    "/api/v1/topics/cities", "/api/v1/topics/cities/dura", "/api/v1/topics/cities/dura/papers",
    "/api/v1/topics/lines?first=dortmund&second=dura", f"/api/v1/search?q={SECRET}",
)  # fmt: skip


@pytest.fixture
@kept
def secret(fake_reader: None, dortmund: Office) -> Paper:
    """A paper of Dura that is not released, beside a released one of Dortmund."""
    add_paper(dortmund, dortmund.place, "Dortmund baut ein Wasserwerk.", "a.txt", released=True)
    dura = factories.add_place("dura", "PS", de="Dura", en="Dura")
    text = f"Dura baut eine {SECRET} für das Wasser.\n\nDura sucht Wasserwissen."
    return add_paper(dortmund, dura, text, f"{SECRET}.txt")


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    content: Any = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(content).decode()


def test_nothing_of_an_unreleased_paper_appears_anywhere(client: Client, secret: Paper) -> None:
    for _turn in range(2):
        for address in PUBLIC:
            page = seen(client, address).replace(f"q={SECRET}", "")
            assert SECRET not in page, address
            assert "Dura" not in page or "/data/" in address, address
        asked = {"text": f"Wer baut eine {SECRET}?"}
        answer = client.post("/api/v1/topics/alike", asked, content_type="application/json")
        assert SECRET not in answer.content.decode()
        release_record(factories.SYSTEM, secret)
        assert SECRET in seen(client, "/de/dortmund/goals/6.3/")
        hide_record(factories.SYSTEM, secret)


def test_goal_and_target_say_which_city_works_on_it_seeks_and_offers(
    client: Client, secret: Paper
) -> None:
    release_record(factories.SYSTEM, secret)
    for code in ("6", "6.3"):
        cities = client.get(f"/de/dortmund/goals/{code}/").context["cities"]
        assert [(str(city["place"]), city["says"]) for city in cities] == [
            ("Dortmund", "arbeitet daran"),
            ("Dura", "arbeitet daran, nennt, was fehlt oder gesucht wird"),
        ]
    assert client.get("/de/dortmund/goals/4/").context["cities"] == []


def test_wording_shows_only_where_the_right_says_so(client: Client, secret: Paper) -> None:
    secret.right = Paper.Right.TOPICS
    release_record(factories.SYSTEM, factories.save_record(factories.SYSTEM, secret))
    for address in ("/de/dortmund/goals/6.3/", "/de/dortmund/cities/dura/"):
        page = seen(client, address)
        assert "Dura" in page
        assert f"baut eine {SECRET}" not in page


def test_a_city_with_released_papers_has_a_public_profile(client: Client, secret: Paper) -> None:
    assert client.get("/de/dortmund/cities/dura/").status_code == 404
    assert client.get("/de/dortmund/cities/nowhere/").status_code == 404
    release_record(factories.SYSTEM, secret)
    answer = client.get("/de/dortmund/cities/dura/")
    assert answer.context["goals"] == ["6"]
    assert [key for key, _title, _rows in answer.context["parts"]] == ["doing", "need"]
    assert f"Dura baut eine {SECRET}" in answer.content.decode()


def test_an_invented_paper_carries_the_dagger_wherever_it_is_quoted(
    client: Client, secret: Paper
) -> None:
    release_record(factories.SYSTEM, secret)
    quoted = ("/de/dortmund/goals/6.3/", "/de/dortmund/cities/dura/")
    assert not any('class="zk-demo"' in seen(client, address) for address in quoted)
    Paper.objects.filter(pk=secret.pk).update(is_demonstration=True)
    for address in quoted:
        assert 'class="zk-demo"' in seen(client, address), address


def test_a_new_reading_shows_at_once(client: Client, secret: Paper, dortmund: Office) -> None:
    release_record(factories.SYSTEM, secret)
    assert SECRET not in seen(client, "/de/dortmund/goals/4/")
    new = replace_file(secret, f"Dura baut eine Schule mit {SECRET}.")
    assert SECRET not in seen(client, "/de/dortmund/goals/4/")
    read_now(new)
    assert f"Schule mit {SECRET}" in seen(client, "/de/dortmund/goals/4/")


def test_public_topics_need_few_queries(
    client: Client, fake_reader: None, dortmund: Office, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        place = factories.add_place(f"stadt-{n}", "DE", de=f"Stadt {n}")
        add_paper(dortmund, place, f"Stadt {n} baut ein Wasserwerk.", f"{n}.txt", released=True)
    for path in ("goals/6/", "goals/6.3/", "cities/stadt-3/"):
        with django_assert_max_num_queries(20):
            assert client.get(f"/de/dortmund/{path}").status_code == 200


def test_a_bare_row_of_a_table_is_no_proof_until_an_officer_has_confirmed_it(
    client: Client, fake_reader: None, dortmund: Office
) -> None:
    row = "Dortmund baut Wasser | 62.0 | 58.4 | 94 %"
    words = f"{row}\n\nDortmund baut eine Schule."
    add_paper(dortmund, dortmund.place, words, "b.txt", released=True)
    quoted = ("/de/dortmund/goals/6.3/", "/de/dortmund/cities/dortmund/")
    for address in quoted:
        page = seen(client, address)
        assert "58.4" not in page
        assert "6.3" in page
    parts = client.get(quoted[1]).context["parts"]
    assert parts[0][2][0].passages[0].text == "Dortmund baut eine Schule."
    give_verdict(factories.SYSTEM, Passage.objects.get(text=row), "confirmed")
    for address in quoted:
        assert "58.4" in seen(client, address)
