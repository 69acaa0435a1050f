# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client

from tests.factories import add_event
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.outputs.opendata.export import as_csv, as_json
from zweiklang.outputs.opendata.tables import TABLES


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    return add_portfolio(dortmund)


def rows(pieces: Iterable[str]) -> list[dict[str, Any]]:
    text = "".join(pieces)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


@pytest.mark.parametrize("name", list(TABLES))
def test_every_row_has_exactly_the_documented_columns(
    with_kumasi: Partnership, dortmund: Office, name: str
) -> None:
    found = rows(as_csv(dortmund.pk, name))
    assert found
    assert all(tuple(row) == TABLES[name].columns for row in found)
    assert all(None not in row.values() for row in found)


def test_only_released_records_leave(with_kumasi: Partnership, dortmund: Office) -> None:
    everything = "".join(as_json(dortmund.pk, {})) + "".join(as_csv(dortmund.pk, "events"))
    assert "Geheimer Besuch" not in everything
    assert "Delegation aus Kumasi" in everything


def test_json_holds_what_the_tables_hold(with_kumasi: Partnership, dortmund: Office) -> None:
    data = json.loads("".join(as_json(dortmund.pk, {"office": "dortmund"})))
    assert data["licence"].startswith("https://creativecommons.org/")
    kumasi = next(one for one in data["partnerships"] if one["key"] == "kumasi")
    assert [one["signed_on"] for one in kumasi["agreements"]] == ["2020-10-07", "2024-05-14"]
    assert kumasi["gaps"] == [{"first": "2022-10-08", "last": "2024-05-13"}]
    assert {one["code"] for one in kumasi["goals"]} == {"13", "8.6", "12.7"}


def test_data_as_known_on_an_early_day_are_empty(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    data = json.loads("".join(as_json(dortmund.pk, {}, dt.date(2001, 1, 1))))
    assert data["known_on"] == "2001-01-01"
    assert not any(one["events"] for one in data["partnerships"])


def test_timeline_is_a_table_in_order_with_its_gaps(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    found = [row for row in rows(as_csv(dortmund.pk, "timeline")) if row["partnership"] == "kumasi"]
    assert [row["begins"] for row in found] == sorted(row["begins"] for row in found)
    gap = next(row for row in found if row["kind"] == "gap")
    assert (gap["begins"], gap["ends"]) == ("2022-10-08", "2024-05-13")
    data = json.loads("".join(as_json(dortmund.pk, {})))
    assert "timeline" not in data["partnerships"][0], "the JSON holds the same facts already"


def test_value_that_looks_like_a_formula_is_disarmed(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    add_event(with_kumasi, "2024-03", "=HYPERLINK(1)", key="formula")
    titles = [row["title_de"] for row in rows(as_csv(dortmund.pk, "events"))]
    assert "'=HYPERLINK(1)" in titles


def test_addresses_answer_with_their_format(client: Client, with_kumasi: Partnership) -> None:
    answer = client.get("/de/dortmund/data/portfolio.json")
    assert answer.headers["Content-Type"] == "application/json"
    answer = client.get("/de/dortmund/data/events.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    answer = client.get("/de/dortmund/data/events.csv?known_on=32.1.2020")
    assert answer.status_code == 400
    assert "kein Tag des Kalenders" in answer.content.decode()


def test_what_a_partnership_rests_on_can_be_followed_from_table_to_table(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    items = {row["key"]: row for row in rows(as_csv(dortmund.pk, "council-items"))}
    duties = rows(as_csv(dortmund.pk, "follow-ups"))
    assert duties
    assert {row["council_item"] for row in duties} <= set(items)
    carried = [row["council_item"] for row in rows(as_csv(dortmund.pk, "agreements"))]
    assert {key for key in carried if key} <= set(items)
    assert all(row["follows"] in ("", *items) for row in items.values())
