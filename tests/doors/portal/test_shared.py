# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What another office publishes of a common file counts on every page of an office."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests.factories import SYSTEM, add_partnership, add_phase, add_place
from tests.worlds import kept
from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.foundation import clock
from zweiklang.foundation.writing import hide_record

THERE = 'href="/de/dortmund/partnerships/kumasi/'


@pytest.fixture
@kept
def together(with_kumasi: Partnership, kumasi: Office) -> Partnership:
    """The partnership that Dortmund's office keeps and both cities share."""
    file = open_joint_file(SYSTEM, with_kumasi, {})
    JointParty.objects.filter(file=file, side="B").update(office=kumasi, joined_at=clock.now())
    kumasi.place = Place.objects.get(key="kumasi-city")
    kumasi.save()
    return with_kumasi


def look(client: Client, path: str) -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/de/kumasi/{path}")
    assert answer.status_code == 200
    assert len(queries) <= 20
    return answer.content.decode()


def words(client: Client, path: str) -> str:
    return " ".join(strip_tags(look(client, path)).split())


@pytest.mark.parametrize(
    ("path", "said", "denied"),
    [
        ("timeline/", "Eine Partnerschaft seit 2011", "Keine Partnerschaft"),
        ("timeline/", "In einer davon gilt ein Abkommen", "In keiner davon"),
        ("timeline/?year=2022", "Delegation aus Kumasi", "liegt nichts in der Akte"),
        ("timeline/?city=dortmund", "Eine Partnerschaft seit 2011", "Keine Partnerschaft"),
        ("timeline/?city=dortmund&year=2022", "Delegation aus Kumasi", "liegt nichts"),
        ("goals/13/", "Eine Partnerschaft arbeitet daran", "keine Partnerschaft daran"),
        ("goals/8.6/", "Zu 8.6", "keine Partnerschaft daran"),
        ("goals/5/", "Fachaustausch", "Bisher arbeitet laut Akte"),
        ("news/", "Dortmund: Urkunde unterzeichnet", "Noch keine Meldungen"),
        ("", "Drei von 17 Zielen", "Noch ist"),
        ("", "Dortmund: Urkunde unterzeichnet", "Noch ist"),
        ("partnerships/?kind=project", "Gemeinsam geführt", "passt zu allen"),
        ("partnerships/?country=DE&goal=13", "Gemeinsam geführt", "passt zu allen"),
    ],
)
def test_every_page_tells_of_it_and_leads_to_the_office_that_publishes_it(
    client: Client, together: Partnership, path: str, said: str, denied: str
) -> None:
    text = words(client, path)
    assert said in text
    assert denied not in text
    assert THERE in look(client, path)
    assert 'href="/de/kumasi/partnerships/kumasi/' not in look(client, path)


def test_goals_count_it(client: Client, together: Partnership) -> None:
    text = words(client, "goals/")
    assert "Drei von 17 Zielen" in text
    assert text.count("eine Partnerschaft") == 3


def test_the_feed_and_the_timeline_of_an_earlier_day_tell_of_it(
    client: Client, together: Partnership
) -> None:
    assert "/de/dortmund/partnerships/kumasi/timeline/?year=" in look(client, "news/feed.atom")
    today = clock.today().isoformat()
    then = look(client, f"timeline/?known_on={today}&year=2022")
    assert "Eine Partnerschaft seit 2011" in then
    assert "Delegation aus Kumasi" in then


def test_the_timeline_names_the_city_that_stands_above(
    client: Client, together: Partnership, kumasi: Office
) -> None:
    text = words(client, "timeline/")
    assert "oben Kumasi" not in text
    assert "oben die Stadt mit dem Kreis" in text
    legend = text[text.index("Partnerstadt") :]
    assert legend.index("Partnerstadt") < legend.index("Kumasi")


def test_own_and_shared_partnerships_of_one_key_are_told_apart(
    client: Client, together: Partnership, kumasi: Office
) -> None:
    own = add_partnership(kumasi, add_place("leeds", "GB", de="Leeds"), key=together.key)
    add_phase(own, "2011")
    html = look(client, "timeline/?year=2011")
    assert "Zwei Partnerschaften seit 2011" in html
    for href, city in (
        ("/de/dortmund/partnerships/kumasi/", "Dortmund"),
        ("/de/kumasi/partnerships/kumasi/", "Leeds"),
    ):
        assert f'<a class="zk-quiet" href="{href}">{city}</a>' in html


def test_what_is_no_longer_public_there_is_no_longer_told_here(
    client: Client, together: Partnership
) -> None:
    hide_record(SYSTEM, together)
    assert "Noch nichts auf der Zeitachse" in words(client, "timeline/")
    assert "Noch keine Meldungen" in words(client, "news/")
    assert "keine Partnerschaft daran" in words(client, "goals/13/")


@pytest.mark.parametrize("query", ["city=zzz", "known_on=1900-01-01"])
def test_a_timeline_without_rows_makes_no_sentence_about_them(
    client: Client, with_kumasi: Partnership, query: str
) -> None:
    text = " ".join(
        strip_tags(client.get(f"/de/dortmund/timeline/?{query}").content.decode()).split()
    )
    assert "Keine Partnerschaft zu dieser Auswahl" in text
    assert "In keiner davon" not in text
    assert "Jede Zeile" not in text


def test_the_mandate_shows_laws_of_the_own_country_and_of_the_world(
    client: Client, with_kumasi: Partnership, kumasi: Office
) -> None:
    german, ghanaian = (
        client.get(f"/de/{office}/mandate/").content.decode() for office in ("dortmund", "kumasi")
    )
    for slug in ("gg-28-2", "bverwg-1990", "mpk-2008", "bmz-guide", "rgre-definitions"):
        assert f'id="{slug}"' in german
        assert f'id="{slug}"' not in ghanaian
    for slug in ("agenda-2030", "new-urban-agenda"):
        assert f'id="{slug}"' in german
        assert f'id="{slug}"' in ghanaian
    table = client.get("/de/kumasi/mandate/?table=laws.csv").content.decode()
    assert "Neue Urbane Agenda" in table
    assert "Grundgesetz" not in table
