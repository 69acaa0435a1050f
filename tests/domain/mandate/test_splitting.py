# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.domain.mandate.splitting import split_resolution

ADOPTED = """\
Der Rat der Stadt beschließt:

1. Die Stadt begrüßt die am
28. September 2015 verabschiedete Agenda der Vereinten Nationen. Sie will sie
a) in der Verwaltung und
b) mit der Stadtgesellschaft
mit Leben füllen.

2. Die Stadt unterstützt, dass die Agenda Nord und Süd
gemeinsam in die Pflicht nimmt; Ziffer 5 der Satzung bleibt unberührt.

3) Die Stadt ermutigt ihre Beteiligungsgesellschaften, sich zu engagieren:
1. Januar 2020 ist der Beginn der Berichte.

Örtlicher Teil

1. Die Stadt macht ihr Engagement sichtbar.
2. Die Stadt berichtet dem Rat alle zwei Jahre.
"""


def test_an_adopted_text_falls_into_its_points_word_for_word() -> None:
    split = split_resolution(ADOPTED)
    assert split.preamble == "Der Rat der Stadt beschließt:"
    assert [(point.number, point.part) for point in split.points] == [
        ("1", "general"), ("2", "general"), ("3", "general"), ("1", "local"), ("2", "local"),
    ]  # fmt: skip
    first = split.points[0].text
    assert first.startswith("Die Stadt begrüßt die am\n28. September 2015")
    assert "b) mit der Stadtgesellschaft" in first
    assert split.points[2].text.endswith("1. Januar 2020 ist der Beginn der Berichte.")
    assert split.points[4].text == "Die Stadt berichtet dem Rat alle zwei Jahre."


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(1) eins\n(2) zwei", ["1", "2"]),
        ("a) eins\nb) zwei\nc) drei", ["a", "b", "c"]),
        ("I. eins\nII. zwei\nIII. drei\nIV. vier\nV. fünf", ["I", "II", "III", "IV", "V"]),
        ("i) one\nii) two", ["i", "ii"]),
        ("Punkt 1: eins\nPunkt 2: zwei\nPunkt 3: drei", ["1", "2", "3"]),
        ("1.\teins\r\n2.\tzwei", ["1", "2"]),
        ("Kein Punkt steht hier.\nAuch hier nicht.", []),
        ("2. beginnt nicht vorn\n3. ebenso", []),
        ("1. eins\n3. gehört noch zu eins", ["1"]),
    ],
)
def test_points_are_counted_as_their_first_marker_counts(text: str, numbers: list[str]) -> None:
    assert [point.number for point in split_resolution(text).points] == numbers


@given(st.text(alphabet=st.sampled_from("1234aIVxi.):( \n\tDie Rat"), max_size=200))
def test_no_character_of_the_text_is_lost_or_moved(text: str) -> None:
    split = split_resolution(text)
    kept = split.preamble + "".join(
        f"{point.lead}{point.number}{point.text}" for point in split.points
    )
    letters = re.sub(r"[\s.():]", "", text)
    assert re.sub(r"[\s.():]", "", kept) == letters


@pytest.mark.parametrize(
    ("general", "local"),
    [
        ("Allgemeiner Teil", "Örtlicher Teil"),
        ("I. Allgemeiner Teil", "II. Lokaler Teil"),
        ("A. Gemeinsamer Teil:", "B. Lokaler Teil:"),
        ("Teil A: Allgemeiner Teil", "Teil B – Kommunaler Teil"),
        ("General part", "Local part"),
        ("Part I – General part", "PART II – LOCAL PART"),
        ("**Allgemeiner Teil**", "**Städtischer Teil**"),
    ],
)
@pytest.mark.parametrize("numbers", [("1.", "2.", "3."), ("1.", "2.", "1."), ("a)", "b)", "1.")])
def test_headings_say_the_part_and_stand_in_no_point(
    general: str, local: str, numbers: tuple[str, str, str]
) -> None:
    first, second, third = numbers
    text = (
        f"Der Rat beschließt:\n\n{general}\n{first} Die Stadt begrüßt die Agenda.\n"
        f"{second} Sie wirkt mit.\n{local}\n{third} Sie berichtet dem Rat."
    )
    split = split_resolution(text)
    assert split.preamble == "Der Rat beschließt:"
    assert [(point.text, point.part) for point in split.points] == [
        ("Die Stadt begrüßt die Agenda.", "general"),
        ("Sie wirkt mit.", "general"),
        ("Sie berichtet dem Rat.", "local"),
    ]


def test_a_heading_without_points_below_stays_where_it_is() -> None:
    split = split_resolution("1. eins\n2. zwei, siehe\nAllgemeiner Teil")
    assert [point.text for point in split.points] == ["eins", "zwei, siehe\nAllgemeiner Teil"]


def test_words_between_a_heading_and_its_first_point_lead_into_that_point() -> None:
    split = split_resolution("1. eins\n2. zwei\nÖrtlicher Teil\nDie Stadt wird\n3. drei\n4. vier")
    assert split.preamble == ""
    said = ["eins", "zwei", "Die Stadt wird\ndrei", "vier"]
    assert [point.full_text for point in split.points] == said
    assert [point.part for point in split.points] == ["general", "general", "local", "local"]


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("stärkt Kommunen (SDG 11 und SDG 13)", ("11", "13")),
        ("nach Ziel 11 und Unterziel 11.6", ("11", "11.6")),
        ("in line with Goal 4", ("4",)),
        ("Ziel 40 der Haushaltssatzung, die 17 Ziele", ()),
    ],
)
def test_goals_a_point_names_are_marked(text: str, goals: tuple[str, ...]) -> None:
    assert split_resolution(f"1. Die Stadt {text}.").points[0].goals == goals
