# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a report as Markdown (CommonMark with tables and footnotes), to paste and to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zweiklang.outputs.reports.blocks import (
    Block,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Report,
    Run,
    Table,
    Text,
)
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.pdf_data import absolute
from zweiklang.outputs.reports.writers.preparing import Prepared, prepare

#: What may mean something in Markdown, or in the HTML that it lets through, wherever it stands.
_NEEDED = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"^\s*([#+\-=])", re.MULTILINE)
_NUMBER = re.compile(r"^\s*(\d+)([.)])(?=\s|$)", re.MULTILINE)


def write(report: Report, look: Look) -> str:
    """Return the report as Markdown."""
    return _Sheet(prepare(report), look).written()


def escaped(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    text = _NEEDED.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\\\1", text))


class _Sheet:
    """Writes the parts of one report."""

    def __init__(self, prepared: Prepared, look: Look) -> None:
        self.prepared, self.look = prepared, look
        self.report, self.words = prepared.report, prepared.words

    def written(self) -> str:
        """Return the whole report."""
        return "\n\n".join(part for part in self._parts() if part) + "\n"

    def _parts(self) -> Iterator[str]:
        report = self.report
        if report.is_draft:
            yield f"**{self.words.draft}**"
        yield f"# {escaped(report.title)}"
        yield escaped(report.subtitle)
        yield self._facts(report.header)
        for block in report.blocks:
            yield self._block(block)
        yield from self._sources()
        if self.words.standing:
            yield "---"
            yield escaped(" · ".join(self.words.standing))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"{'#' * (block.level + 1)} {self._line(block.text)}"
            case Paragraph():
                return self._text(block.text)
            case Items():
                marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
                return "\n".join(
                    f"{mark} {self._line(item)}"
                    for mark, item in zip(marks, block.items, strict=True)
                )
            case Table():
                return self._table(block)
            case Figure():
                return f"*{escaped(' '.join(filter(None, (block.caption, block.alt))))}*"
            case Facts():
                return self._facts(block.facts)
            case Note():
                return f"> **{self.words.label(block.weight)}:** {self._line(block.text)}"

    def _table(self, table: Table) -> str:
        head = " | ".join(escaped(column.label) for column in table.columns)
        rule = " | ".join("---:" if one.align == "end" else "---" for one in table.columns)
        lines = [f"| {head} |", f"| {rule} |"]
        for row in (*table.rows, *((table.total,) if table.total else ())):
            lines.append(f"| {' | '.join(self._line(cell) for cell in row)} |")
        caption = f"**{escaped(table.caption)}**\n\n" if table.caption else ""
        return caption + "\n".join(lines)

    def _facts(self, facts: tuple[Fact, ...]) -> str:
        return "\n".join(f"- **{escaped(fact.label)}:** {self._line(fact.value)}" for fact in facts)

    def _line(self, text: Text) -> str:
        return self._text(text).replace("\\\n", " ").replace("\n", " ")

    def _text(self, text: Text) -> str:
        return "".join(self._run(run) for run in text)

    def _run(self, run: Run) -> str:
        # Behind the signs of strong print nothing stands at the start of a line.
        said = _NEEDED.sub(r"\\\1", run.text) if run.strong else escaped(run.text)
        said = said.replace("\n", "\\\n")
        inner = said.strip(" \n")
        if run.strong and inner:
            said = said.replace(inner, f"**{inner}**", 1)
        url = absolute(run.url, self.look)
        if url:
            said = f"[{said}](<{_target(url)}>)"
        return said + "".join(f"[^{number}]" for number in self.prepared.numbers(run))

    def _sources(self) -> Iterator[str]:
        if not self.prepared.sources:
            return
        yield f"## {self.words.sources}"
        lines = []
        for number, source in enumerate(self.prepared.sources, 1):
            parts = [escaped(source.text) or self.words.no_source]
            if source.url:
                parts.append(f"<{_target(absolute(source.url, self.look))}>")
            if self.report.is_draft and source.record:
                record = _target(absolute(source.record, self.look))
                parts.append(f"[{self.words.record}](<{record}>)")
            lines.append(f"[^{number}]: {' '.join(parts)}")
        yield "\n".join(lines)


def _target(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
