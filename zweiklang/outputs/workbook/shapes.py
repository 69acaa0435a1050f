# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as the writers take it, whatever it is of."""

from __future__ import annotations

from dataclasses import dataclass

from zweiklang.foundation.workbook.cells import Cell


class TooLong(Exception):
    """A text that no cell of a spreadsheet can hold."""


@dataclass(frozen=True)
class Heading:
    """What stands above a column, and whether its words need room."""

    text: str
    is_wide: bool = False


@dataclass(frozen=True)
class Table:
    """One sheet to write: `slug` names its file, `name` its tab."""

    slug: str
    name: str
    headings: tuple[Heading, ...]
    rows: list[list[Cell]]
