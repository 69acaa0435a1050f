# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shows a report on its page: whole if it is short, else chapter by chapter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from zweiklang.domain.reporting.models import Report
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation.numbers import whole_number
from zweiklang.outputs.reports import blocks, making
from zweiklang.outputs.reports.writers import page as page_writer
from zweiklang.outputs.reports.writers.checking import problems

#: A longer preview is shown chapter by chapter (characters of HTML).
ONE_PAGE = 45_000


@dataclass(frozen=True)
class Preview:
    """The report as shown: one chapter of it, or all; the chapters as links.

    `unshown` says what its files cannot show as it was given.
    """

    html: SafeString
    chapters: tuple[Link, ...]
    unshown: tuple[str, ...] = ()


def preview_of(asked: str, shown: Report) -> Preview:
    """Return the whole report if it is short, else the chapter asked for."""
    told = making.told(shown)
    look = making.look_for(shown)
    unshown = problems(told, look)
    chapters = _chapters(told)
    if sum(map(_weight, told.blocks)) <= ONE_PAGE or len(chapters) < 2:
        return Preview(page_writer.fragment(told, look, level=3), (), unshown)
    number = whole_number(asked, most=len(chapters) - 1) or 0
    _name, part = chapters[number]
    head = told.header if number == 0 else ()
    html = page_writer.fragment(replace(told, blocks=part, header=head), look, level=3)
    links = tuple(
        Link(f"?chapter={position}#preview", name, position == number)
        for position, (name, _part) in enumerate(chapters)
    )
    return Preview(html, links, unshown)


def _weight(block: blocks.Block) -> int:
    """Return about how many characters of HTML a block takes."""
    if isinstance(block, blocks.Figure):
        return len(block.svg)
    return len(repr(block)) // 2


def _chapters(told: blocks.Report) -> list[tuple[str, tuple[blocks.Block, ...]]]:
    """Return the blocks by chapter; what stands before the first heading goes with it."""
    found: list[tuple[str, list[blocks.Block]]] = []
    for block in told.blocks:
        if isinstance(block, blocks.Heading) and block.level == 1:
            name = "".join(run.text for run in block.text)
            if len(found) == 1 and not found[0][0]:
                found[0] = (name, [*found[0][1], block])
            else:
                found.append((name, [block]))
        elif found:
            found[-1][1].append(block)
        else:
            found.append(("", [block]))
    return [(name, tuple(part)) for name, part in found]
