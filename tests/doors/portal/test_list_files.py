# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Public lists as files: narrowed as the page is, with public rows only, whoever takes them."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests import factories
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.portal import keeping


def rows(client: Client, path: str) -> list[dict[str, str]]:
    mark = "&" if "?" in path else "?"
    answer = client.get(f"/en/dortmund/{path}{mark}table=csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


PAGES = (
    "partnerships/", "goals/", "goals/12/", "mandate/", "news/", "timeline/?year=2022",
    "partnerships/kumasi/timeline/", "partnerships/kumasi/goals/", "partnerships/kumasi/basis/",
    "partnerships/kumasi/events/", "partnerships/kumasi/actors/", "partnerships/kumasi/policies/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_public_list_comes_in_both_forms(
    client: Client, with_kumasi: Partnership, path: str
) -> None:
    page = client.get(f"/en/dortmund/{path}").content.decode()
    assert "table=xlsx" in page
    assert "table=csv" in page
    assert rows(client, path)
    mark = "&" if "?" in path else "?"
    sheet = client.get(f"/en/dortmund/{path}{mark}table=xlsx")
    assert len(load_workbook(io.BytesIO(sheet.content)).worksheets) == 1


def test_the_filter_of_the_page_holds_for_the_file(
    client: Client, with_kumasi: Partnership
) -> None:
    assert len(rows(client, "partnerships/")) > 1
    (one,) = rows(client, "partnerships/?country=RU")
    assert "Rostov" in one["Cities"] or "Rostow" in one["Cities"]
    found = rows(client, "partnerships/kumasi/timeline/?kind=event&year=2022")
    assert {one["Kind"] for one in found} == {"Visit or delegation"}


def test_members_too_take_public_rows_only(
    client: Client, dortmund: Office, bernd: User, with_kumasi: Partnership
) -> None:
    factories.add_event(with_kumasi, "2022-03", "Intern", released=False)
    client.force_login(bernd)
    page = client.get("/en/dortmund/partnerships/kumasi/timeline/").content.decode()
    assert "Intern" in page
    told = [one["What"] for one in rows(client, "partnerships/kumasi/timeline/")]
    assert told
    assert not any("Intern" in one for one in told)


def test_a_file_is_never_given_as_a_page(
    client: Client, with_kumasi: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SHELF", keeping.Shelf())
    for _again in range(2):
        assert rows(client, "partnerships/")
        page = client.get("/en/dortmund/partnerships/")
        assert page["Content-Type"].startswith("text/html")
