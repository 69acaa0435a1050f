# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Web pages: the text a person would read, without scripts, menus and forms."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from zweiklang.agenda2030.documents.xml import parse_html
from zweiklang.agenda2030.reader.records import Block, BlockKind

_SILENT = {
    *(
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "head",
    ),
    *("nav", "form", "button", "select", "input", "textarea", "canvas", "audio", "video"),
}
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "tr": "row",
}
_BREAKS = {
    *_KINDS,
    *("p", "div", "section", "article", "main", "aside", "header", "footer", "ul", "ol", "dl"),
    *("table", "tbody", "thead", "blockquote", "pre", "figure", "figcaption", "hr", "address"),
    *("details", "summary", "body", "caption"),
}


def read_html(text: str) -> list[Block]:
    """Return the headings, paragraphs, list items and table rows of a page."""
    root = parse_html(text)
    blocks: list[Block] = []
    parts: list[str] = []
    kind: BlockKind = "paragraph"
    for event, value in _events(root):
        if event == "text":
            parts.append(value)
            continue
        if joined := " ".join("".join(parts).split()):
            blocks.append(Block(joined, kind=kind))
        parts = []
        kind = _KINDS.get(value, "paragraph") if event == "open" else "paragraph"
    if joined := " ".join("".join(parts).split()):
        blocks.append(Block(joined, kind=kind))
    return blocks


def _events(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield ("text", …), ("open", tag) and ("close", tag) of blocks in order, without recursion."""
    waiting: list[tuple[str, html.HtmlElement]] = [("open", root)]
    while waiting:
        event, node = waiting.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "open":
            if tag and tag not in _SILENT and node.get("hidden") is None:
                if tag in _BREAKS:
                    yield "open", tag
                elif tag in ("br", "td", "th"):
                    yield "text", " "
                yield "text", node.text or ""
                waiting.append(("close", node))
                waiting.extend(("open", child) for child in reversed(node))
            else:
                yield "text", " " + (node.tail or "")
        else:
            if tag in _BREAKS:
                yield "close", tag
            yield "text", node.tail or ""
