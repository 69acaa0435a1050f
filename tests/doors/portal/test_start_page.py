# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page of offices that have no project partnerships."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests.factories import SYSTEM, add_partnership, add_phase, add_place
from tests.portfolio import located
from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.texts import TranslatedText

NOTHING = "Noch ist keine Partnerschaft öffentlich"


def start(client: Client) -> tuple[str, str]:
    """Return the page and its words."""
    with CaptureQueriesContext(connection) as queries:
        html = client.get("/de/dortmund/").content.decode()
    assert len(queries) <= 20
    assert len(html.encode()) < 100_000
    return html, " ".join(strip_tags(html).split())


def add_twins(office: Office, count: int, kind: str = "partnership") -> list[Partnership]:
    found = []
    for number in range(count):
        place = located(add_place(f"twin-{number}", "FR"), f"{45 + number}.5", "2.3")
        found.append(add_partnership(office, place))
        add_phase(found[-1], f"{1960 + number}", kind)
    located(office.place, "51.51494", "7.46600")
    return found


@pytest.mark.parametrize(
    ("kind", "title", "status"),
    [
        ("partnership", "Eine Partnerstadt", "Partnerschaft seit 1960"),
        ("friendship", "Eine Partnerschaft", "Freundschaft seit 1960"),
        ("contact", "Eine Partnerschaft", "Kontakt seit 1960"),
    ],
)
def test_one_relation_of_any_kind_has_its_score_and_stands_on_the_map(
    client: Client, dortmund: Office, kind: str, title: str, status: str
) -> None:
    add_twins(dortmund, 1, kind)
    html, words = start(client)
    assert NOTHING not in words
    assert title in words
    assert status in words
    assert 'id="sw-t"' in html, "a partnership alone has its full score"
    assert words.count("Eine Partnerstadt") == (kind == "partnership"), "no list says it again"
    assert html.count('href="/de/dortmund/partnerships/twin-0/"') == 3, "a row and two maps"
    assert '/partnerships/"' in html[html.index("Als Tabelle") - 40 : html.index("Als Tabelle")]


def test_of_many_twin_towns_the_oldest_have_rows_and_all_stand_in_the_list(
    client: Client, dortmund: Office
) -> None:
    add_twins(dortmund, 8)
    html, words = start(client)
    assert "Acht Partnerschaften" in words
    assert "Acht Partnerstädte" in words
    assert html.count('class="zk-minibox"') == 6
    assert "twin-7" in html


def test_what_binds_most_comes_first_and_what_ended_last(client: Client, dortmund: Office) -> None:
    for kind, begins in (("contact", "1950"), ("friendship", "1960"), ("partnership", "1970")):
        place = add_place(kind, "FR", de=f"Stadt {kind}")
        add_phase(add_partnership(dortmund, place), begins, kind)
    over = add_partnership(dortmund, add_place("over", "FR", de="Stadt over"))
    add_phase(over, "1940", "partnership")
    add_phase(over, "1990", "partnership", state="ended")
    add_partnership(dortmund, add_place("silent", "FR", de="Stadt silent"))
    _html, words = start(client)
    assert "Fünf Partnerschaften" in words
    names = ["partnership", "friendship", "contact", "silent", "over"]
    places = [words.index(f"Stadt {name}") for name in names]
    assert places == sorted(places)


def test_a_partnership_without_public_phases_stands_in_rows_and_on_the_map(
    client: Client, dortmund: Office
) -> None:
    place = located(add_place("silent", "FR", de="Stille"), "48.5", "2.3")
    one = add_partnership(dortmund, place, topics=TranslatedText.of(de="Wasser"))
    located(dortmund.place, "51.51494", "7.46600")
    add_phase(one, "1990", "partnership", released=False)
    html, words = start(client)
    assert NOTHING not in words
    assert "Eine Partnerschaft" in words
    assert "Wasser" in words
    assert "1990" not in words
    assert html.count('href="/de/dortmund/partnerships/silent/"') == 3


def test_only_where_nothing_is_public_the_page_says_so(client: Client, dortmund: Office) -> None:
    add_partnership(dortmund, add_place("hidden", "FR"), released=False)
    assert NOTHING in start(client)[1]


def test_own_and_shared_partnerships_together_need_at_most_20_queries(
    client: Client, with_kumasi: Partnership, kumasi: Office
) -> None:
    """Kumasi keeps twin towns of its own and a partnership that Dortmund publishes."""
    file = open_joint_file(SYSTEM, with_kumasi, {})
    JointParty.objects.filter(file=file, side="B").update(office=kumasi, joined_at=clock.now())
    add_twins(kumasi, 8)
    with CaptureQueriesContext(connection) as queries:
        html = client.get("/de/kumasi/").content.decode()
    assert len(queries) <= 20
    assert "Acht Partnerstädte" in html
    assert "Gemeinsam geführt" in html


def test_the_page_names_the_side_on_which_the_own_city_really_stands(
    client: Client, dortmund: Office
) -> None:
    add_phase(add_partnership(dortmund, add_place("leeds", "GB"), sides="BA"), "1969")
    words = start(client)[1]
    assert "oben Dortmund" not in words
    assert "oben die Stadt mit dem Kreis, unten die mit der Raute" in words
    legend = words[words.index("Raute") :]
    assert legend.index("Partnerstadt") < legend.index("gemeinsam Abkommen gilt")
    add_phase(add_partnership(dortmund, add_place("amiens", "FR")), "1960")
    assert "Partnerstadt gemeinsam" not in start(client)[1], "no side is true for both"
