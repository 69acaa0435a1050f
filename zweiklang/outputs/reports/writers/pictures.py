# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings as PNG, for programs that draw SVG with typefaces of their own or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from zweiklang.outputs.reports.writers.typesetting import typeset

_PAGE = """#page(width: {width}mm, height: auto, margin: 0pt, fill: none,
  image("{name}", width: 100%))
"""


def as_pngs(drawings: Sequence[tuple[str, float]], ppi: int = 220) -> list[bytes]:
    """Return checked drawings as PNG, each as many millimetres wide as is said beside it."""
    if not drawings:
        return []
    with TemporaryDirectory(prefix="zweiklang-pictures-") as name:
        folder = Path(name)
        pages = []
        for number, (svg, width) in enumerate(drawings, 1):
            (folder / f"{number}.svg").write_text(svg, encoding="utf-8")
            pages.append(_PAGE.format(width=round(width, 2), name=f"{number}.svg"))
        (folder / "pages.typ").write_text("".join(pages), encoding="utf-8")
        return typeset(folder, "pages.typ", "png", ppi=ppi)
