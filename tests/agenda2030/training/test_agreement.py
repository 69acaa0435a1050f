# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goals that publishers of IATI files tag, held against those the reader finds."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.reader import Reader
from zweiklang.agenda2030.training.agreement import Agreement, compare
from zweiklang.agenda2030.training.iati import activities

SAMPLE = Path(__file__).with_name("activities.xml")


def test_activities_come_with_texts_by_language_and_goals_of_all_vocabularies() -> None:
    water, school, untagged = activities(SAMPLE)
    assert water.identifier == "XX-1"
    assert water.texts["es"][0] == "Agua potable para tres barrios"
    assert {language: len(texts) for language, texts in water.texts.items()} == {"en": 2, "es": 2}
    # A goal, a target and a sector of goals count; DAC sectors and what is no goal do not.
    assert water.goals == {"6", "11", "13"}
    assert school.goals == {"4"}
    assert untagged.goals == frozenset()


def test_agreement_is_counted_for_each_language_of_tagged_activities() -> None:
    english, spanish = compare(SAMPLE, Reader("quick"))
    assert (english.language, english.activities, english.tagged) == ("en", 3, 2)
    assert (spanish.language, spanish.activities, spanish.tagged) == ("es", 1, 1)
    assert (spanish.read, spanish.first, spanish.meant) == (1, 1, 3)


def test_shares_are_of_what_can_be_compared() -> None:
    row = Agreement("a.xml", "en")
    row.add([], frozenset())
    assert row.row() == "| a.xml | en | 1 | 0 | 0 | – | – | – |"
    row.add(["6", "4"], frozenset({"6", "11", "13"}))
    row.add([], frozenset({"4"}))
    assert row.row() == "| a.xml | en | 3 | 2 | 1 | 0.50 | 0.25 | 1.00 |"


def test_a_packed_file_is_read_too(tmp_path: Path) -> None:
    packed = tmp_path / "a.xml.gz"
    packed.write_bytes(gzip.compress(SAMPLE.read_bytes()))
    assert list(activities(packed)) == list(activities(SAMPLE))


def test_entities_stay_closed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    file = tmp_path / "a.xml"
    file.write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><iati-activities><iati-activity>'
        "<title><narrative>Wasser &e;</narrative></title></iati-activity></iati-activities>"
    )
    (found,) = activities(file)
    assert found.texts == {"": ("Wasser",)}


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"kein XML", "broken"), (b"\x1f\x8bkaputt", "broken"), (b"", "broken"),
     (gzip.compress(b"<iati-activities>" + b" " * 9999)[:-9], "broken"), (None, "missing")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    file = tmp_path / "a.xml.gz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        list(activities(file))
    assert caught.value.reason == reason
