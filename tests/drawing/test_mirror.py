# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mirror of giving and gaining: own scale per row, nothing outside, nothing on top of words."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples, texts
from tests.drawing.words import SIDES, A, B
from zweiklang.drawing.mirror import (
    Bar,
    MirrorRow,
    TrendRow,
    draw_mirror,
    draw_trend,
    layout_mirror,
    layout_trend,
)
from zweiklang.drawing.primitives import Box, Rect, Text

HEADINGS = ("Dortmund gibt", "Kumasi gibt")
amounts = st.floats(0, 1e9)
bars = st.builds(Bar, amounts, amounts, texts)
rows = st.lists(st.builds(MirrorRow, texts, bars, bars), max_size=5)
SVG = "{http://www.w3.org/2000/svg}"


def bars_of(picture):
    return [item for item in picture.items if isinstance(item, Rect)]


@examples(40)
@given(rows, st.booleans())
def test_everything_stays_inside_and_words_never_overlap(drawn, narrow):
    picture = layout_mirror(drawn, SIDES, headings=HEADINGS, narrow=narrow)
    frame = Box(-0.5, -0.5, picture.width + 0.5, picture.height + 0.5)
    words = [item.box for item in picture.items if isinstance(item, Text) and item.text]
    assert all(item.box.within(frame) for item in bars_of(picture))
    assert all(box.within(frame) for box in words)
    for n, box in enumerate(words):
        assert not [other for other in words[n + 1 :] if box.meets(other, -0.5)]
        assert not [bar for bar in bars_of(picture) if box.meets(bar.box, -0.5)]


def test_each_row_has_a_scale_of_its_own():
    days = MirrorRow("Personaltage", Bar(64, 0, "64 Tage"), Bar(32, 0, "32 Tage"))
    money = MirrorRow("Geld", Bar(9000, 0, "9.000 EUR"), Bar(3500, 0, "3.500 EUR"))
    lengths = [bar.width for bar in bars_of(layout_mirror([days, money], SIDES, headings=HEADINGS))]
    assert lengths[0] == lengths[2]
    assert lengths[1] == pytest.approx(lengths[0] / 2)


def test_confirmed_is_solid_and_declared_is_dashed_beyond_it():
    row = MirrorRow("Sachgüter", Bar(1, 3, "4 Lieferungen"), Bar(0, 0, "noch nichts"))
    solid, dashed = bars_of(layout_mirror([row], SIDES, headings=HEADINGS))
    assert (solid.fill, solid.dash) == ("a", "")
    assert (dashed.fill, dashed.stroke) == ("none", "a")
    assert dashed.dash
    assert dashed.box.right <= solid.box.left
    assert dashed.width > 2.9 * solid.width


def test_a_city_that_gave_nothing_keeps_its_place_in_words():
    row = MirrorRow("Sachgüter", Bar(1, 0, "2 Fahrzeuge"), Bar(0, 0, "noch nichts"))
    svg = draw_mirror([row], SIDES, headings=HEADINGS, title="Spiegel", description="Tabelle folgt")
    assert "noch nichts" in svg


@examples(15)
@given(rows, st.booleans(), st.booleans())
def test_any_mirror_is_well_formed_with_name_and_description(drawn, narrow, rtl):
    svg = draw_mirror(
        drawn, SIDES, headings=HEADINGS, title="Spiegel", description="Tabelle folgt",
        narrow=narrow, rtl=rtl, standalone=True,
    )  # fmt: skip
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Spiegel"
    assert root.findtext(f"{SVG}desc") == "Tabelle folgt"
    assert "style=" not in svg
    assert "var(" not in svg


def test_right_to_left_swaps_the_halves_and_keeps_the_tones():
    row = MirrorRow("Geld", Bar(2, 0, "2 EUR"), Bar(1, 0, "1 EUR"))
    form = {"headings": HEADINGS, "title": "t", "description": "d"}
    plain = draw_mirror([row], SIDES, **form)
    turned = draw_mirror([row], SIDES, rtl=True, **form)
    assert '<rect x="0" y=' in plain
    assert '<rect x="644" y=' in turned
    assert 'fill="var(--zk-a)"' in turned


def test_less_than_nothing_cannot_be_given():
    with pytest.raises(ValueError, match="less than nothing"):
        Bar(-1, 0, "")


def test_a_trend_shows_both_cities_in_every_year_and_five_on_top():
    row = TrendRow("Voneinander lernen", {A: {2024: 2, 2025: 5}, B: {2024: 2, 2025: 3}})
    picture = layout_trend([row], [2024, 2025], SIDES)
    heads = {
        (item.tone, round(item.x)): item.y for item in picture.items if hasattr(item, "radius")
    }
    assert len(heads) == 4
    ys = {tone: [y for (own, _x), y in sorted(heads.items()) if own is tone] for tone in (A, B)}
    assert ys[A][1] < ys[B][1] < ys[A][0] == ys[B][0]


@examples(20)
@given(
    st.lists(
        st.builds(
            TrendRow,
            texts,
            st.dictionaries(
                st.sampled_from([A, B]),
                st.dictionaries(st.integers(2020, 2027), st.integers(1, 5)),
            ),
        ),
        max_size=10,
    ),
    st.sets(st.integers(2020, 2027), min_size=1),
    st.booleans(),
)
def test_any_trend_is_well_formed_and_stays_inside(drawn, years, narrow):
    picture = layout_trend(drawn, sorted(years), SIDES, narrow=narrow)
    for item in picture.items:
        assert item.box.left >= -1
        assert item.box.right <= picture.width + 1
    ElementTree.fromstring(
        draw_trend(
            drawn, sorted(years), SIDES, title="t", description="d", narrow=narrow, standalone=True
        )
    )


def test_a_score_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="from 1 to 5"):
        TrendRow("Daten", {A: {2024: 6}})
