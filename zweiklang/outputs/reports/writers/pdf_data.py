# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as plain data for the templates of Typst (`templates/*.typ`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

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
    Run,
    Table,
    Text,
)
from zweiklang.outputs.reports.writers.columns import column_widths
from zweiklang.outputs.reports.writers.fonts import families, missing, named
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.preparing import Prepared, texts, texts_of
from zweiklang.outputs.reports.writers.tidying import reads_from_right

#: Millimetres of a line.
WIDTH = 163.0
#: The space between a day and its month, where no line shall break.
_DAY = re.compile(r"(?<=\d\.) (?=[A-ZÄÖÜ][a-zäöü])|(?<=\d) (?=[A-Z][a-z]+ \d{4})")
#: Typst weighs all line breaks of a paragraph against each other; of long ones that takes minutes.
_WEIGHED = 1_500
#: Letters on a good half of a page. Figures before them stay where they are told: one that moved to
#: the top of the first page would stand above the title.
_BEGINNING = 1_800


class Printable:
    """A prepared report with the files its figures are written to."""

    def __init__(self, prepared: Prepared, look: Look) -> None:
        self.prepared = prepared
        self.look = look
        self.figures: dict[str, Figure] = {}
        self._own = str(look.templates / "fonts") if look.templates else ""

    def file_of(self, figure: Figure) -> str:
        """Return the name of the file a figure is written to."""
        name = f"figure-{len(self.figures) + 1}.svg"
        self.figures[name] = figure
        return name

    @cached_property
    def unshown(self) -> dict[int, str]:
        """What stands in the place of each character that no typeface has."""
        return {ord(char): named(char) for char in missing(all_words(self.prepared), self._own)}

    def shown(self, text: str) -> str:
        """Return the text with a name in place of each character that no typeface has."""
        text = _DAY.sub("\u00a0", text)
        return text.translate(self.unshown) if self.unshown else text


def all_words(prepared: Prepared) -> str:
    """Return everything that is set in type, in one string."""
    found: list[str] = []

    def look_into(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple | list):
            for one in value:
                look_into(one)
        elif isinstance(value, Figure):
            found.extend((value.alt, value.caption))
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                look_into(getattr(value, name))

    look_into(prepared.report)
    return "".join(dict.fromkeys("".join(found)))


def data_of(printable: Printable) -> dict[str, Any]:
    """Return what the template reads from `report.json`."""
    report, words, look = printable.prepared.report, printable.prepared.words, printable.look
    lang, region = language_of(report.language)
    shown = printable.shown
    return {
        "title": shown(report.title),
        "subtitle": shown(report.subtitle),
        "author": report.author,
        "lang": lang,
        "region": region,
        "rtl": reads_from_right(report.language),
        "fonts": families(report.language),
        "draft": report.is_draft,
        "linebreaks": "simple" if _longest(printable.prepared) > _WEIGHED else "optimized",
        "header": [_fact(one, printable) for one in report.header],
        "blocks": _blocks(report.blocks, printable),
        "sources": [_source(one, printable) for one in printable.prepared.sources],
        "look": {
            "sender": look.sender,
            "lines": list(look.letterhead),
            "colour": look.colour,
            "logo": f"letterhead-logo.{look.logo.kind}" if look.logo else None,
        },
        "words": {
            "lang": language_of(words.language)[0],
            "sources": words.sources,
            "no_source": words.no_source,
            "record": words.record,
            "draft": words.draft,
            "page": words.page,
            "standing": list(words.standing),
        },
    }


def _longest(prepared: Prepared) -> int:
    return max((sum(len(run.text) for run in text) for text in texts(prepared.report)), default=0)


def language_of(code: str) -> tuple[str, str | None]:
    """Return language and region of a BCP 47 code as Typst knows them."""
    parts = code.replace("_", "-").split("-")
    lang = parts[0].lower() if re.fullmatch("[A-Za-z]{2,3}", parts[0]) else "und"
    region = next((part for part in parts[1:] if re.fullmatch("[A-Za-z]{2}", part)), None)
    return lang, region.upper() if region else None


def _blocks(blocks: Sequence[Block], printable: Printable) -> list[dict[str, Any]]:
    """Return the blocks; later figures may move to the top or foot of a page, to leave no gap."""
    found, letters = [], 0
    for block in blocks:
        data = _block(block, printable)
        if isinstance(block, Figure):
            data["moves"] = letters > _BEGINNING
        found.append(data)
        letters += sum(len(run.text) for text in texts_of(block) for run in text)
    return found


def _block(block: Block, printable: Printable) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": _runs(block.text, printable)}
        case Paragraph():
            return {"kind": "paragraph", "lead": block.lead, "text": _runs(block.text, printable)}
        case Items():
            items = [_runs(item, printable) for item in block.items]
            return {"kind": "items", "ordered": block.ordered, "items": items}
        case Table():
            return _table(block, printable)
        case Figure():
            return {
                "kind": "figure",
                "file": printable.file_of(block),
                "alt": block.alt,
                "caption": printable.shown(block.caption),
                "width": block.width,
            }
        case Facts():
            return {"kind": "facts", "facts": [_fact(one, printable) for one in block.facts]}
        case Note():
            return {
                "kind": "note",
                "weight": block.weight,
                "label": printable.prepared.words.label(block.weight),
                "text": _runs(block.text, printable),
            }


def _table(table: Table, printable: Printable) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": printable.shown(table.caption),
        "columns": [
            {"label": printable.shown(one.label), "align": one.align, "share": round(width, 2)}
            for one, width in zip(table.columns, column_widths(table, WIDTH), strict=True)
        ],
        "rows": [[_runs(cell, printable) for cell in row] for row in table.rows],
        "total": [_runs(cell, printable) for cell in table.total],
    }


def _runs(text: Text, printable: Printable) -> list[dict[str, Any]]:
    return [_run(run, printable) for run in text]


def _run(run: Run, printable: Printable) -> dict[str, Any]:
    report = printable.prepared.report
    lang, region = language_of(run.language) if run.language else (None, None)
    turned = bool(run.language) and (
        reads_from_right(run.language) != reads_from_right(report.language)
    )
    return {
        "text": printable.shown(run.text),
        "lang": lang,
        "region": region,
        "fonts": families(run.language) if run.language else None,
        "turned": turned,
        "strong": run.strong,
        "url": absolute(run.url, printable.look),
        "cites": printable.prepared.numbers(run),
    }


def absolute(url: str, look: Look) -> str:
    """Return an address that leads somewhere from a file: paths get that of the installation."""
    if url.startswith("/"):
        return look.address.rstrip("/") + url if look.address else ""
    return url


def _fact(fact: Fact, printable: Printable) -> dict[str, Any]:
    return {"label": printable.shown(fact.label), "value": _runs(fact.value, printable)}


def _source(source: Reference, printable: Printable) -> dict[str, str]:
    is_draft = printable.prepared.report.is_draft
    return {
        "text": printable.shown(source.text),
        "url": absolute(source.url, printable.look),
        "record": absolute(source.record, printable.look) if is_draft else "",
    }
