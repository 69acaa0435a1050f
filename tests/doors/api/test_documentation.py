# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface is found from the open data, and its page explains it with examples that answer."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.portfolio import add_portfolio
from zweiklang.domain.people.models import Office


@pytest.mark.parametrize("address", ["/api/", "/api/v1/"])
def test_the_interface_explains_itself_without_foreign_hosts(
    client: Client, dortmund: Office, address: str
) -> None:
    add_portfolio(dortmund)
    answer = client.get(address, headers={"Accept-Language": "de"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(answer.content) < 100_000
    assert "Unsere Daten aus einem Programm abfragen." in html
    schema = client.get("/api/v1/openapi.json").json()
    assert all(
        f"<code>GET {path}</code>" in html for path, o in schema["paths"].items() if "get" in o
    )
    assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', html)


def test_the_open_data_page_leads_to_the_interface_and_every_example_answers(
    client: Client, dortmund: Office
) -> None:
    add_portfolio(dortmund)
    html = client.get("/de/dortmund/data/").content.decode()
    assert 'href="/api/"' in html
    for page in (html, client.get("/api/").content.decode()):
        examples = set(re.findall(r'href="(/api/v1/[^"]*)"', page))
        assert examples
        for example in examples:
            assert client.get(example.replace("&amp;", "&")).status_code == 200, example
    assert client.get("/api/v1/offices/dortmund/timeline?year=2024").json()["items"]
    assert "`" not in page
    assert "<code>known_on</code> answers" in page
    members = page[page.index("/reports</code>") :].partition("</li>")[0]
    assert "For signed-in members." in members
