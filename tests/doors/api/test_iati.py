# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The IATI files over the interface: the XML of the command, public records only."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests import factories
from tests.outputs.iati.conftest import add_page
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User

BASE = "/api/v1/offices/dortmund/iati/"


@pytest.fixture
@kept
def identified(dortmund: Office) -> None:
    """Dortmund has made public under which identifier it publishes."""
    add_page(dortmund)


@pytest.fixture
@kept
def ours(dortmund: Office) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("kumasi", "GH", en="Kumasi"))
    factories.add_phase(one, "2014")
    factories.add_partnership(
        dortmund, factories.add_place("dura", "PS", en="Dura"), released=False
    )
    return one


def xml(client: Client, name: str) -> bytes:
    answer: Any = client.get(f"{BASE}{name}.xml")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/xml"
    assert 'rel="license"' in answer.headers["Link"]
    return b"".join(answer.streaming_content)


def timeless(content: bytes) -> bytes:
    return re.sub(rb'generated-datetime="[^"]*"', b"", content)


def test_both_files_are_those_of_the_command(
    identified: None, ours: Partnership, client: Client, tmp_path: Path
) -> None:
    call_command("export-iati", tmp_path, office="dortmund", stdout=StringIO())
    for route, name in (("activities", "activities.xml"), ("organisation", "organisation.xml")):
        given = xml(client, route)
        assert b"DE-CR-05913" in given
        assert timeless(given) == timeless((tmp_path / name).read_bytes())


def test_members_get_the_public_records_as_everybody_does(
    identified: None, ours: Partnership, client: Client, bernd: User
) -> None:
    before = timeless(xml(client, "activities"))
    assert b"Kumasi" in before
    assert b"Dura" not in before
    client.force_login(bernd)
    assert timeless(xml(client, "activities")) == before


@pytest.mark.parametrize("name", ["activities", "organisation"])
def test_without_identifier_or_office_there_is_a_problem_that_says_so(
    dortmund: Office, client: Client, name: str
) -> None:
    answer = client.get(f"{BASE}{name}.xml")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert "Kennung der Organisation" in answer.json()["detail"]
    assert client.get(f"/api/v1/offices/nowhere/iati/{name}.xml").status_code == 404
