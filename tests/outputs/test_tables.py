# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every list one may see as a spreadsheet or CSV, and never a live formula in it."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests import factories
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.records import record_types


@pytest.fixture
@kept
def two(dortmund: Office) -> list[Partnership]:
    found = []
    for key, country in (("kumasi", "GH"), ("dura", "PS")):
        one = factories.add_partnership(dortmund, factories.add_place(key, country))
        factories.add_event(one, "2024", f"=1+1 {key}")
        found.append(one)
    return found


def rows(client: Client, address: str) -> list[list[str]]:
    response = client.get(f"/en/workspace/dortmund/tables/{address}")
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_list_comes_as_csv_whole_or_of_one_partnership(
    two: list[Partnership], bernd: User, client: Client
) -> None:
    client.force_login(bernd)
    assert len(rows(client, "event.csv")) == 3
    (_head, one) = rows(client, "event.csv?partnership=kumasi")
    assert "'=1+1 kumasi" in one
    assert client.get("/en/workspace/dortmund/tables/event.csv?partnership=x").status_code == 404


def test_a_list_comes_as_a_spreadsheet_without_live_formula(
    two: list[Partnership], bernd: User, client: Client
) -> None:
    client.force_login(bernd)
    response = client.get("/en/workspace/dortmund/tables/event.xlsx")
    (sheet,) = load_workbook(io.BytesIO(response.content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert "=1+1 kumasi" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}


@pytest.mark.parametrize("slug", sorted(record_types()))
def test_every_kind_has_its_list_even_an_empty_one(
    dortmund: Office, bernd: User, client: Client, slug: str
) -> None:
    client.force_login(bernd)
    for form in ("csv", "xlsx"):
        assert client.get(f"/en/workspace/dortmund/tables/{slug}.{form}").status_code == 200


def test_a_list_holds_only_what_its_reader_may_see(
    two: list[Partnership], dortmund: Office, client: Client
) -> None:
    near = factories.add_member(dortmund, "near", "contributor", only=(two[0],))
    for one in two:
        factories.add_event(one, "2025", "Intern", released=False)
    client.force_login(near)
    told = [cell for row in rows(client, "event.csv") for cell in row]
    assert told.count("Intern") == 1


def test_an_unknown_list_is_not_found(dortmund: Office, bernd: User, client: Client) -> None:
    client.force_login(bernd)
    assert client.get("/en/workspace/dortmund/tables/nothing.csv").status_code == 404
