# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of English prose: which terms count, and for which texts."""

from __future__ import annotations

import numpy as np

from zweiklang.agenda2030.reader.words import Words, terms


def made(**places: int) -> Words:
    """Return a head that knows a few terms, each speaking for the goal of its place."""
    head = np.zeros((len(places) + 1, 17), np.float32)
    for place in places.values():
        head[place, place] = 5
    head[-1] = -1
    return Words(
        {term.replace("_", " "): place for term, place in places.items()},
        np.ones(len(places), np.float32),
        head,
    )


def test_pairs_reach_over_words_that_carry_no_matter() -> None:
    assert list(terms("The quality of the drinking water")) == [
        "quality",
        "drinking",
        "water",
        "quality drinking",
        "drinking water",
    ]


def test_known_terms_speak_for_their_goals_and_unknown_ones_for_none() -> None:
    words = made(poverty=0, drinking_water=1)
    assert words.score("Extreme poverty fell.").argmax() == 0
    assert words.score("Drinking water is scarce.").argmax() == 1
    assert set(words.score("Nothing known here.").tolist()) == {-1.0}


def test_length_of_a_text_does_not_count() -> None:
    words = made(poverty=0, hunger=1)
    once = words.score("poverty and hunger")
    assert np.allclose(words.score("poverty and hunger, poverty and hunger"), once)


def test_other_languages_are_left_to_the_meaning() -> None:
    scores = made(poverty=0).scores(["poverty", "pauvreté"], ["en", "fr"])
    assert np.isfinite(scores[0]).all()
    assert np.isnan(scores[1]).all()
