# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The description of the open data agrees with the data: schema, addresses, licence."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.portfolio import add_portfolio
from zweiklang.domain.people.models import Office
from zweiklang.outputs.opendata.tables import TABLES


@pytest.fixture
def package(dortmund: Office, client: Client) -> dict[str, Any]:
    add_portfolio(dortmund)
    found: dict[str, Any] = client.get("/en/dortmund/data/datapackage.json").json()
    return found


def content(client: Client, address: str) -> str:
    response = client.get(address.removeprefix("http://testserver"))
    assert response.status_code == 200
    return b"".join(response).decode("utf-8-sig")


def fits(value: str, field: dict[str, Any]) -> bool:
    """Return whether a value is what the schema says."""
    rules = field.get("constraints", {})
    if not value:
        return not rules.get("required")
    if field["type"] == "boolean":
        return value in ("true", "false")
    if field["type"] in ("number", "integer"):
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", value))
    if field["type"] == "date":
        return bool(dt.date.fromisoformat(value))
    return "pattern" not in rules or bool(re.match(rules["pattern"], value))


def test_every_table_fits_its_schema_at_its_address(
    package: dict[str, Any], client: Client
) -> None:
    assert [one["name"] for one in package["resources"]] == list(TABLES)
    keys: dict[str, set[str]] = {}
    for one in package["resources"]:
        rows = list(csv.DictReader(io.StringIO(content(client, one["path"]))))
        fields = {field["name"]: field for field in one["schema"]["fields"]}
        assert rows
        assert list(rows[0]) == list(fields)
        wrong = {
            (name, row[name]) for row in rows for name, field in fields.items()
            if not fits(row[name], field)
        }  # fmt: skip
        assert wrong == set(), one["name"]
        keys[one["name"]] = {row["key"] for row in rows}
        for link in one["schema"].get("foreignKeys", ()):
            assert {row[link["fields"]] for row in rows} <= keys[link["reference"]["resource"]]


def test_the_package_names_licence_and_publisher(package: dict[str, Any]) -> None:
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["contributors"][0]["title"] == "International"


def test_addresses_do_not_depend_on_the_language_one_asks_in(
    package: dict[str, Any], client: Client
) -> None:
    other = client.get("/de/dortmund/data/datapackage.json").json()
    assert [one["path"] for one in other["resources"]] == [
        one["path"] for one in package["resources"]
    ]


def test_dcat_lists_every_file_with_licence_and_format(
    package: dict[str, Any], client: Client
) -> None:
    response = client.get("/en/dortmund/data/dcat.jsonld")
    assert response.headers["Content-Type"] == "application/ld+json"
    dataset = json.loads(response.content)
    files = dataset["dcat:distribution"]
    assert len(files) == len(TABLES) + 2
    assert {one["dct:license"]["@id"] for one in files} == {dataset["dct:license"]["@id"]}
    assert {text["@language"] for text in dataset["dct:title"]} == {"de", "en"}
    for one in files:
        content(client, one["dcat:downloadURL"]["@id"])


def test_the_page_leads_to_both_descriptions(package: dict[str, Any], client: Client) -> None:
    page = client.get("/en/dortmund/data/").content.decode()
    assert "datapackage.json" in page
    assert "dcat.jsonld" in page
