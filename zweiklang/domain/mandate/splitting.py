# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Splits the pasted text of a resolution into its numbered points, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

#: A marker stands at the begin of a line: 1. 1) (1) a) I. "Punkt 3:" "Ziffer 3." "Point 3:".
MARKER = re.compile(
    r"^[ \t]*(?P<marker>(?:(?:Punkt|Nummer|Nr\.|Ziffer|Point|No\.)[ \t]+)?"
    r"(?:\((?P<inside>\d{1,3}|[a-zA-Z]{1,6})\)|(?P<number>\d{1,3}|[a-zA-Z]{1,6})[.):]))"
    r"(?=[ \t]|$)",
    re.MULTILINE,
)
#: "1. März 2020" begins a line of running text, not a point.
MONTH = re.compile(
    r"[ \t]+(jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*\.?[ \t]+\d{4}",
    re.IGNORECASE,
)
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class SplitPoint:
    """One point: its number as printed, its words, and which series of numbers it belongs to.

    A resolution that counts from the beginning a second time has a second series: usually the
    city's own part after the common one.
    """

    number: str
    text: str
    series: int = 1


@dataclass(frozen=True)
class Resolution:
    """A split text: what stands before the first point, and the points in order."""

    preamble: str
    points: tuple[SplitPoint, ...]


def split_resolution(text: str) -> Resolution:
    """Return the text in its numbered points; no word is lost, changed or moved.

    The first marker decides how the points are counted: digits, letters or Roman numerals.
    A marker that does not continue the count, and one of another kind, such as a) below 1.,
    stays in the text of its point. A text without a marker is all preamble.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _points(text)
    if not found:
        return Resolution(text.strip(), ())
    points = []
    for index, (match, series) in enumerate(found):
        end = found[index + 1][0].start() if index + 1 < len(found) else len(text)
        points.append(SplitPoint(_label(match), text[match.end() : end].strip(), series))
    return Resolution(text[: found[0][0].start()].strip(), tuple(points))


def _points(text: str) -> list[tuple[re.Match[str], int]]:
    """Return the markers that begin a point, each with its series."""
    found: list[tuple[re.Match[str], int]] = []
    value: Callable[[str], int | None] | None = None
    count, series = 0, 1
    for match in MARKER.finditer(text):
        if MONTH.match(text, match.end()):
            continue
        label = _label(match)
        value = value or next((one for one in (_digits, _roman, _letter) if one(label) == 1), None)
        number = value(label) if value else None
        if number is None:
            continue
        if number == 1 and count > 1:
            series, count = series + 1, 0
        if number == count + 1:
            found.append((match, series))
            count = number
    return found


def _label(match: re.Match[str]) -> str:
    return match["inside"] or match["number"]


def _digits(label: str) -> int | None:
    return int(label) if label.isdecimal() else None


def _letter(label: str) -> int | None:
    return ord(label.lower()) - ord("a") + 1 if len(label) == 1 and label.isalpha() else None


def _roman(label: str) -> int | None:
    """Return the value of a Roman numeral up to 399, None for anything else."""
    values = [ROMAN.get(letter, 0) for letter in label.lower()]
    if not values or 0 in values:
        return None
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-one if one < after else one for one, after in pairs)
