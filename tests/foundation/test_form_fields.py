# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inputs for texts in several languages show them whole."""

from __future__ import annotations

from zweiklang.foundation.form_fields import TranslatedTextFormField
from zweiklang.foundation.texts import TranslatedText

LONG = "Absichtserklärung über die Zusammenarbeit in Klimaschutz und Abfall"


def shown(text: TranslatedText, *, long: bool = False) -> str:
    field = TranslatedTextFormField(long=long)
    return str(field.widget.render("title", text, {"id": "id_title"}))


def test_a_short_title_is_one_line_and_a_long_one_is_never_cut() -> None:
    short = shown(TranslatedText.of(de="Charta", en="Charter"))
    assert short.count("<input") == 2
    assert "<textarea" not in short
    long = shown(TranslatedText.of(de=LONG, en="Letter of intent"))
    assert long.count("<textarea") == 2  # both languages alike
    assert 'rows="2"' in long
    assert LONG in long


def test_a_title_stays_one_line_however_it_was_typed_or_pasted() -> None:
    field = TranslatedTextFormField()
    text = field.clean(["Letter\r\n of  intent", "10\u00a0000 trees"])
    assert list(text.texts.values()) == ["Letter of  intent", "10\u00a0000 trees"]


def test_long_texts_keep_their_paragraphs() -> None:
    text = TranslatedTextFormField(long=True).clean(["One.\n\nTwo.", ""])
    assert list(text.texts.values()) == ["One.\n\nTwo."]
