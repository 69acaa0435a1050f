# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joins sorted streams of rows: as many queries as streams, few rows in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


class Grouped(Generic[Row]):
    """Rows sorted by a key, handed out group by group to who goes through the same keys."""

    def __init__(self, rows: Iterable[Row], key: Callable[[Row], Any]) -> None:
        self._groups: Iterator[tuple[Any, Iterator[Row]]] = groupby(rows, key)
        self._waiting: tuple[Any, list[Row]] | None = None

    def of(self, key: Any) -> list[Row]:
        """Return the rows of a key; keys must be asked for in ascending order."""
        while self._waiting is None or self._waiting[0] < key:
            found = next(self._groups, None)
            if found is None:
                return []
            self._waiting = (found[0], list(found[1]))
        return self._waiting[1] if self._waiting[0] == key else []
