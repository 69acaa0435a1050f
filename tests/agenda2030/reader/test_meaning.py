# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The space of meaning: what languages have in common is taken away, hubs are taken down."""

from __future__ import annotations

import numpy as np

from zweiklang.agenda2030.reader.meaning import Space, without_hubs
from zweiklang.agenda2030.reader.ranking import rank


def test_texts_that_differ_only_by_their_language_lie_together() -> None:
    centers = np.array([[5, 0, 0], [0, 5, 0], [0, 0, 0]], np.float32)
    space = Space(("de", "en"), centers, np.eye(3, dtype=np.float32))
    matter = np.array([0, 0, 1], np.float32)
    placed = space.placed(centers[:2] + matter, ["de", "en"])
    assert np.allclose(placed, matter)


def test_unknown_language_is_placed_by_the_mean_of_all() -> None:
    space = Space((), np.array([[1, 0]], np.float32), np.eye(2, dtype=np.float32))
    assert np.allclose(space.placed(np.array([[1, 2]], np.float32), ["xx"]), [[0, 1]])


def test_offer_that_is_alike_to_everything_is_taken_down() -> None:
    alike = np.array([[0.60, 0.62, 0.1], [0.1, 0.62, 0.1], [0.1, 0.62, 0.1]], np.float32)
    assert alike[0].argmax() == 1
    assert without_hubs(alike, most=3)[0].argmax() == 0


def test_need_finds_its_offer_in_another_language() -> None:
    needs = [
        "Fast die Hälfte des Trinkwassers versickert aus undichten Rohren.",
        "Nachts kommen Frauen im Park nicht sicher nach Hause.",
    ]
    offers = [
        "Our utility finds bursts with acoustic loggers and trains other towns in it.",
        "La ville a rendu ses places sûres pour les femmes : lumière, patrouilles, appel.",
        "The museum lends paintings to schools.",
    ]
    assert rank(needs, offers).argmax(axis=1).tolist() == [0, 1]


def test_nothing_is_ranked_without_offers() -> None:
    assert rank(["Wir suchen Rat."], []).shape == (1, 0)
