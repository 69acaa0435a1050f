# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Comparing texts: nothing is lost, words are marked, unchanged runs fold, hostile ones end."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tests.joint import PURPOSE, REVISED, text
from zweiklang.domain.joint import kinds, wording
from zweiklang.domain.joint.differences import Pair, Piece, compare, count_changes, fold, words_of
from zweiklang.domain.partnerships.joint_kinds import MINUTES

LINES = st.lists(st.text(alphabet="ab c.\u00fc\u0633", max_size=12), max_size=8)


def told(pairs: list[Pair], column: str) -> list[str]:
    found = [getattr(pair, column) for pair in pairs]
    return ["".join(piece.text for piece in line) for line in found if line is not None]


@given(LINES, LINES)
def test_both_texts_can_be_read_back_from_the_comparison(
    before: list[str], after: list[str]
) -> None:
    pairs = compare(before, after)
    assert told(pairs, "before") == before
    assert told(pairs, "after") == after
    assert (count_changes(pairs) == 0) == (before == after)


@given(st.text(max_size=60))
def test_words_lose_no_character(line: str) -> None:
    assert "".join(words_of(line)) == line


def test_changed_words_are_marked_and_the_rest_stays() -> None:
    (pair,) = compare(["The cities meet when needed."], ["The cities meet twice a year."])
    assert pair.before == (Piece("The cities meet "), Piece("when needed", "gone"), Piece("."))
    assert pair.after == (Piece("The cities meet "), Piece("twice a year", "new"), Piece("."))


def test_new_item_stands_alone_and_the_others_stay() -> None:
    pairs = compare(["one", "two"], ["one", "three and four", "two"])
    assert [pair.is_changed for pair in pairs] == [False, True, False]
    assert pairs[1].before is None


def test_long_unchanged_runs_fold_with_one_line_of_context() -> None:
    lines = [f"Line {number}" for number in range(20)]
    folded = fold(compare(lines, [*lines[:10], "Something else entirely new", *lines[11:]]))
    assert [pair.skipped for pair in folded if pair.skipped] == [9, 8]
    assert sum(not pair.skipped for pair in folded) in (3, 4)


def test_a_paper_of_fifty_pages_changed_in_every_line_and_a_hostile_one_end_soon() -> None:
    words = [f"Word{number % 977}" for number in range(22_000)]
    lines = [" ".join(words[start : start + 45]) for start in range(0, len(words), 45)]
    changed = [line.replace("Word7", "Other", 3) + " added" for line in lines]
    begun = time.perf_counter()
    assert count_changes(compare(lines, changed)) >= len(lines)
    compare(["a b " * 40_000], ["b a " * 40_000 + "c"])
    compare(["x"] * 20_000, ["x", "y"] * 20_000)
    # Far above what it takes, far below what a quadratic comparison would.
    assert time.perf_counter() - begun < 30


def test_differences_are_told_language_by_language_and_field_by_field() -> None:
    kind = kinds.kind_of("partnership-text")
    german = wording.differences(kind, PURPOSE, REVISED, "de")
    assert [one.part.name for one in german] == ["purpose", "aims"]
    assert [one.changes for one in german] == [2, 1]
    only_english = {**PURPOSE, "title": text(de="Gemeinsamer Zweck", en="Purpose")}
    assert not wording.differences(kind, PURPOSE, only_english, "de")
    assert [one.part.name for one in wording.differences(kind, PURPOSE, only_english, "en")] == [
        "title"
    ]


def test_rows_lists_and_values_per_city_are_compared_too() -> None:
    before = {
        "held_on": "2026-05-01",
        "offices": {"A": [text(de="Umweltamt")], "B": [text(en="Planning")]},
        "results": [{"what": text(de="Bäume pflanzen"), "who": "Kumasi", "until": "2026-12-01"}],
        "goals": ["13"],
    }
    after = {
        **before,
        "offices": {"A": [text(de="Umweltamt")], "B": [text(en="Planning"), text(en="Parks")]},
        "results": [{"what": text(de="Bäume pflanzen"), "who": "Dortmund", "until": "2026-12-01"}],
    }
    found = wording.differences(MINUTES, before, after, "de")
    assert [(one.part.name, one.part.side) for one in found] == [("offices", "B"), ("results", "")]


def test_contradictory_translation_is_marked_as_stale() -> None:
    title = text(de="Gemeinsamer Zweck", en="Common purpose")
    title["texts"] = {**title["texts"], "de": "Etwas anderes"}
    content = {**PURPOSE, "title": title}
    assert wording.stale_languages(content) == ["en"]
    kind = kinds.kind_of("partnership-text")
    parts = {one.name: one for one in wording.parts(kind, content, "en")}
    assert parts["title"].stale
    assert not parts["purpose"].stale


def test_a_long_text_is_shown_page_by_page_without_losing_a_line() -> None:
    lines = "\n".join(f"Paragraph {number} " + "word " * 200 for number in range(150))
    kind = kinds.kind_of("partnership-text")
    parts = wording.parts(kind, {**PURPOSE, "agreement": text(en=lines)}, "en")
    pages = wording.in_pages(parts)
    assert len(pages) > 4
    told_lines = [line for page in pages for part in page for line in part.lines]
    assert told_lines == [line for part in parts for line in part.lines]
