# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a report as PDF/UA-1, by Typst.

Texts are handed over as data (JSON) and set as strings, so none is ever read as Typst. Files are
read from a folder made for this one report; nothing is fetched.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdfium2 import PdfDocument

from zweiklang.outputs.reports.blocks import Report
from zweiklang.outputs.reports.writers.look import TEMPLATES, Look
from zweiklang.outputs.reports.writers.outlines import for_paper
from zweiklang.outputs.reports.writers.pdf_data import Printable, data_of
from zweiklang.outputs.reports.writers.preparing import prepare
from zweiklang.outputs.reports.writers.typesetting import typeset

#: Size of letters in points: the usual one, then those for a report that shall fit.
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)


def write(report: Report, look: Look) -> bytes:
    """Return the report as PDF/UA-1; raises TypesettingError where a template of the city fails."""
    printable = Printable(prepare(report), look)
    with TemporaryDirectory(prefix="zweiklang-report-") as name:
        folder = Path(name)
        data = data_of(printable)
        _lay_out(folder, look, data)
        drawings = for_paper([figure.svg for figure in printable.figures.values()])
        for file, drawing in zip(printable.figures, drawings, strict=True):
            (folder / file).write_text(drawing, encoding="utf-8")
        sizes = _SIZES if report.pages else _SIZES[:1]
        for size in sizes:
            made = _typeset(folder, look, {**data, "size": size}, report.made_on)
            if size == sizes[-1] or len(PdfDocument(made)) <= report.pages:
                return made
    raise AssertionError("The last size is always taken.")


def _typeset(folder: Path, look: Look, data: dict[str, Any], made_on: str) -> bytes:
    (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (made,) = typeset(
        folder,
        "report.typ",
        "pdf",
        own_fonts=look.templates / "fonts" if look.templates else None,
        timestamp=_midnight(made_on),
    )
    return made


def _lay_out(folder: Path, look: Look, data: dict[str, Any]) -> None:
    for source in (TEMPLATES, look.templates):
        for path in sorted(source.iterdir()) if source else ():
            if path.is_file() and path.suffix in (".typ", ".svg", ".png", ".jpg", ".jpeg"):
                shutil.copyfile(path, folder / path.name)
    if look.logo:
        (folder / data["look"]["logo"]).write_bytes(look.logo.data)


def _midnight(iso: str) -> int:
    """Return the beginning of a day in seconds since 1970."""
    day = dt.date.fromisoformat(iso) if iso else dt.date(1970, 1, 1)
    return (day - dt.date(1970, 1, 1)).days * 86_400
