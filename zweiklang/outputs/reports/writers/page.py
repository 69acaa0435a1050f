# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a report as HTML: a part of a page of ours, or a file that stands alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.template import Context, Engine
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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
from zweiklang.outputs.reports.writers.drawings import (
    size_of,
    with_fixed_colours,
    with_own_names,
)
from zweiklang.outputs.reports.writers.look import TEMPLATES, Logo, Look
from zweiklang.outputs.reports.writers.preparing import Prepared, prepare
from zweiklang.outputs.reports.writers.tidying import reads_from_right

STYLE = Path(__file__).parents[1] / "static" / "reports" / "report.css"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}

#: Units across from which on a drawing can be moved sideways on screens.
MOVED = 1000.0


def write(report: Report, look: Look) -> str:
    """Return the report as a complete HTML file that loads nothing."""
    prepared = prepare(report)
    folders = [str(folder) for folder in (look.templates, TEMPLATES) if folder]
    template = Engine(dirs=folders, autoescape=True).get_template("report.html")
    values = {
        "title": prepared.report.title,
        "language": prepared.report.language,
        "direction": _direction(prepared.report.language),
        "words": prepared.words,
        "draft": report.is_draft,
        "look": look,
        "logo": _data_address(look.logo) if look.logo else "",
        "style": mark_safe(_style()),
        "content": mark_safe(_Page(prepared, look, standalone=True).article()),
    }
    return template.render(Context(values))


def fragment(report: Report, look: Look, level: int = 1) -> SafeString:
    """Return the report as a part of a page; its title is a heading of the given level."""
    return mark_safe(_Page(prepare(report), look, level=level).article())


@lru_cache(maxsize=1)
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _data_address(logo: Logo) -> str:
    return f"data:{_TYPES[logo.kind]};base64,{base64.b64encode(logo.data).decode()}"


def _direction(language: str) -> str:
    return "rtl" if reads_from_right(language) else "ltr"


