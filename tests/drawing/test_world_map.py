# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map: true areas, no collisions, a short path."""

import json
import re
from itertools import combinations
from math import cos, pi, radians, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples
from zweiklang.drawing.primitives import Box
from zweiklang.drawing.worldmap import Place, load_land, world_map
from zweiklang.drawing.worldmap.draw import layout_map
from zweiklang.drawing.worldmap.land import Land, decode_land
from zweiklang.drawing.worldmap.outline import simplify
from zweiklang.drawing.worldmap.projection import Projection, angle, fit

DORTMUND = Place("Dortmund", 7.465, 51.514)
KUMASI = Place("Kumasi", -1.62, 6.69, href="/partnerschaften/kumasi")
BUFFALO = Place("Buffalo", -78.87, 42.89)
XIAN = Place("Xi'an & <mehr>", 108.94, 34.34)
SQUARE = Land((((0, 0), (20, 0), (20, 20), (0, 20), (0, 0)),))
ATLAS = Path(__file__).parents[2] / "node_modules/world-atlas/land-110m.json"

places = st.lists(
    st.builds(
        Place,
        st.sampled_from(["Kumasi", "Cluj-Napoca", "دورا", "Stadt <&>", "Rostow am Don", "x" * 60]),
        st.floats(-180, 180),
        st.floats(-80, 80),
    ),
    max_size=45,
)


def test_topojson_arcs_are_joined_with_reversed_ones_and_unquantised():
    topology = {
        "transform": {"scale": [2, 1], "translate": [10, 0]},
        "objects": {"land": {"type": "Polygon", "arcs": [[0, ~1]]}},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]]],
    }
    assert decode_land(topology).rings == (((10, 0), (12, 0), (12, 1), (10, 1), (10, 0)),)


def test_a_file_without_land_is_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"type": "Topology", "objects": {}, "arcs": []}))
    with pytest.raises(ValueError, match="object named land"):
        load_land(path)


@given(st.floats(-40, 40), st.floats(-60, 60))
def test_a_square_degree_keeps_its_area_everywhere(longitude, latitude):
    view = Projection(10, 30, 80, 256, 260)
    corners = [(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5)]
    points = [view.point(longitude + a, latitude + b) for a, b in corners]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
    true = radians(0.5) ** 2 * cos(radians(latitude + 0.25)) * view.scale**2
    assert area == pytest.approx(true, rel=0.01)


@given(places.filter(bool))
def test_all_places_lie_inside_the_round_unless_they_span_the_world(found):
    points = [(p.longitude, p.latitude) for p in found]
    view = fit(points, 256, 260)
    if view.radius < 150:
        assert all(view.distance(*p) <= view.radius for p in points)


def test_the_round_is_regional_for_near_and_wide_for_far_places():
    near = layout_map(DORTMUND, [KUMASI]).view.radius
    far = layout_map(DORTMUND, [KUMASI, BUFFALO, XIAN]).view.radius
    assert near < 40 < 55 < far


@examples(20)
@given(places)
def test_no_name_meets_another_name_or_a_mark(found):
    layout = layout_map(DORTMUND, found)
    boxes = [label.text.box for label in layout.labels if label]
    assert not [1 for a, b in combinations(boxes, 2) if a.meets(b)]
    frame = Box(0, 0, 520, 520)
    assert all(box.within(frame) for box in boxes)
    r = layout.reach
    for i, (x, y) in enumerate(layout.points):
        mark = Box(x - r, y - r, x + r, y + r)
        assert mark.within(frame)
        others = [label.text.box for k, label in enumerate(layout.labels) if label and k != i]
        assert not [box for box in others if box.meets(mark)]


@examples(20)
@given(places)
def test_every_place_has_its_name_on_the_map_or_in_the_key(found):
    drawing = world_map(SQUARE, DORTMUND, found, title="Karte", standalone=True)
    root = ElementTree.fromstring(drawing.svg)
    texts = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    for place in found:
        assert place.name in texts or place in [p for _, p in drawing.key]


def test_home_keeps_its_name_in_a_crowd_and_places_are_named_or_numbered_once():
    ring = [(cos(k * pi / 6) * 4, sin(k * pi / 6) * 3) for k in range(12)]
    crowd = [Place(f"Neustadt {k}", 7.5 + x, 51.5 + y) for k, (x, y) in enumerate(ring)]
    drawing = world_map(SQUARE, DORTMUND, [*crowd, XIAN, BUFFALO], title="Karte", size=280)
    numbered = [place for _number, place in drawing.key]
    assert numbered, "the crowd needs numbers"
    assert DORTMUND not in [*numbered, *drawing.named]
    assert ">Dortmund</text>" in drawing.svg
    names = sorted(place.name for place in (*numbered, *drawing.named))
    assert names == sorted(place.name for place in (*crowd, XIAN, BUFFALO))


def test_strands_leave_and_arrive_together():
    svg = world_map(SQUARE, DORTMUND, [KUMASI], title="Karte").svg
    curves = re.findall(r'<path d="(M[^"]*C[^"]*)" fill="none" stroke="var\(--zk-[ab]\)"', svg)
    assert len(curves) == 2
    assert curves[0].split("C")[0] == curves[1].split("C")[0]
    assert curves[0].split()[-2:] == curves[1].split()[-2:]
    assert curves[0] != curves[1]


def test_simplifying_keeps_corners_and_drops_points_on_lines():
    ring = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    assert simplify(ring, 0.5) == [ring[0], *ring[2:]]


def test_the_angle_between_dortmund_and_kumasi_is_45_degrees():
    assert angle((7.465, 51.514), (-1.62, 6.69)) == pytest.approx(45.3, abs=0.5)


@pytest.mark.skipif(not ATLAS.exists(), reason="npm world-atlas is not installed")
@pytest.mark.parametrize("others", [[KUMASI], [KUMASI, BUFFALO, XIAN]])
def test_the_path_of_the_land_stays_under_25_kilobytes(others):
    svg = world_map(load_land(ATLAS), DORTMUND, others, title="Karte").svg
    path = re.search(r'<path d="([^"]*)"', svg)[1]
    assert 2_000 < len(path) < 25_000
