# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words in drawings whose letters Fira Sans lacks, set by Typst and laid in as outlines.

The SVG reader of Typst takes letters from one typeface only and loses the joins of Arabic and
Devanagari; running text is set rightly. A drawing is one figure with words that stand for it, so
nothing is lost to a reader when some of its letters are shapes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from zweiklang.outputs.reports.writers.drawings import SVG, parsed, with_fixed_colours
from zweiklang.outputs.reports.writers.fonts import (
    MAIN,
    families,
    lacks,
    missing,
    named,
)
from zweiklang.outputs.reports.writers.tidying import tidy
from zweiklang.outputs.reports.writers.typesetting import typeset

_TEXT = f"{{{SVG}}}text"
#: Parts of the size above and below the line of writing.
_ABOVE, _BELOW = 1.2, 0.5
_PAGES = """
#let words = json("words.json")
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: words.fonts, top-edge: {above}em, bottom-edge: -{below}em, hyphenate: false)
#for (i, one) in words.texts.enumerate() {{
  if i > 0 {{ pagebreak() }}
  text(size: one.size * 1pt, weight: one.weight, dir: if one.rtl {{ rtl }} else {{ ltr }}, one.text)
}}
"""


@dataclass(frozen=True)
class _Words:
    """A text of a drawing as it is set."""

    element: etree._Element
    text: str
    size: float
    weight: int
    rtl: bool


def for_paper(drawings: Sequence[str]) -> list[str]:
    """Return checked drawings with the colours of paper, all of their letters to be seen."""
    roots = [parsed(with_fixed_colours(svg)) for svg in drawings]
    texts = [text for root in roots for text in root.iter(_TEXT)]
    words = [_words(text) for text in texts if lacks("".join(text.itertext()))]
    for one, outline in zip(words, _outlines(words), strict=True):
        _lay_in(one, outline)
    return [etree.tostring(root, encoding="unicode") for root in roots]


def _words(element: etree._Element) -> _Words:
    text = " ".join(tidy("".join(element.itertext())).split())
    for char in missing(text):
        text = text.replace(char, named(char))
    weight = _inherited(element, "font-weight", "400")
    return _Words(
        element,
        text,
        size=float(_inherited(element, "font-size", "15").removesuffix("px")),
        weight=int(weight) if weight.isdigit() else 700 if weight == "bold" else 400,
        rtl=_inherited(element, "direction", "ltr") == "rtl",
    )


def _inherited(element: etree._Element, name: str, otherwise: str) -> str:
    for one in (element, *element.iterancestors()):
        if (value := one.get(name)) is not None:
            return value
    return otherwise


def _outlines(words: list[_Words]) -> list[etree._Element]:
    """Return one SVG for each of the texts."""
    if not words:
        return []
    texts = [
        {"text": one.text, "size": one.size, "weight": one.weight, "rtl": one.rtl} for one in words
    ]
    data = json.dumps({"fonts": [MAIN, *families()], "texts": texts})
    with TemporaryDirectory(prefix="zweiklang-outlines-") as name:
        folder = Path(name)
        (folder / "words.json").write_text(data, encoding="utf-8")
        pages = _PAGES.format(above=_ABOVE, below=_BELOW)
        (folder / "pages.typ").write_text(pages, encoding="utf-8")
        return [etree.fromstring(page) for page in typeset(folder, "pages.typ", "svg")]


def _lay_in(words: _Words, outline: etree._Element) -> None:
    element = words.element
    width, height = (float(value) for value in outline.get("viewBox", "").split()[2:])
    anchor = _inherited(element, "text-anchor", "start")
    at_end = (anchor == "end") != words.rtl
    before = width / 2 if anchor == "middle" else width if at_end else 0
    x = float(element.get("x", "0")) - before
    y = float(element.get("y", "0")) - _ABOVE * words.size
    for name, value in {"x": x, "y": y, "width": width, "height": height}.items():
        outline.set(name, f"{value:.2f}")
    outline.set("overflow", "visible")
    colour = _inherited(element, "fill", "#000000")
    for part in outline.iter():
        if part.get("fill") is not None:
            part.set("fill", colour)
    holder = etree.Element(f"{{{SVG}}}g")
    holder.append(outline)
    for name in ("stroke", "stroke-width", "stroke-linejoin", "paint-order", "transform"):
        if (given := element.get(name)) is not None:
            holder.set(name, given)
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, holder)
