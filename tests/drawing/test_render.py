# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every drawing is well-formed, safe, small and follows the page's colours."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples, scores
from tests.drawing.words import KUMASI, LABELS, SIDES, TODAY, A, B, entry
from zweiklang.drawing import marks
from zweiklang.drawing.primitives import Group, Rect, Text, flat
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score import (
    Entry,
    Line,
    PhaseKind,
    PhaseState,
    ScoreData,
    When,
    draw_score,
    mini_axis,
    mini_score,
)
from zweiklang.drawing.score.mini import layout_mini
from zweiklang.drawing.svg import Writer

some = examples(15)
orientations = st.sampled_from(["wide", "tall"])
SVG = "{http://www.w3.org/2000/svg}"


@some
@given(scores(max_entries=20), orientations, st.booleans())
def test_any_score_is_well_formed_and_has_a_name(data, orientation, rtl):
    svg = draw_score(data, LABELS, today=TODAY, orientation=orientation, rtl=rtl, standalone=True)
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == LABELS.title
    assert root.find(f"{SVG}desc").text == LABELS.description
    assert "style=" not in svg
    assert "<script" not in svg
    assert "var(" not in svg


@some
@given(scores(max_entries=12))
def test_a_mini_score_of_any_data_is_well_formed(data):
    axis = mini_axis([data, KUMASI], today=TODAY)
    form = {"show_years": True, "detail": True}
    ElementTree.fromstring(mini_score(data, axis, title="Kurzpartitur", standalone=True, **form))
    for part in flat(layout_mini(data, axis, **form).items):
        assert part.box.left >= -2
        assert part.box.right <= 632


def test_markup_in_a_text_stays_text():
    data = ScoreData(SIDES, (entry("a", (2024,), (A,), Line.VISIT, '<script>&"x"</script>'),))
    svg = draw_score(data, LABELS, today=TODAY)
    assert "<script" not in svg
    assert "&lt;script&gt;&amp;" in svg


def test_a_link_with_a_script_is_refused():
    odd = Entry("a", When(2024), (A,), Line.VISIT, "Besuch", href="javascript:alert(1)")
    with pytest.raises(ValueError, match="links to pages"):
        draw_score(ScoreData(SIDES, (odd,)), LABELS, today=TODAY)


def test_both_forms_of_a_real_partnership_take_less_than_25_kilobytes():
    forms = [draw_score(KUMASI, LABELS, today=TODAY, orientation=o) for o in ("wide", "tall")]
    assert sum(len(svg.encode()) for svg in forms) < 25_000


def test_a_group_says_once_what_most_of_its_texts_share():
    lines = [Text(10, 20 * i, f"Zeile {i}", 16, 600 if i == 0 else 400) for i in range(3)]
    svg = Writer().write(Group(tuple(lines), href="#row", name="Drei Zeilen"))
    assert svg.startswith('<a href="#row" font-size="16">')
    assert svg.count("font-size") == 1
    assert svg.count("font-weight") == 1


def test_lines_of_one_look_are_one_path_and_areas_lie_under_them():
    area, edges = Rect(0, 0, 9, 9, "paper"), (Stroke(0, 0, 9, 0, "a"), Stroke(0, 9, 9, 9, "a"))
    other = Stroke(0, 5, 9, 5, "b")
    svg = Writer().write(Group((area, edges[0], other, edges[1]), ground=True))
    assert re.findall(r'd="([^"]*)"', svg) == [
        "M0 0H9V9H0Z",
        "M0 0H9M0 9H9",
        "M0 5H9",
    ]


def test_a_long_upright_score_is_two_drawings_that_tell_the_same_once():
    form = {"today": TODAY, "orientation": "tall", "ids": "st"}
    whole = draw_score(KUMASI, LABELS, **form)
    both = draw_score(KUMASI, LABELS, columns=True, **form)
    first, second = (ElementTree.fromstring(f"{part}</svg>") for part in both.split("</svg>")[:2])
    assert both.count("</svg>") == 2
    top, height = (float(first.get("viewBox").split()[i]) for i in (1, 3))
    assert top == 0
    assert second.get("viewBox").split()[1] == f"{height:g}"
    assert sorted(re.findall(r"<a href.*?</a>", both)) == sorted(
        re.findall(r"<a href.*?</a>", whole)
    )
    assert second.get("aria-labelledby") == "st-t"
    short = ScoreData(SIDES, KUMASI.entries[:1])
    assert draw_score(short, LABELS, columns=True, **form).count("</svg>") == 1


def test_every_entry_is_a_named_link_to_its_row():
    root = ElementTree.fromstring(draw_score(KUMASI, LABELS, today=TODAY, standalone=True))
    links = {a.get("href"): a.findtext(f"{SVG}title") for a in root.iter(f"{SVG}a")}
    assert links["#e5"] == "Apr. 2023, Dortmund: Delegation nach Kumasi, 5 Tage"
    assert set(links) == {f"#e{i}" for i in range(1, 12)}
    assert root.get("role") == "group"


def test_a_score_without_links_is_an_image():
    plain = ScoreData(SIDES, (Entry("a", When(2024), (A,), Line.VISIT, "Besuch"),))
    assert 'role="img"' in draw_score(plain, LABELS, today=TODAY)


def test_colours_follow_the_page_and_are_fixed_in_documents():
    page = draw_score(KUMASI, LABELS, today=TODAY)
    document = draw_score(KUMASI, LABELS, today=TODAY, standalone=True)
    assert "var(--zk-a)" in page
    assert "xmlns" not in page
    assert "#045F6E" in document


def test_right_to_left_mirrors_time_and_keeps_tones():
    def place(svg, tone):
        found = re.search(rf'<circle cx="([\d.]+)" cy="([\d.]+)" r="7.4" fill="{tone}"', svg)
        return float(found[1]), float(found[2])

    left = place(draw_score(KUMASI, LABELS, today=TODAY, standalone=True), "#045F6E")
    right = place(draw_score(KUMASI, LABELS, today=TODAY, standalone=True, rtl=True), "#045F6E")
    assert right[0] == pytest.approx(1200 - left[0], abs=0.2)
    assert right[1] == left[1]


def test_the_view_of_a_day_says_so_and_hides_later_entries():
    svg = draw_score(KUMASI, LABELS, today=TODAY, as_known_on=date(2023, 1, 1))
    assert "Stand am 1. Jan. 2023" in svg
    assert "Urkunde" not in svg
    assert "Ratsbeschluss" not in svg


def test_a_score_of_one_city_is_refused():
    with pytest.raises(ValueError, match="two or three"):
        draw_score(ScoreData(SIDES[:1]), LABELS, today=TODAY)


@pytest.mark.parametrize(
    "svg",
    [
        marks.circle(15),
        marks.diamond(76),
        marks.triangle(16),
        marks.linked_mark(20),
        marks.open_mark(20),
        marks.open_mark(20, missing=B),
        marks.decision_mark(),
        marks.decision_mark(tone=B),
        marks.paper_mark(),
        marks.slur_mark(),
        marks.planned_mark(),
        marks.rest_mark(),
        marks.gap_mark(),
        *[marks.phase_swatch(kind, state) for kind in PhaseKind for state in PhaseState],
    ],
)
def test_marks_are_well_formed_and_silent(svg):
    assert ElementTree.fromstring(svg).get("aria-hidden") == "true"
