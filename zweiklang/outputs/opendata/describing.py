# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Describes the open data for machines: as a Data Package with schema, and as DCAT-AP.

Sources of the forms: Data Package and Table Schema of the Frictionless specifications (v1); DCAT-AP
of the European Commission, written as JSON-LD. The data lie at addresses the caller gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zweiklang.outputs.opendata.rows import LANGUAGES
from zweiklang.outputs.opendata.tables import TABLES, Table

LICENCE_ID = "CC0-1.0"
#: Columns that are no text; days are texts, since they may be known to the month or year only.
TYPES = {
    "latitude": "number",
    "longitude": "number",
    "people": "integer",
    "people_is_estimate": "boolean",
    "demonstration": "boolean",
    "planned": "boolean",
    "end_is_unknown": "boolean",
    "known_since": "date",
}
DAYS = frozenset(
    (
        "begins",
        "ends",
        "joined_on",
        "left_on",
        "signed_on",
        "valid_until",
        "ended_on",
        "replaced_on",
        "dated_on",
        "due_on",
        "done_on",
        "counted_on",
    )
)
#: A day, a month or a year.
PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGE_CODES = {"de": "DEU", "en": "ENG"}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True)
class Described:
    """The data of an office: who publishes them, about which place, and where.

    `titles` and `about` by language. `licence` is its address. `table`: returns the address of a
    table by name; `others`: further files as (address, title, media type, file type).
    """

    key: str
    page: str
    publisher: str
    titles: Mapping[str, str]
    about: Mapping[str, str]
    licence: str
    licence_name: str
    place: str
    table: Callable[[str], str]
    package: str
    others: tuple[tuple[str, str, str, str], ...] = ()


def field_of(column: str) -> dict[str, Any]:
    """Return a column as a field of a Table Schema."""
    found: dict[str, Any] = {"name": column, "type": TYPES.get(column, "string")}
    if column in DAYS:
        found["constraints"] = {"pattern": PARTIAL}
    if column.endswith("_url") or column == "url":
        found["format"] = "uri"
    if column in ("key", "partnership"):
        found["constraints"] = {"required": column == "partnership"}
    return found


def schema_of(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table; what stands below a partnership points to it."""
    found: dict[str, Any] = {
        "fields": [field_of(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.name == "partnerships":
        found["primaryKey"] = "key"
    else:
        reference = {"resource": "partnerships", "fields": "key"}
        found["foreignKeys"] = [{"fields": "partnership", "reference": reference}]
    return found


def data_package(what: Described) -> dict[str, Any]:
    """Return the description as a Data Package: datapackage.json."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"{what.key}-partnerships",
        "id": what.page,
        "title": what.titles["en"],
        "description": what.about["en"],
        "homepage": what.page,
        "licenses": [{"name": LICENCE_ID, "path": what.licence, "title": what.licence_name}],
        "sources": [{"title": what.publisher, "path": what.page}],
        "contributors": [{"title": what.publisher, "role": "publisher"}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": what.table(table.name),
                "title": str(table.about),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
                "schema": schema_of(table),
            }
            for table in TABLES.values()
        ],
    }
    return package


def dcat(what: Described) -> dict[str, Any]:
    """Return the description as a dataset of DCAT-AP, in JSON-LD."""
    files = [(what.table(one.name), str(one.about), "text/csv", "CSV") for one in TABLES.values()]
    files += [(what.package, "Data Package", "application/json", "JSON"), *what.others]
    dataset: dict[str, Any] = {
        "@id": what.page,
        "@type": "dcat:Dataset",
        "dct:identifier": what.page,
        "dct:title": _texts(what.titles),
        "dct:description": _texts(what.about),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": what.publisher},
        "dct:license": {"@id": what.licence},
        "dct:language": [{"@id": _LANGUAGES + _LANGUAGE_CODES[code]} for code in LANGUAGES],
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": what.place},
        "dct:accrualPeriodicity": {
            "@id": "http://publications.europa.eu/resource/authority/frequency/CONT"
        },
        "dcat:theme": [
            {"@id": f"http://publications.europa.eu/resource/authority/data-theme/{code}"}
            for code in ("INTR", "GOVE")
        ],
        "dcat:landingPage": {"@id": what.page},
        "dcat:distribution": [_distribution(what, *one) for one in files],
    }
    return {"@context": CONTEXT, **dataset}


CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


def _texts(by_language: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in by_language.items()]


def _distribution(
    what: Described, address: str, title: str, media: str, kind: str
) -> dict[str, Any]:
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": title,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA_TYPES + media},
        "dct:format": {"@id": _FILE_TYPES + kind},
        "dct:license": {"@id": what.licence},
    }
