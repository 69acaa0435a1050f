# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands below a heading or lead-in that seeks or offers is sought or offered."""

from __future__ import annotations

from collections import Counter

import pytest

from zweiklang.agenda2030.reader.leading import stance_below
from zweiklang.agenda2030.reader.passages import cut
from zweiklang.agenda2030.training.corpus import NONE
from zweiklang.agenda2030.training.papers import papers


@pytest.mark.parametrize(
    ("heading", "lead", "language", "stance"),
    [
        ("Was gesucht wird", "", "de", "need"),
        ("Für Partnerstädte abrufbar", "", "de", "offer"),
        ("Was wir suchen, was wir bieten", "", "de", None),
        ("Was wir suchen, was wir bieten", "Geben können wir", "de", "offer"),
        ("Angebote der Jugendhilfe", "", "de", None),
        ("What we seek", "", "en", "need"),
        ("Waste", "Needed are", "en", "need"),
        ("What we can offer to partner cities", "", "en", "offer"),
        ("Ce que nous pouvons montrer à nos partenaires", "", "fr", "offer"),
        ("Avant-propos", "", "fr", None),
        ("Lo que buscamos", "", "es", "need"),
        ("ما يمكن أن نقدمه للشركاء", "", "ar", "offer"),
        ("Water supply", "The assembly will", "en", None),
        ("Energie", "Bereits umgesetzt sind", "de", None),
        ("Energie", "Für Partner stehen bereit", "de", "offer"),
        ("Work", "The share of women in the departments is", "en", None),
        ("Was gesucht wird", "", "xx", None),
    ],
)
def test_headings_and_leads_say_what_is_below(
    heading: str, lead: str, language: str, stance: str | None
) -> None:
    assert stance_below(heading, lead, language) == stance


@pytest.mark.parametrize("part", ["papers", "development-papers"])
def test_what_they_say_holds_for_nearly_every_passage_below(part: str) -> None:
    found: Counter[bool] = Counter()
    for paper in papers(part):
        for piece in cut(paper.document.blocks):
            label = paper.label_at(piece.start)
            if label is None or label.target == NONE:
                continue
            if said := stance_below(piece.above, piece.lead, label.language):
                found[said == label.stance] += 1
    assert found[True] >= 0.95 * found.total() > 80
