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

import typst

from zweiklang.outputs.reports.blocks import Report
from zweiklang.outputs.reports.writers.fonts import typefaces
from zweiklang.outputs.reports.writers.look import TEMPLATES, Look
from zweiklang.outputs.reports.writers.outlines import for_paper
from zweiklang.outputs.reports.writers.pdf_data import Printable, data_of
from zweiklang.outputs.reports.writers.preparing import prepare


class PdfError(Exception):
    """A PDF that cannot be made; the message says why, in the words of Typst."""


def write(report: Report, look: Look) -> bytes:
    """Return the report as PDF/UA-1; raises PdfError where a template of the city fails."""
    printable = Printable(prepare(report), look)
    with TemporaryDirectory(prefix="zweiklang-report-") as name:
        folder = Path(name)
        _lay_out(folder, look, data_of(printable))
        for file, figure in printable.figures.items():
            (folder / file).write_text(for_paper(figure.svg), encoding="utf-8")
        return _compiled(folder, look, report.made_on)


def _lay_out(folder: Path, look: Look, data: dict[str, Any]) -> None:
    for source in (TEMPLATES, look.templates):
        for path in sorted(source.iterdir()) if source else ():
            if path.is_file() and path.suffix in (".typ", ".svg", ".png", ".jpg", ".jpeg"):
                shutil.copyfile(path, folder / path.name)
    if look.logo:
        (folder / data["look"]["logo"]).write_bytes(look.logo.data)
    (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _compiled(folder: Path, look: Look, made_on: str) -> bytes:
    own = str(look.templates / "fonts") if look.templates else ""
    day = dt.date.fromisoformat(made_on) if made_on else dt.date(1970, 1, 1)
    try:
        made = typst.compile(
            folder / "report.typ",
            root=folder,
            font_paths=typefaces(own if own and Path(own).is_dir() else ""),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        )
    except typst.TypstError as error:
        raise PdfError(error.diagnostic or error.message) from error
    return bytes(made)
