# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads lists back as the files they leave as."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.test import Client

BASE = "/en/workspace/dortmund/"


def read(answer: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV file by heading."""
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; ")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def rows(client: Client, path: str, **query: str) -> list[dict[str, str]]:
    """Return the rows of a list as CSV, by heading."""
    return read(client.get(f"{BASE}{path}", {"table": "csv", **query}))


def offers(client: Client, path: str, part: str = "") -> bool:
    """Return whether a page offers a list as both files."""
    page = client.get(f"{BASE}{path}").content.decode()
    return all(f"table={part}{form}" in page for form in ("xlsx", "csv"))
