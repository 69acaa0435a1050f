# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public search finds what is public, and leads to the page where it stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import SYSTEM, add_event
from zweiklang.domain.mandate.models import ResolutionPoint
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.portal.anchors import row_id
from zweiklang.foundation.writing import hide_record

PAGE = "/de/dortmund/search/"


def found(client: Client, text: str) -> list[tuple[str, str]]:
    answer = client.get(PAGE, {"q": text})
    assert answer.status_code == 200
    return [(one.kind, one.url) for one in answer.context["found"]]


def test_a_partnership_stands_first_and_what_belongs_to_it_leads_there(
    client: Client, with_kumasi: Partnership
) -> None:
    lines = found(client, "kumasi")
    address = "/de/dortmund/partnerships/kumasi/"
    assert lines[0] == ("Partnerschaft", address)
    for event in Event.objects.filter(partnership=with_kumasi, released_on__isnull=False):
        where = f"{address}timeline/?year={event.begins.year}#{row_id(event.pk)}"
        assert ("Ereignis", where) in found(client, f"kumasi {event.title.read('de')}")
        assert f'id="{row_id(event.pk)}"' in client.get(where.partition("#")[0]).content.decode()


def test_a_hit_says_kind_and_day_below_its_title_and_shows_no_keys_or_bare_numbers(
    client: Client, with_kumasi: Partnership
) -> None:
    event = add_event(with_kumasi, "2023-05-04", "Seltsamer Besuch", key="seltsamer-schluessel")
    html = " ".join(client.get(PAGE, {"q": "seltsamer"}).content.decode().split())
    assert "Ereignis, 4. Mai 2023" in " ".join(re.sub(r"<[^>]+>", "", html).split())
    assert "seltsamer-schluessel" not in html
    (hit,) = client.get(PAGE, {"q": "seltsamer-schluessel"}).context["found"]
    assert hit.hit.record_id == event.pk  # found, though not shown
    passages = [one.passage for one in client.get(PAGE, {"q": "2023-05-04"}).context["found"]]
    assert not any("2023-05-04" in passage for passage in passages)


def test_what_is_invented_carries_the_dagger(client: Client, with_kumasi: Partnership) -> None:
    add_event(with_kumasi, "2023-05-04", "Wahrer Besuch")
    add_event(with_kumasi, "2023-05-05", "Erfundener Besuch", is_demonstration=True)
    titles = [one.title for one in client.get(PAGE, {"q": "besuch 2023"}).context["found"]]
    assert sorted(titles) == ["Erfundener Besuch †", "Wahrer Besuch"]
    assert client.get(PAGE, {"q": "besuch 2023"}).content.decode().count(">†</span>") == 1


def test_a_council_item_is_found_by_its_number_and_a_point_on_its_page(
    client: Client, with_kumasi: Partnership
) -> None:
    assert ("Ratsvorlage", "/de/dortmund/mandate/decision-2023/") in found(client, "31234-23")
    point = ResolutionPoint.objects.select_related("council_item").get()
    words = str(next(iter(point.text.texts.values())))
    urls = [url for _kind, url in found(client, " ".join(words.split()[:3]))]
    assert f"/de/dortmund/mandate/{point.council_item.key}/#point-{point.pk}" in urls


def test_what_is_found_is_marked(client: Client, with_kumasi: Partnership) -> None:
    html = client.get(PAGE, {"q": "urkunde"}).content.decode()
    assert '<mark class="zk-found">Urkunde</mark>' in html


def test_nothing_is_found_that_is_not_public(client: Client, with_kumasi: Partnership) -> None:
    event = add_event(with_kumasi, "2023", "Geheimnisvoller Besuch")
    assert len(found(client, "geheimnisvoller")) == 1
    hide_record(SYSTEM, event)
    assert found(client, "geheimnisvoller") == []
    agreement = Agreement.objects.filter(kind="charter").get()
    hide_record(SYSTEM, with_kumasi)
    assert found(client, str(agreement)) == []


def test_a_member_finds_own_drafts_on_the_portal(
    client: Client, with_kumasi: Partnership, bernd: User
) -> None:
    hide_record(SYSTEM, with_kumasi)
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    assert ("Partnerschaft", "/de/dortmund/partnerships/kumasi/") in found(client, "kumasi")


def test_of_other_offices_the_search_leads_to_their_own_portal(
    client: Client, with_kumasi: Partnership, kumasi: Office
) -> None:
    answer = client.get("/de/kumasi/search/", {"q": "kumasi"})
    first = answer.context["found"][0]
    assert first.url == "/de/dortmund/partnerships/kumasi/"
    assert first.belongs_to == str(with_kumasi.office)


@pytest.mark.parametrize("text", ["", "  ", "nirgendwo", "%", "'", "a" * 500, "\x00"])
def test_any_question_gets_an_answer(client: Client, with_kumasi: Partnership, text: str) -> None:
    assert found(client, text) == []


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9999999"])
def test_any_page_gets_an_answer(client: Client, with_kumasi: Partnership, page: str) -> None:
    assert client.get(PAGE, {"q": "kumasi", "page": page}).status_code == 200


def test_a_page_of_hits_needs_few_queries(
    client: Client, with_kumasi: Partnership, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        client.get(PAGE, {"q": "kumasi"})


def test_the_hits_are_there_as_a_file(client: Client, with_kumasi: Partnership) -> None:
    text = client.get(PAGE, {"q": "kumasi", "table": "csv"}).content.decode("utf-8-sig")
    title, passage, kind, belongs_to = text.splitlines()[0].split(",")
    assert (title, passage, kind, belongs_to) == ("Titel", "Fundstelle", "Art", "Gehört zu")
    assert "Dortmund – Kumasi" in text
