# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts in files that spreadsheets open: never calculated, and read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.foundation.workbook.words import guarded, nearest, unguarded


@pytest.mark.parametrize("text", ["=1+1", "-", "@cmd", "Wasser;=1+1", "Wasser\t +49", "a; b;-c"])
def test_what_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    cells = [cell.strip() for part in guarded(text).split(";") for cell in part.split("\t")]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("text", ["Art. 28; Abs. 2", "Wasser-Abwasser", "'wörtlich'", "a = b"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet="=+-@;\t' a", max_size=12))
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Bemerkung", "Kennung"), ("Notizen", "Orte"), ("lebendig", "beendet"),
        ("Nirgendwo", "Nürtingen"),
    ],
)  # fmt: skip
def test_words_that_only_share_letters_are_not_guessed(word: str, known: str) -> None:
    assert nearest(word, [known]) == ""


@pytest.mark.parametrize(
    ("word", "known"),
    [("Countrie", "Country"), ("Kenung", "Kennung"), ("aktiv", "active"), ("Phase", "Phasen")],
)
def test_slips_and_other_endings_are_guessed(word: str, known: str) -> None:
    assert nearest(word, [known, "Beginn"]) == known
