# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.foundation.folding import fold, index_text, spellings


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Straße", "strasse"),
        ("Gümüşhane", "gumushane"),
        ("Dūrā", "dura"),
        ("Xi’an", "xian"),
        ("Cluj-Napoca", "cluj napoca"),
        ("  25021-22  ", "25021 22"),
        ("ŁÓDŹ", "lodz"),
        ("İstanbul", "istanbul"),
        ("Tromsø", "tromso"),
        ("Житомир", "житомир"),
        ("西安", "西安"),
        ("snake_case", "snake case"),
    ],
)
def test_spellings_of_the_same_word_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_umlauts_are_found_written_with_one_letter_or_two() -> None:
    assert spellings("Köln") == ["koln", "koeln"]
    assert spellings("Koeln") == ["koeln", "koln"]


def test_the_index_keeps_words_in_order_and_adds_their_other_spellings() -> None:
    assert index_text("Büro für Köln") == " buro fur koln buero fuer koeln "


def test_compounds_with_e_after_a_vowel_stay_findable() -> None:
    assert "entwicklung" in index_text("Neuentwicklung")


def test_signs_without_spaces_between_words_are_found_in_pairs() -> None:
    assert " 安市" in index_text("西安市")


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_holds_nothing_a_query_language_reads_specially(text: str) -> None:
    assert not set(fold(text)) & set("\"'%_*()^:{}\\")
