# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds what the words of a council information system mean, by the table in `data`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, list[dict[str, object]]]:
    text = files(__package__).joinpath("data/words.toml").read_text("utf-8")
    return tomllib.loads(text)


def meaning(of: str, text: str) -> str:
    """Return our value for a `paper_type`, `role` or `result`; empty where no word is known."""
    lower = text.casefold()
    for entry in _table()[of]:
        if any(word in lower for word in entry["words"]):  # type: ignore[attr-defined]  # the table has lists here
            return str(entry["kind"])
    return ""
