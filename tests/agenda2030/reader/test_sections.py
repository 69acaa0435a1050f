# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around a passage makes its own targets likelier, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest

from zweiklang.agenda2030.reader import Document, Reader
from zweiklang.agenda2030.reader.records import Block
from zweiklang.agenda2030.reader.sections import NEAR, with_neighbours

COUNT = 169


def probabilities(*rows: dict[int, float]) -> tuple[np.ndarray, np.ndarray]:
    targets = np.full((len(rows), COUNT), 1e-5, np.float32)
    for place, row in enumerate(rows):
        for column, p in row.items():
            targets[place, column] = p
    return targets, (1 - targets.sum(axis=1)).astype(np.float32)


def test_an_unsure_passage_follows_its_neighbours() -> None:
    targets, none = probabilities({3: 0.9}, {3: 0.4, 8: 0.45}, {3: 0.9})
    assert with_neighbours(targets, none, [1, 1, 1])[1].argmax() == 3


def test_a_sure_passage_keeps_its_own_matter() -> None:
    targets, none = probabilities({3: 0.9}, {8: 0.95, 3: 0.01}, {3: 0.9})
    assert with_neighbours(targets, none, [1, 1, 1])[1].argmax() == 8


@pytest.mark.parametrize("sections", [[1, 2, 2], [0, 1, 2]])
def test_another_section_says_nothing(sections: list[int]) -> None:
    targets, none = probabilities({3: 0.9}, {3: 0.4, 8: 0.45}, {8: 0.9})
    found = with_neighbours(targets, none, sections)
    assert np.allclose(found[0], targets[0])
    assert found[1].argmax() == 8


def test_what_is_far_away_says_nothing() -> None:
    far = [{3: 0.4, 8: 0.45}, *[{8: 0.001}] * NEAR, {3: 0.9}]
    found = with_neighbours(*probabilities(*far), [1] * len(far))
    assert found[0].argmax() == 8


def test_whether_something_is_addressed_at_all_stays() -> None:
    targets, none = probabilities({3: 0.9}, {8: 0.2}, {})
    found = with_neighbours(targets, none, [1, 1, 1])
    assert np.allclose(found.sum(axis=1), 1 - none, atol=1e-4)
    assert not np.isnan(found).any()


def test_a_heading_tells_what_a_sentence_is_about() -> None:
    """Three vehicles stand idle: of the waste service, or of the buses."""
    sentence = Block("Drei Fahrzeuge stehen seit Monaten still, weil Ersatzteile fehlen.")
    first = {}
    for heading in ("Abfallsammlung und Recycling", "Busse und Straßenbahnen"):
        document = Document("x", (Block(heading, kind="heading"), sentence))
        first[heading] = Reader("thorough").read(document).passages[1].targets[0].code
    assert first["Abfallsammlung und Recycling"] in {"11.6", "12.5", "12.4"}
    assert first["Busse und Straßenbahnen"] == "11.2"


def test_what_leads_to_a_list_tells_what_its_entries_are() -> None:
    stances = {}
    for lead in ("Gesucht werden:", "Angeboten werden für Partnerstädte:"):
        blocks = (
            Block("Wasserversorgung", kind="heading"),
            Block(lead),
            Block("Schulungen zur Lecksuche im Rohrnetz", kind="item"),
        )
        stances[lead] = Reader("thorough").read(Document("x", blocks)).passages[-1].stance
    assert stances == {"Gesucht werden:": "need", "Angeboten werden für Partnerstädte:": "offer"}
