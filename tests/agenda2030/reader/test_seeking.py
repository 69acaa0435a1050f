# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages that say that they seek are needs, and hardly any other ones are taken for such."""

from __future__ import annotations

from collections import Counter

import pytest

from zweiklang.agenda2030.reader import Reader
from zweiklang.agenda2030.reader.seeking import seeks
from zweiklang.agenda2030.training import corpus


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Versorger suchen erprobte Praxis für das Wassersparen.", "de"),
        ("We wish to learn how a heat action plan is organised.", "en"),
        ("La commune cherche un appui pour le tri des déchets.", "fr"),
        ("La alcaldía busca asesoramiento para el plan de movilidad.", "es"),
    ],
)
def test_what_is_sought_in_words_is_a_need(text: str, language: str) -> None:
    assert seeks(text, language)
    assert Reader("quick").read_passages([text])[0].stance == "need"


def test_patterns_find_needs_and_little_else() -> None:
    found = Counter(
        line.stance for line in corpus.passages("municipal") if seeks(line.text, line.language)
    )
    assert found["need"] >= 0.9 * found.total() > 30
