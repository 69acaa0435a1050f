# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A class name means one thing: two style sheets never both say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

import zweiklang

DOORS = Path(zweiklang.__file__).parent / "doors"
SHEETS = {path.name: path for path in DOORS.glob("*/static/*/*.css")}
#: A class alone, with or without its element: ".zk-two", "details.zk-more". What stands below
#: another class (".zk-history .zk-two") or beside it is a place, not a meaning.
ALONE = re.compile(r"[a-z0-9]*\.(zk-[\w-]+)")


def rules(css: str) -> Iterable[str]:
    """Yield the selectors of a style sheet outside print, one by one."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}", "", css)
    for heads in re.findall(r"([^{}]+)\{", css):
        yield from (head.strip() for head in heads.split(","))


def named(css: str) -> set[str]:
    """Return the classes a style sheet gives a meaning."""
    return {found[1] for head in rules(css) if (found := ALONE.fullmatch(head))}


@pytest.mark.parametrize("pair", list(combinations(sorted(SHEETS), 2)), ids=" and ".join)
def test_no_class_has_a_meaning_in_two_style_sheets(pair: tuple[str, str]) -> None:
    first, second = (named(SHEETS[name].read_text("utf-8")) for name in pair)
    assert not first & second, f"in {pair[0]} and in {pair[1]}: {sorted(first & second)}"


def test_a_class_below_another_or_in_print_is_no_second_meaning() -> None:
    css = "/* .zk-a { */ .zk-b, p.zk-c { top: 0 } .zk-d .zk-e { top: 0 } @media (x) { .zk-f { } }"
    assert named(css + "@media print { .zk-g { top: 0 } }") == {"zk-b", "zk-c", "zk-f"}
