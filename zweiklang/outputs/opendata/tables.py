# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the open data: their columns, and how a file of a partnership fills them.

Column names are English, lower case and stable: a column may be added, never renamed. Dates are ISO
8601 shortened to what is known (2011, 2020-10, 2020-10-07); texts come in one column per language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.domain.partnerships import timeline
from zweiklang.domain.partnerships.models import (
    Agreement,
    Event,
    Involvement,
    Party,
    Phase,
    ServedGoal,
)
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.texts import TranslatedText

LANGUAGES = ("de", "en")
Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """One table: its name in addresses, what it holds, its columns, its rows from a file."""

    name: str
    about: StrOrPromise
    columns: tuple[str, ...]
    rows: Callable[[PartnershipFile], Iterable[Row]]
    #: The kinds of record to read for it; None for all.
    parts: frozenset[type[Any]] | None = None
    #: Whether it only puts in order what other tables hold; the JSON then leaves it out.
    is_derived: bool = False


def texts(name: str, text: TranslatedText) -> Row:
    """Return a text as one value per language."""
    return {f"{name}_{code}": text.texts.get(code, "") for code in LANGUAGES}


def text_columns(name: str) -> tuple[str, ...]:
    """Return the columns of a text."""
    return tuple(f"{name}_{code}" for code in LANGUAGES)


def iso(day: Any) -> str:
    """Return a date or partial date as ISO 8601, "" for none."""
    return "" if day is None else str(getattr(day, "iso", day))


PROOF = (
    "source_title",
    "source_url",
    *text_columns("doubt"),
    "known_since",
    "demonstration",
)


def proof(fact: Fact) -> Row:
    """Return where a fact can be read, what is doubtful, since when it is known."""
    return {
        "source_title": fact.source.title if fact.source else "",
        "source_url": fact.source.url if fact.source else "",
        **texts("doubt", fact.doubt),
        "known_since": iso(fact.known_since),
        "demonstration": fact.is_demonstration,
    }


def _child(file: PartnershipFile, fact: Fact) -> Row:
    return {"partnership": file.key, "key": fact.key}


def _partnerships(file: PartnershipFile) -> Iterator[Row]:
    now = file.phases[-1] if file.phases else None
    yield {
        "key": file.key,
        **texts("title", file.title),
        **texts("topics", file.topics),
        **texts("summary", file.summary),
        "kind": now.kind if now else "",
        "state": now.state if now else "",
        **proof(file),
    }


def _cities(file: PartnershipFile) -> Iterator[Row]:
    for one in file.parties:
        yield {
            **_child(file, one),
            "side": one.side,
            "place": one.place_key,
            **texts("name", one.name),
            "country": one.country,
            "latitude": one.latitude,
            "longitude": one.longitude,
            "joined_on": iso(one.joined_on),
            "left_on": iso(one.left_on),
        }


def _phases(file: PartnershipFile) -> Iterator[Row]:
    for one in file.phases:
        yield {
            **_child(file, one),
            "kind": one.kind,
            "state": one.state,
            **texts("local_label", one.local_label),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **texts("legal_basis", one.legal_basis),
            **proof(one),
        }


def _agreements(file: PartnershipFile) -> Iterator[Row]:
    for one in file.agreements:
        yield {
            **_child(file, one),
            "kind": one.kind,
            **texts("title", one.title),
            "signed_on": iso(one.signed_on),
            "signed_at": one.signed_at,
            "valid_until": iso(one.valid_until),
            "ended_on": iso(one.ended_on),
            "languages": " ".join(one.languages),
            **proof(one),
        }


def _events(file: PartnershipFile) -> Iterator[Row]:
    for one in file.events:
        yield {
            **_child(file, one),
            "kind": one.kind,
            "state": one.state,
            **texts("title", one.title),
            **texts("description", one.description),
            "sides": one.sides,
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            "people": one.people,
            "people_is_estimate": one.people_is_estimate,
            "goals": " ".join(one.goals),
            **proof(one),
        }


def _goals(file: PartnershipFile) -> Iterator[Row]:
    for one in file.goals:
        yield {
            **_child(file, one),
            "code": one.code,
            "sides": one.sides,
            **texts("what", one.what),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **proof(one),
        }