class _Page:
    """Writes the parts of one report."""

    def __init__(
        self, prepared: Prepared, look: Look, *, level: int = 1, standalone: bool = False
    ) -> None:
        self.prepared, self.look, self.level = prepared, look, level
        self.report, self.words = prepared.report, prepared.words
        self.standalone = standalone
        self._figures = 0

    def article(self) -> str:
        """Return the whole report."""
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        report, language = self.report, self.report.language
        yield f'<article class="zk-report" lang="{escape(language)}" dir="{_direction(language)}">'
        if report.is_draft:
            yield f'<p class="zk-report-draft"{self._said()}>{escape(self.words.draft)}</p>'
        yield f"<h{self.level}>{escape(report.title)}</h{self.level}>"
        if report.subtitle:
            yield f'<p class="zk-report-subtitle">{escape(report.subtitle)}</p>'
        if report.header:
            yield self._facts(report.header)
        for block in report.blocks:
            yield self._block(block)
        yield from self._sources()
        if self.words.standing:
            standing = "".join(f"<li>{escape(part)}</li>" for part in self.words.standing)
            yield f'<footer class="zk-report-foot"{self._said()}><ul>{standing}</ul></footer>'
        yield "</article>\n"

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                level = min(6, self.level + block.level)
                return f"<h{level}>{self._text(block.text)}</h{level}>"
            case Paragraph():
                lead = ' class="zk-report-lead"' if block.lead else ""
                return f"<p{lead}>{self._text(block.text)}</p>"
            case Items():
                items = "".join(f"<li>{self._text(item)}</li>" for item in block.items)
                name = "ol" if block.ordered else "ul"
                return f"<{name}>{items}</{name}>"
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Facts():
                return self._facts(block.facts)
            case Note():
                label = f"<strong{self._said()}>{escape(self.words.label(block.weight))}</strong>"
                weight = f"zk-report-note zk-report-note--{block.weight}"
                return f'<p class="{weight}" role="note">{label} {self._text(block.text)}</p>'

    def _table(self, table: Table) -> str:
        ends = [' class="zk-report-end"' if one.align == "end" else "" for one in table.columns]
        head = "".join(
            f'<th scope="col"{end}>{escape(one.label)}</th>'
            for one, end in zip(table.columns, ends, strict=True)
        )
        body = "".join(self._row(row, ends) for row in table.rows)
        foot = f"<tfoot>{self._row(table.total, ends)}</tfoot>" if table.total else ""
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        # A wide table scrolls inside its own box, which the keyboard reaches.
        label = f' aria-label="{escape(table.caption)}"' if table.caption else ""
        return (
            f'<div class="zk-report-table" tabindex="0" role="group"{label}><table>{caption}'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>"
        )

    def _row(self, row: tuple[Text, ...], ends: list[str]) -> str:
        cells = []
        for number, (cell, end) in enumerate(zip(row, ends, strict=True)):
            name, scope = ("td", "") if number else ("th", ' scope="row"')
            cells.append(f"<{name}{scope}{end}>{self._text(cell)}</{name}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _figure(self, figure: Figure) -> str:
        self._figures += 1
        svg = with_own_names(figure.svg, f"f{self._figures}-")
        if self.standalone:
            svg = with_fixed_colours(svg)
        caption = f"<figcaption>{escape(figure.caption)}</figcaption>" if figure.caption else ""
        wide = max(1, min(10, round(figure.width * 10)))
        # Where a drawing is wider than the column, words of legible size need room to the side.
        moved = ' class="zk-report-moved" tabindex="0"' if size_of(figure.svg)[0] >= MOVED else ""
        return (
            f'<figure class="zk-report-w{wide}"><div role="img" aria-label="{escape(figure.alt)}"'
            f"{moved}>{svg}</div>{caption}</figure>"
        )

    def _facts(self, facts: tuple[Fact, ...]) -> str:
        rows = "".join(
            f"<div><dt>{escape(fact.label)}</dt><dd>{self._text(fact.value)}</dd></div>"
            for fact in facts
        )
        return f'<dl class="zk-report-facts">{rows}</dl>'

    def _text(self, text: Text) -> str:
        return "".join(self._run(run) for run in text)

    def _run(self, run: Run) -> str:
        said = str(escape(run.text)).replace("\n", "<br>")
        if run.language and run.language != self.report.language:
            language = escape(run.language)
            said = f'<bdi lang="{language}" dir="{_direction(run.language)}">{said}</bdi>'
        if run.strong:
            said = f"<strong>{said}</strong>"
        if run.url:
            said = f'<a href="{escape(run.url)}">{said}</a>'
        return said + self._cites(run)

    def _cites(self, run: Run) -> str:
        label = escape(self.words.source)
        links = [
            f'<a href="#source-{number}" aria-label="{label} {number}">{number}</a>'
            for number in self.prepared.numbers(run)
        ]
        return f'<sup class="zk-report-cites">{" ".join(links)}</sup>' if links else ""

    def _sources(self) -> Iterator[str]:
        if not self.prepared.sources:
            return
        level = min(6, self.level + 1)
        yield f'<section class="zk-report-sources"><h{level}{self._said()}>'
        yield f"{escape(self.words.sources)}</h{level}><ol>"
        for number, source in enumerate(self.prepared.sources, 1):
            text = escape(source.text)
            if not source.text:
                text = mark_safe(f"<span{self._said()}>{escape(self.words.no_source)}</span>")
            yield f'<li id="source-{number}">{text}'
            if source.url:
                yield f' <a href="{escape(source.url)}">{escape(source.url)}</a>'
            if self.report.is_draft and source.record:
                yield f' · <a{self._said()} href="{escape(source.record)}">'
                yield f"{escape(self.words.record)}</a>"
            yield "</li>"
        yield "</ol></section>"

    def _said(self) -> str:
        """Return the language of our own words where it is not that of the report."""
        if self.words.language == self.report.language.split("-")[0]:
            return ""
        return f' lang="{escape(self.words.language)}" dir="{_direction(self.words.language)}"'
