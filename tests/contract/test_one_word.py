# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One thing has one word in German, in the catalogues and in the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from zweiklang.doors.commands.catalogues import catalogue, parts

MANUAL = Path(__file__).parents[2] / "docs" / "de" / "nutzung"


def german() -> dict[str, str]:
    """Return each German message with where it stands."""
    found = {path.name: path.read_text("utf-8") for path in MANUAL.glob("*.md")}
    for part in parts():
        path = catalogue(part, "de")
        if path.exists():
            with path.open("rb") as text:
                for message in read_po(text, locale="de"):
                    forms = message.string if isinstance(message.string, tuple) else None
                    found[f"{part.name}: {message.id}"] = " ".join(forms or [message.string])
    return found


@pytest.mark.parametrize(
    ("instead", "word"),
    [
        (r"Kurzname", "Kennung"),
        (r"\bPflicht(en)?\b", "Folgeauftrag"),
        (r"Übergabenotiz", "Übergabevermerk"),
        (r"Wiederherstellungscode", "Notfallcode"),
    ],
)
def test_a_thing_has_one_word(instead: str, word: str) -> None:
    texts = german()
    assert any(word in text for text in texts.values())
    assert {place: text for place, text in texts.items() if re.search(instead, text)} == {}


def test_entries_have_a_kennung_and_only_sign_in_and_seals_have_a_schluessel() -> None:
    about_entries = re.compile(r"Schlüssel (einer Zeile|eines Eintrags|%\(key\)s steht)")
    assert not [text for text in german().values() if about_entries.search(text)]
