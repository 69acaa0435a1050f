# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes small workbooks for tests."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.factories import SYSTEM
from zweiklang.domain.people.models import Office
from zweiklang.inputs.plans import ImportPlan
from zweiklang.inputs.workbook.reading import read_workbook

Rows = list[list[Any]]

PLACES: Rows = [["key", "name (de)", "country"], ["kumasi", "Kumasi", "GH"]]
PARTNERSHIPS: Rows = [["key", "topics (de)"], ["kumasi", "Klima"]]
PARTIES: Rows = [
    ["key", "partnership", "side", "place"],
    ["kumasi-a", "kumasi", "A", "dortmund"],
    ["kumasi-b", "kumasi", "B", "kumasi"],
]
PHASE_HEAD = ["key", "partnership", "kind", "begins", "ends"]
BASICS: dict[str, Rows] = {"place": PLACES, "partnership": PARTNERSHIPS, "party": PARTIES}


def xlsx(**sheets: Rows) -> bytes:
    """Return a workbook; sheet names are written with underscores here."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name.replace("_", "-"))
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plan_of(office: Office, source: bytes | Path, **options: Any) -> ImportPlan:
    options.setdefault("name", "portfolio.xlsx")
    options.setdefault("language", "en")
    return read_workbook(source, office, options.pop("actor", SYSTEM), **options)


def messages(plan: ImportPlan) -> list[str]:
    """Return place and words of every problem."""
    return [f"{one.place}: {one.message} {one.advice}".rstrip() for one in plan.all_problems()]
