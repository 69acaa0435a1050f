# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ten G20 Rome principles of city-to-city partnerships, read from `data/principles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data") / "principles.toml"
NUMBERS = range(1, 11)


@dataclass(frozen=True)
class Principle:
    """One principle in our own words: its short title and the question to ask oneself."""

    number: int
    titles: Mapping[str, str]
    questions: Mapping[str, str]

    def title(self, language: str) -> str:
        """Return the short title, in English where the language is missing."""
        return self.titles.get(language) or self.titles["en"]

    def question(self, language: str) -> str:
        """Return the question, in English where the language is missing."""
        return self.questions.get(language) or self.questions["en"]


@dataclass(frozen=True)
class Origin:
    """Where the principles can be read."""

    title: str
    publisher: str
    url: str


@cache
def principles() -> dict[int, Principle]:
    """Return the principles by number, in their order."""
    return {
        entry["number"]: Principle(entry["number"], entry["title"], entry["question"])
        for entry in _content()["principle"]
    }


@cache
def origin() -> Origin:
    """Return the source of the principles."""
    source = _content()["source"]
    return Origin(source["title"], source["publisher"], source["url"])


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))
