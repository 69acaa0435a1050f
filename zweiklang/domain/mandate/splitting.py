# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Splits the pasted text of a resolution into its numbered points, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from zweiklang.agenda2030 import parse_code
from zweiklang.agenda2030.reader.explicit import named_codes

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
#: A line that names a part: "Allgemeiner Teil", "B. Lokaler Teil:", "Part II – Local part".
HEADING = re.compile(
    r"^[ \t#*_]*(?:(?:Teil|Abschnitt|Part|Section)[ \t]+)?"
    r"(?:\(?(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.):]?(?:[ \t]*[-–—:])?[ \t]+)?"
    r"(?:(?:der|the)[ \t]+)?"
    r"(?:(?P<general>allgemeine[rn]?|gemeinsame[rn]?|general|common|shared)"
    r"|(?P<local>(?:ö|oe)rtliche[rn]?|lokale[rn]?|kommunale[rn]?|st(?:ä|ae)dtische[rn]?"
    r"|local|municipal))"
    r"[ \t]+(?:Teil|part)[ \t]*[.:]?[ \t*_]*$",
    re.MULTILINE | re.IGNORECASE,
)
#: "Ziel 11" in a resolution on the 2030 Agenda is one of its goals; whoever pastes looks at it.
GOAL = re.compile(
    r"\b(?:(?:Unter)?ziele?n?|goals?|targets?)[ \t]+(?P<code>\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?)\b",
    re.IGNORECASE,
)
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
GENERAL, LOCAL = "general", "local"


@dataclass(frozen=True)
class SplitPoint:
    """One point: its number as printed, its words, its part, and the goals its words name.

    `lead` is what a part says before its first point, such as "Die Stadt wird".

    Under a heading the heading says the part. Without one, a resolution that counts from the
    beginning a second time has a second part: usually the city's own after the common one.
    """

    number: str
    text: str
    part: str = GENERAL
    goals: tuple[str, ...] = ()
    lead: str = ""

    @property
    def full_text(self) -> str:
        """Return the words with the lead that they complete."""
        return f"{self.lead}\n{self.text}" if self.lead else self.text


@dataclass(frozen=True)
class Resolution:
    """A split text: what stands before the first point, and the points in order."""

    preamble: str
    points: tuple[SplitPoint, ...]


def split_resolution(text: str) -> Resolution:
    """Return the text in its numbered points; no word is lost, changed or moved.

    The first marker decides how the points are counted: digits, letters or Roman numerals.
    A marker that does not continue the count, and one of another kind, such as a) below 1.,
    stays in the text of its point. Headings of parts become the points' part; what stands
    between such a heading and its first point leads into that point. A text without a marker is
    all preamble.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    before: list[str] = []
    points: list[SplitPoint] = []
    counting = Counting()
    for part, heading, piece in _pieces(text):
        found = counting.points(piece)
        if not found and points:  # it only looks like a heading: no point stands below it
            last = points.pop()
            points.append(replace(last, text=f"{last.text}\n{heading}{piece}".strip()))
            continue
        if not found:
            before.append(heading + piece)
            continue
        opening = piece[: found[0][0].start()].strip()
        if not part:
            before.append(opening)
        ends = [*(match.start() for match, _again in found[1:]), len(piece)]
        for (match, again), end in zip(found, ends, strict=True):
            words = piece[match.end() : end].strip()
            own = part or (LOCAL if again else GENERAL)
            lead = opening if part and match is found[0][0] else ""
            points.append(SplitPoint(_label(match), words, own, goals_named(words), lead))
    preamble = "\n\n".join(one.strip() for one in before if one.strip())
    return Resolution(preamble, tuple(points))


def goals_named(text: str) -> tuple[str, ...]:
    """Return the goals and targets of the 2030 Agenda that a point names, in order, each once."""
    found = list(named_codes(text))
    for match in GOAL.finditer(text):
        try:
            found.append(parse_code(match["code"]))
        except ValueError:
            continue  # such as "Ziel 40": a goal of the city's own
    return tuple(dict.fromkeys(found))


def _pieces(text: str) -> list[tuple[str, str, str]]:
    """Return part, heading and the text below it; the first piece stands below none."""
    headings = list(HEADING.finditer(text))
    ends = [*(match.start() for match in headings), len(text)]
    pieces = [("", "", text[: ends[0]])]
    for match, end in zip(headings, ends[1:], strict=True):
        part = GENERAL if match["general"] else LOCAL
        pieces.append((part, match[0], text[match.end() : end]))
    return pieces


@dataclass
class Counting:
    """How far the points are counted, and how: digits, letters or Roman numerals."""

    value: Callable[[str], int | None] | None = None
    count: int = 0
    series: int = 1

    def points(self, piece: str) -> list[tuple[re.Match[str], bool]]:
        """Return the markers that begin a point, and whether the count began again by then.

        Below a heading the count goes on or begins anew, in figures of another kind as well.
        """
        found: list[tuple[re.Match[str], bool]] = []
        for match in MARKER.finditer(piece):
            if MONTH.match(piece, match.end()):
                continue
            number = self._number(_label(match), first=not found)
            if number is not None:
                found.append((match, self.series > 1))
                self.count = number
        return found

    def _number(self, label: str, *, first: bool) -> int | None:
        """Return the number of a point by its label, None if it does not continue the count."""
        number = self.value(label) if self.value else None
        if number == self.count + 1:
            return number
        if number == 1 and (self.count > 1 or first):
            self.series += 1
            return number
        if first:
            begun = (one for one in (_digits, _roman, _letter) if one(label) == 1)
            if (value := next(begun, None)) is not None:
                self.series += self.count > 0
                self.value = value
                return 1
        return None


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
