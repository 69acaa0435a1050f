# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the open data and their columns; how they are filled, see `rows`.

Column names are English, lower case and stable: a column may be added, never renamed. Dates are ISO
8601 shortened to what is known (2011, 2020-10, 2020-10-07); texts come in one column per language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import (
    Agreement,
    Event,
    Involvement,
    Party,
    Phase,
    ServedGoal,
)
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.places.models import Population
from zweiklang.outputs.opendata import rows
from zweiklang.outputs.opendata.rows import PROOF, Row, text_columns


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


CHILD = ("partnership", "key")
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
        rows.partnerships,
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
        rows.cities,
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
            "council_item",
            *PROOF,
        ),
        rows.phases,
        frozenset({Phase, CouncilItem}),
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
            "end_is_unknown",
            "ended_on",
            "replaced_on",
            "languages",
            "signatories",
            "council_item",
            *PROOF,
        ),
        rows.agreements,
        frozenset({Agreement, CouncilItem}),
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
            *text_columns("place"),
            "people",
            "people_is_estimate",
            *text_columns("funding"),
            "goals",
            *PROOF,
        ),
        rows.events,
        frozenset({Event}),
    ),
    Table(
        "goals",
        _("Goals and targets of the 2030 Agenda, and which city works on them"),
        (*CHILD, "code", "sides", *text_columns("what"), "begins", "ends", *PROOF),
        rows.goals,
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
        rows.actors,
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
            *text_columns("text"),
            "follows",
            "url",
            *PROOF,
        ),
        rows.council_items,
    ),
    Table(
        "follow-ups",
        _("What these council items leave to do, until when, and what became of it"),
        (
            *CHILD,
            "council_item",
            *text_columns("task"),
            "due_on",
            "done_on",
            *text_columns("outcome"),
            *PROOF,
        ),
        rows.follow_ups,
    ),
    Table(
        "populations",
        _("How many people live in the cities, as sources count them"),
        (*CHILD, "place", "people", "counted_on", *PROOF),
        rows.populations,
        frozenset({Party, Population}),
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
        rows.timeline,
        is_derived=True,
    ),
)
TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
