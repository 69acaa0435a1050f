# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zweiklang.foundation.texts import TranslatedText

texts = st.dictionaries(st.sampled_from(["de", "en", "fr", "ar"]), st.text(min_size=1))


def test_a_translation_becomes_stale_when_its_original_changes() -> None:
    text = TranslatedText.of(de="Klimapartnerschaft", en="Climate partnership")
    assert text.stale_languages() == []
    changed = text.with_text("de", "Partnerschaft")
    assert changed.stale_languages() == ["en"]
    assert changed.read("en").stale
    assert changed.with_text("en", "Partnership").stale_languages() == []


def test_a_reader_without_translation_gets_another_language_and_is_told() -> None:
    reading = TranslatedText.of(de="Rat").read("uk")
    assert (reading.text, reading.language, reading.other_language) == ("Rat", "de", True)


def test_emptying_the_original_makes_another_language_the_original() -> None:
    text = TranslatedText.of(de="Rat", en="Council").with_text("de", "")
    assert text.original == "en"
    assert text.stale_languages() == []
    assert not text.with_text("en", "")


@given(texts)
def test_texts_survive_storage(words: dict[str, str]) -> None:
    text = TranslatedText.of(**words)
    assert TranslatedText.from_json(text.to_json()) == text
    assert bool(text) == bool(words)


@given(texts, st.sampled_from(["de", "en", "fr", "ar"]), st.text())
def test_setting_one_language_never_loses_another(
    words: dict[str, str], language: str, new: str
) -> None:
    text = TranslatedText.of(**words).with_text(language, new)
    kept = {code: word for code, word in words.items() if code != language}
    assert {code: word for code, word in text.texts.items() if code != language} == kept
    assert text.original in text.texts or not text.texts
