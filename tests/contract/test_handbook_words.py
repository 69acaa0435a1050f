# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user handbook names buttons and headings as they stand on the pages, in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from checks.messages import extracted
from zweiklang.doors.commands.catalogues import catalogue, parts

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAIRS = {
    "README": "README",
    "begin": "beginnen",
    "enter": "eintragen",
    "import": "einlesen",
    "publish": "veroeffentlichen",
    "warnings": "erinnern",
    "handover": "uebergeben",
    "reports": "berichten",
    "as-known-on": "damals",
    "topics": "themen",
    "giving": "geben",
    "together": "gemeinsam",
    "languages": "sprachen",
}


def bold(page: Path) -> list[str]:
    """Return the bold words of a page, without sentences that are bold for emphasis."""
    words = re.findall(r"\*\*([^*]+)\*\*", page.read_text())
    return [word for word in words if not word.endswith((".", "Fett", "bold"))]


def english(name: str) -> list[str]:
    return bold(DOCS / "en" / "user" / f"{name}.md")


def german(name: str) -> list[str]:
    return bold(DOCS / "de" / "nutzung" / f"{PAIRS[name]}.md")


@cache
def messages() -> set[str]:
    """Return every message of the interface."""
    found = (message.id for part in parts() for message in extracted(part) if message.id)
    return {one if isinstance(one, str) else one[0] for one in found}


@cache
def translations() -> dict[str, set[str]]:
    """Return the German words of each message; the parts may translate one differently."""
    found: dict[str, set[str]] = {}
    for part in parts():
        path = catalogue(part, "de")
        if path.exists():
            with path.open("rb") as source:
                for message in read_po(source, locale="de"):
                    if isinstance(message.id, str) and message.string:
                        found.setdefault(message.id, set()).add(str(message.string))
    return found


def test_both_handbooks_have_the_same_pages() -> None:
    assert {page.stem for page in (DOCS / "en" / "user").glob("*.md")} == set(PAIRS)
    assert {page.stem for page in (DOCS / "de" / "nutzung").glob("*.md")} == set(PAIRS.values())


@pytest.mark.parametrize("name", PAIRS)
def test_the_english_handbook_names_what_stands_on_the_pages(name: str) -> None:
    assert not [word for word in english(name) if word not in messages()]


@pytest.mark.parametrize("name", PAIRS)
def test_the_german_handbook_uses_the_words_of_the_translation(name: str) -> None:
    pairs = list(zip(english(name), german(name), strict=True))
    # A message without a translation is the business of the translations' own check.
    known = [(word, wort) for word, wort in pairs if word in translations()]
    wrong = [(word, wort) for word, wort in known if wort not in translations()[word]]
    assert not wrong