def _actors(file: PartnershipFile) -> Iterator[Row]:
    for one in file.involvements:
        yield {
            **_child(file, one),
            "side": one.side,
            **texts("unit", one.unit_name),
            "unit_kind": one.unit_kind,
            "role": one.role,
            **texts("task", one.task),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **proof(one),
        }


def _council_items(file: PartnershipFile) -> Iterator[Row]:
    for one in file.council_items:
        yield {
            **_child(file, one),
            "number": one.number,
            "kind": one.kind,
            **texts("title", one.title),
            "body": one.body,
            "dated_on": iso(one.dated_on),
            "result": one.result,
            "url": one.url,
            **proof(one),
        }


CHILD = ("partnership", "key")


def _timeline(file: PartnershipFile) -> Iterator[Row]:
    for entry in timeline.entries(file):
        fact = entry.fact
        yield {
            "partnership": file.key,
            "key": fact.key if fact else "",
            "kind": entry.kind,
            "type": getattr(fact, "kind", ""),
            "begins": iso(entry.when),
            "ends": iso(entry.until),
            "sides": entry.sides,
            **texts("title", entry.title),
            "planned": entry.planned,
            "goals": " ".join(entry.goals),
            **(proof(fact) if fact else dict.fromkeys(PROOF, "")),
        }


_ALL = (
    Table(
        "partnerships",
        _("One row per partnership: title, topics, present kind and state"),
        (
            "key",
            *text_columns("title"),
            *text_columns("topics"),
            *text_columns("summary"),
            "kind",
            "state",
            *PROOF,
        ),
        _partnerships,
        frozenset({Phase}),
    ),
    Table(
        "cities",
        _("The cities of each partnership and their side (A, B …)"),
        (
            *CHILD,
            "side",
            "place",
            *text_columns("name"),
            "country",
            "latitude",
            "longitude",
            "joined_on",
            "left_on",
        ),
        _cities,
        frozenset({Party}),
    ),
    Table(
        "phases",
        _("Which kind of relation it was, in which state, from when until when"),
        (
            *CHILD,
            "kind",
            "state",
            *text_columns("local_label"),
            "begins",
            "ends",
            *text_columns("legal_basis"),
            *PROOF,
        ),
        _phases,
        frozenset({Phase}),
    ),
    Table(
        "agreements",
        _("What was signed, when, valid until when"),
        (
            *CHILD,
            "kind",
            *text_columns("title"),
            "signed_on",
            "signed_at",
            "valid_until",
            "ended_on",
            "languages",
            *PROOF,
        ),
        _agreements,
        frozenset({Agreement}),
    ),
    Table(
        "events",
        _("Visits, deliveries, exchanges, projects; people are counted, never named"),
        (
            *CHILD,
            "kind",
            "state",
            *text_columns("title"),
            *text_columns("description"),
            "sides",
            "begins",
            "ends",
            "people",
            "people_is_estimate",
            "goals",
            *PROOF,
        ),
        _events,
        frozenset({Event}),
    ),
    Table(
        "goals",
        _("Goals and targets of the 2030 Agenda, and which city works on them"),
        (*CHILD, "code", "sides", *text_columns("what"), "begins", "ends", *PROOF),
        _goals,
        frozenset({ServedGoal}),
    ),
    Table(
        "actors",
        _("Departments, companies, clubs and funders, and what they do"),
        (
            *CHILD,
            "side",
            *text_columns("unit"),
            "unit_kind",
            "role",
            *text_columns("task"),
            "begins",
            "ends",
            *PROOF,
        ),
        _actors,
        frozenset({Party, Involvement}),
    ),
    Table(
        "council-items",
        _("Council items the partnerships rest on"),
        (
            *CHILD,
            "number",
            "kind",
            *text_columns("title"),
            "body",
            "dated_on",
            "result",
            "url",
            *PROOF,
        ),
        _council_items,
    ),
    Table(
        "timeline",
        _("Everything of a partnership in the order of time, stretches without agreement included"),
        (
            *CHILD,
            "kind",
            "type",
            "begins",
            "ends",
            "sides",
            *text_columns("title"),
            "planned",
            "goals",
            *PROOF,
        ),
        _timeline,
        is_derived=True,
    ),
)
TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
