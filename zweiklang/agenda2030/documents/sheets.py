# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of spreadsheets (XLSX, ODS): each row is one unit, its cells in order."""

from __future__ import annotations

import io
import zipfile

from zweiklang.agenda2030.documents.limits import MOST_ROWS, Unreadable, check_archive
from zweiklang.agenda2030.reader.records import Block


def read_sheet(content: bytes) -> list[Block]:
    """Return the rows that hold words, at most 50,000; the name of each sheet is a heading."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        blocks: list[Block] = []
        for name in workbook.sheet_names:
            blocks.append(Block(name, kind="heading"))
            for row in workbook.get_sheet_by_name(name).iter_rows():
                cells = (" ".join(str(cell).split()) for cell in row if isinstance(cell, str))
                if text := " | ".join(cell for cell in cells if cell):
                    blocks.append(Block(text, kind="row"))
                if len(blocks) > MOST_ROWS:
                    return blocks
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("broken") from error
    return blocks
