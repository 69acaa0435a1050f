# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report is made of, before anybody decides on paper, page or word processor.

Builders (`outputs/reports/<kind>/`) return a `Report`; writers (`outputs/reports/writers/`) turn it
into HTML, PDF, DOCX or Markdown. Blocks hold finished text in one language and no layout: what a
heading looks like is the writer's business. Everything is frozen and made of plain values, so that
the same report compares equal and a golden file can be kept of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["start", "end"]
Weight = Literal["note", "missing", "warning"]


@dataclass(frozen=True)
class Reference:
    """What a statement rests on: its source, and the record it was told from.

    `key` is unique in the report. `text` names the source as a reader finds it again (author,
    title, day); `url` is its address in the world, "" when it has none. `record` is that of the
    record inside the workspace, shown in drafts only: nobody outside can follow it.
    """

    key: str
    text: str
    url: str = ""
    record: str = ""


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind. `language` ("" = that of the report) is a BCP 47 code."""

    text: str
    language: str = ""
    strong: bool = False
    url: str = ""
    cites: tuple[str, ...] = ()


#: Text of a block: its runs follow each other without a space between them.
Text = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """The head of a section; level 1 is the highest below the title of the report."""

    text: Text
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text. `lead` marks the one paragraph that says the most important thing first."""

    text: Text
    lead: bool = False


@dataclass(frozen=True)
class Items:
    """A list of short texts, with numbers when `ordered`."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """The head of a table's column; `share` is its part of the width beside the other columns."""

    label: str
    align: Align = "start"
    share: int = 1


@dataclass(frozen=True)
class Table:
    """Rows under column heads. The first cell of each row is the row's head.

    `rows` and `total` (a closing row, () = none) have as many cells as there are `columns`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    total: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A drawing with the words that stand for it.

    `svg` is a complete SVG of our own drawing (floor 1), without script and foreign address; `alt`
    says what it shows, `caption` stands below it. `width` is the part of the text width it takes.
    """

    svg: str
    alt: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Fact:
    """One labelled value: a header field of a council paper, a figure of the brief."""

    label: str
    value: Text


@dataclass(frozen=True)
class Facts:
    """Labelled values one below the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Note:
    """A remark beside the text: an explanation, something missing, something to mind."""

    text: Text
    weight: Weight = "note"


Block = Heading | Paragraph | Items | Table | Figure | Facts | Note


@dataclass(frozen=True)
class Report:
    """A whole report, ready for a writer.

    `language` is a BCP 47 code and decides hyphenation, quotation marks and direction. `blocks`
    cite `references` by key; writers number those in the order they are first cited and leave out
    the others. `snapshot` is the SHA-256 digest of the frozen records told from; `known_on` the
    ISO day up to which they were known. `made_on`, the ISO day of printing, is the only thing that
    may differ between two makings of the same report. `pages`: on so many it shall fit (0 = on as
    many as it takes); where pages are known (PDF), the letters become smaller until it does.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    author: str = ""
    subtitle: str = ""
    references: tuple[Reference, ...] = ()
    snapshot: str = ""
    known_on: str = ""
    made_on: str = ""
    is_draft: bool = False
    header: tuple[Fact, ...] = field(default=())
    pages: int = 0


def text(words: str, *cites: str, language: str = "", strong: bool = False) -> Text:
    """Return text of one run."""
    return (Run(words, language=language, strong=strong, cites=cites),)
