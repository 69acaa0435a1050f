# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from zweiklang.drawing.text import clean, text_width, wrap
from zweiklang.outputs.drawings.hyphens import SOFT_HYPHEN, divisible


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("de", "Klimapartnerschaft", "Kli-ma-part-ner-schaft"),
        ("de", "Nachhaltigkeitspartnerschaft", "Nach-hal-tig-keits-part-ner-schaft"),
        ("de", "Zusammenarbeitsvereinbarung", "Zusam-men-ar-beits-ver-ein-ba-rung"),
        ("en", "sustainability", "sus-tain-ab-il-ity"),
        ("uk", "Співробітництво", "Спів-ро-біт-ниц-тво"),
        ("ar", "والاستدامة", "والاستدامة"),
        ("de", "Rostow", "Rostow"),
    ],
)
def test_long_words_are_divided_by_the_rules_of_their_language(
    language: str, word: str, parts: str
) -> None:
    assert divisible(word, language).replace(SOFT_HYPHEN, "-") == parts


@pytest.mark.parametrize("width", [60, 100, 262])
def test_lines_end_only_where_a_word_may_be_divided(width: int) -> None:
    text = "Erneuerte Nachhaltigkeitspartnerschaft und Zusammenarbeitsvereinbarung"
    marked = divisible(text, "de")
    lines = wrap(marked, 15, width, 20)
    assert all(text_width(line, 15) <= width for line in lines)
    parts = {part for word in marked.split(" ") for part in word.split(SOFT_HYPHEN)}
    for line in lines:
        last = line.split(" ")[-1]
        assert not last.endswith("-") or any(last[:-1].endswith(part) for part in parts)


def test_marks_for_dividing_never_show() -> None:
    marked = divisible("Nachhaltigkeitspartnerschaft", "de")
    assert clean(marked) == "Nachhaltigkeitspartnerschaft"
    assert SOFT_HYPHEN not in "".join(wrap(marked, 15, 100, 9))
