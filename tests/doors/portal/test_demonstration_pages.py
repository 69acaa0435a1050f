# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the demonstration say what is invented or doubtful, and show every city on a map."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from zweiklang.domain.mandate.models import ResolutionPoint
from zweiklang.domain.partnerships.models import Basis
from zweiklang.domain.people.models import Office


def test_each_point_shows_source_doubt_and_dagger(client: Client, portfolio: Office) -> None:
    key = "rat-2020-musterresolution"
    answer = client.get(f"/de/dortmund/mandate/{key}/")
    page = answer.content.decode()
    points = ResolutionPoint.objects.filter(council_item__key=key)
    assert points.count() == 6
    for point in points:
        assert point.is_demonstration
        chapter = page.partition(f'id="point-{point.pk}"')[2].partition("</li>")[0]
        assert 'class="zk-demo"' in chapter
        assert point.doubt.read("de").text in chapter
        assert '<a href="#source-' in chapter
        assert point.source.title in page


def test_the_list_of_partnerships_holds_a_map_with_every_city(
    client: Client, portfolio: Office
) -> None:
    answer = client.get("/de/dortmund/partnerships/")
    rows = answer.context["rows"]
    drawn = answer.context["maps"]["wide"]
    assert len(rows) == 14
    links = [f"/de/dortmund/partnerships/{row['record'].key}/" for row in rows]
    assert [link for link in links if link not in drawn.svg] == []


def test_an_invented_basis_bears_the_dagger(client: Client, portfolio: Office) -> None:
    page = client.get("/de/dortmund/partnerships/kumasi/").content.decode()
    invented = Basis.objects.filter(partnership__key="kumasi", is_demonstration=True)
    laws = invented.exclude(policy="")
    assert laws
    for basis in laws:
        line = page.partition(str(basis))[2].partition("</li>")[0]
        assert 'class="zk-demo"' in line


@pytest.mark.parametrize("language", ["de", "en", "fr", "tr", "uk", "ar"])
def test_the_fullest_page_holds_its_table_and_has_room_for_more_facts_in_every_language(
    client: Client, portfolio: Office, language: str
) -> None:
    answer = client.get(f"/{language}/dortmund/partnerships/kumasi/")
    html = answer.content.decode()
    assert len(answer.content) < (86_000 if language == "de" else 95_000)
    assert 'id="table"' in html
    targets = set(re.findall(r'<a href="#(e-[^"]*)"', html))
    assert targets
    assert [one for one in targets if f'id="{one}"' not in html] == []


def test_every_news_leads_to_a_row_that_tells_it(client: Client, portfolio: Office) -> None:
    found = client.get("/de/dortmund/news/").context["news"]
    assert len(found) > 5
    for one in found:
        row = one.url.partition("#")[2]
        assert f'id="{row}"' in client.get(one.url).content.decode(), one.url
