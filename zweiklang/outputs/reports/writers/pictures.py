# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings as PNG, for programs that draw SVG with typefaces of their own or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from zweiklang.outputs.reports.writers.fonts import typefaces

_PAGE = """
#set page(width: {width}mm, height: auto, margin: 0pt, fill: none)
#image("drawing.svg", width: 100%)
"""


def as_png(svg: str, width: float, ppi: int = 220) -> bytes:
    """Return a checked drawing as PNG, `width` millimetres wide."""
    with TemporaryDirectory(prefix="zweiklang-picture-") as name:
        folder = Path(name)
        (folder / "drawing.svg").write_text(svg, encoding="utf-8")
        (folder / "page.typ").write_text(_PAGE.format(width=round(width, 2)), encoding="utf-8")
        made = typst.compile(
            folder / "page.typ",
            root=folder,
            format="png",
            ppi=float(ppi),
            font_paths=typefaces(),
            ignore_system_fonts=True,
        )
    return bytes(made)
