# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages as pages show them: marked words, their surroundings, a short form for lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from zweiklang.domain.topics import explaining, queries
from zweiklang.domain.topics.records import PassageRecord
from zweiklang.foundation.lists import with_commas

#: Characters of a passage in a list, and of what stands before and after it.
HEADLINE, CONTEXT = 90, 180
#: Marked words so near to each other are marked as one.
GAP = 1


@dataclass(frozen=True)
class Segment:
    """A piece of a text, marked if it speaks for the target."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class ShownPassage:
    """A passage with its marked words, what stands around it, and the target's next best."""

    record: PassageRecord
    segments: tuple[Segment, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def headline(self) -> str:
        """Return the beginning of the passage, for a list."""
        text = self.record.text
        if len(text) <= HEADLINE:
            return text
        # Cut between words; a script without spaces is cut where the line is full.
        return (text[:HEADLINE].rpartition(" ")[0] or text[:HEADLINE]).rstrip(" ,;:–") + " …"

    @property
    def words(self) -> str:
        """Return the marked words, for the explanation."""
        return with_commas(one.text for one in self.segments if one.marked)

    @property
    def alternative(self) -> str:
        """Return the code of the next best target, "" if none comes near."""
        return next((code for code, p in self.record.other_targets if p >= LEAST_OTHER), "")


#: A target is named as another possibility from this probability on.
LEAST_OTHER = 0.1


def segments(text: str, spans: Sequence[Sequence[float]]) -> tuple[Segment, ...]:
    """Return a text cut at its marked words; spans: start, end, weight, in any order."""
    joined: list[list[int]] = []
    for start, end, *_weight in sorted(tuple(span) for span in spans):
        first, last = int(start), int(end)
        if joined and first - joined[-1][1] <= GAP:
            joined[-1][1] = max(last, joined[-1][1])
        elif 0 <= first < last <= len(text):
            joined.append([first, last])
    found, position = [], 0
    for first, last in joined:
        found += [Segment(text[position:first]), Segment(text[first:last], True)]
        position = last
    found.append(Segment(text[position:]))
    return tuple(one for one in found if one.text)


def shown(records: Iterable[PassageRecord], *, context: bool = True) -> list[ShownPassage]:
    """Return passages ready to be shown, in their order; two queries, one more at first."""
    explained = explaining.explained(records)
    around = queries.neighbours(explained) if context else {}
    return [_one(record, around) for record in explained]


def _one(record: PassageRecord, around: Mapping[tuple[int, int], str]) -> ShownPassage:
    before = around.get((record.reading_id, record.position - 1), "")
    after = around.get((record.reading_id, record.position + 1), "")
    if record.context and before.endswith(record.context):  # the heading, which is shown anyway
        before = ""
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    return ShownPassage(
        record,
        segments(record.text, record.evidence.get(record.code, ())),
        before,
        Truncator(after).chars(CONTEXT) if after else "",
    )
