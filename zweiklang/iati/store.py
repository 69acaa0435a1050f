# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Data files of the package, read when first asked for: codelists, rules, schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Codelist:
    """A codelist: names in English by code; one that is not complete may miss codes in use."""

    name: str
    is_complete: bool
    names: Mapping[str, str]
    withdrawn: frozenset[str]


@dataclass(frozen=True)
class Mapped:
    """Which list the codes at a place come from; `vocabularies` "" stands for none named."""

    codelist: str
    vocabularies: frozenset[str] | None


def load_json(name: str) -> Any:
    """Return a data file."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def codelists() -> Mapping[str, Codelist]:
    """Return the codelists by name."""
    return {
        name: Codelist(name, one["complete"], one["names"], frozenset(one["withdrawn"]))
        for name, one in load_json("codelists.json")["lists"].items()
    }


def name_of(codelist: str, code: str | None) -> str:
    """Return the English name of a code, the code itself where the list lacks it."""
    found = codelists()[codelist].names.get(code or "", "")
    return found or code or ""


@cache
def mapping() -> Mapping[str, Mapping[str, tuple[Mapped, ...]]]:
    """Return the lists by the path of an element (iati-activity/sector) and its attribute."""
    found: dict[str, dict[str, tuple[Mapped, ...]]] = {}
    for row in load_json("codelists.json")["mapping"]:
        vocabularies = None
        if row["vocabulary"]:
            vocabularies = frozenset({row["vocabulary"]} | ({""} if row["default"] else set()))
        at = found.setdefault(row["element"], {})
        one = Mapped(row["list"], vocabularies)
        at[row["attribute"]] = (*at.get(row["attribute"], ()), one)
    return found


@cache
def schema(name: str) -> etree.XMLSchema:
    """Return an official schema: activities, organisations or registry-record."""
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    return etree.XMLSchema(etree.parse(DATA / "schemas" / f"iati-{name}-schema.xsd", parser))
