# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all writers do first: clean every text, number the sources, look at every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from zweiklang.outputs.reports.blocks import (
    Block,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Reference,
    Report,
    Run,
    Table,
    Text,
)
from zweiklang.outputs.reports.writers.drawings import Unusable, checked, size_of
from zweiklang.outputs.reports.writers.tidying import in_one_line, tidy
from zweiklang.outputs.reports.writers.words import Words, words_for


@dataclass(frozen=True)
class Prepared:
    """A report that can be written down as it is.

    `sources` are the cited references in the order of their numbers; `problems` says in the
    language of the report what could not be shown as it was given.
    """

    report: Report
    sources: tuple[Reference, ...]
    words: Words
    problems: tuple[str, ...] = ()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source.key: number for number, source in enumerate(self.sources, 1)}

    def numbers(self, run: Run) -> list[int]:
        """Return the numbers of the sources a run cites, in rising order."""
        return sorted({self._numbers[key] for key in run.cites})


def prepare(report: Report) -> Prepared:
    """Return the report ready for any writer.

    Raises ValueError where the report contradicts itself: no title, a table whose rows are not as
    wide as its head, a citation of a reference that is not there.
    """
    words = words_for(report)
    problems: list[str] = []
    blocks = []
    above = 0
    for block in report.blocks:
        for part in _in_paragraphs(_tidied(block)):
            if isinstance(part, Figure):
                part = _looked_at(part, words, problems)
            if isinstance(part, Heading):
                if not "".join(run.text for run in part.text).strip():
                    continue
                part = replace(part, level=_below(above, part.level))
                above = part.level
            blocks.append(part)
    done = replace(
        report,
        title=in_one_line(report.title),
        subtitle=in_one_line(report.subtitle),
        author=in_one_line(report.author),
        blocks=tuple(blocks),
        references=tuple(_reference(one) for one in report.references),
        header=tuple(_fact(fact) for fact in report.header),
    )
    if not done.title:
        raise ValueError("A report needs a title.")
    return Prepared(done, _cited(done), words, tuple(problems))


def _below(above: int, wanted: Literal[1, 2, 3]) -> Literal[1, 2, 3]:
    """Return the level of a heading, none skipped: assistive technology counts on that."""
    levels: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)
    return levels[min(wanted, above + 1) - 1]


def texts(report: Report) -> Iterator[Text]:
    """Yield all texts that may cite, in the order of reading."""
    for fact in report.header:
        yield fact.value
    for block in report.blocks:
        yield from texts_of(block)


def texts_of(block: Block) -> Iterator[Text]:
    """Yield the texts of a block that may cite, in the order of reading."""
    match block:
        case Heading() | Paragraph() | Note():
            yield block.text
        case Items():
            yield from block.items
        case Table():
            for row in (*block.rows, block.total):
                yield from row
        case Facts():
            for fact in block.facts:
                yield fact.value


def _cited(report: Report) -> tuple[Reference, ...]:
    known = {reference.key: reference for reference in report.references}
    order = dict.fromkeys(key for text in texts(report) for run in text for key in run.cites)
    if lost := [key for key in order if key not in known]:
        raise ValueError(f"The report cites what is not among its references: {', '.join(lost)}")
    return tuple(known[key] for key in order)


def _tidied(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=_line(block.text))
        case Paragraph() | Note():
            return replace(block, text=_text(block.text))
        case Items():
            return replace(block, items=tuple(_text(item) for item in block.items))
        case Table():
            return _table(block)
        case Figure():
            alt, caption = in_one_line(block.alt), in_one_line(block.caption)
            return replace(block, alt=alt or caption, caption=caption)
        case Facts():
            return replace(block, facts=tuple(_fact(fact) for fact in block.facts))


def _table(table: Table) -> Table:
    rows = tuple(tuple(_text(cell) for cell in row) for row in table.rows)
    total = tuple(_text(cell) for cell in table.total)
    widths = {len(row) for row in (*rows, *((total,) if total else ()))}
    if widths - {len(table.columns)}:
        raise ValueError(f"The rows of the table “{table.caption}” are not as wide as its head.")
    columns = tuple(replace(one, label=in_one_line(one.label)) for one in table.columns)
    caption = in_one_line(table.caption)
    return replace(table, caption=caption, columns=columns, rows=rows, total=total)


def _in_paragraphs(block: Block) -> Iterator[Block]:
    """Yield a block, a paragraph divided at its empty lines."""
    if not isinstance(block, Paragraph):
        yield block
        return
    runs: list[Run] = []
    lead = block.lead
    for run in block.text:
        for number, piece in enumerate(_pieces(run)):
            if number and runs:
                yield Paragraph(tuple(runs), lead=lead)
                runs, lead = [], False
            if piece.text or piece.cites:
                runs.append(piece)
    if runs:
        yield Paragraph(tuple(runs), lead=lead)


def _pieces(run: Run) -> list[Run]:
    """Return a run divided at its empty lines; its sources stay with the last words."""
    parts = re.split(r"\n[ \n]*\n", run.text)
    if len(parts) == 1:
        return [run]
    last = max((n for n, part in enumerate(parts) if part.strip()), default=0)
    return [
        replace(run, text=part, cites=run.cites if n == last else ())
        for n, part in enumerate(parts)
    ]


def _looked_at(figure: Figure, words: Words, problems: list[str]) -> Figure | Note:
    """Return the figure with a drawing every writer can show, else a note in its place."""
    try:
        svg = checked(figure.svg)
        size_of(svg)
    except Unusable:
        said = words.no_figure % {"what": figure.alt or "?"}
        problems.append(said)
        return Note((Run(said),), "missing")
    return replace(figure, svg=svg, width=min(1.0, max(0.1, figure.width)))


def _text(text: Text) -> Text:
    return tuple(part for run in text for part in _run(run))


def _run(run: Run) -> Iterator[Run]:
    """Yield a run; its sources stand behind its last word, not behind the space that follows."""
    said = tidy(run.text)
    words = said.rstrip(" ")
    run = replace(run, text=said, url=_address(run.url))
    if words == said or not run.cites:
        yield run
        return
    yield replace(run, text=words)
    yield Run(said[len(words) :])


def _line(text: Text) -> Text:
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in _text(text))


def _fact(fact: Fact) -> Fact:
    return Fact(in_one_line(fact.label), _text(fact.value))


def _reference(reference: Reference) -> Reference:
    return replace(reference, text=in_one_line(reference.text), url=_address(reference.url))


def _address(url: str) -> str:
    """Return an address a reader may follow, else nothing: no script, no file of this machine."""
    url = "".join(tidy(url).split())
    is_safe = url.lower().startswith(("https://", "http://", "mailto:", "/"))
    return url if is_safe and not url.startswith("//") else ""
