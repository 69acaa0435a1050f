# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words and columns that several public lists share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.workbook.lists import Column


def pair(cities: Iterable[tuple[str, str]]) -> str:
    """Return the cities of a partnership."""
    return with_commas(name for _side, name in cities)


def source(fact: Any, name: str) -> str:
    """Return what is known of a fact's source, "" without one."""
    return getattr(getattr(fact, "source", None), name, "") or ""


def of_fact(of: Callable[[Any], Any] = lambda row: row) -> tuple[Column, ...]:
    """Return the columns that say where a fact comes from; of: the fact of a row."""
    return (
        Column(_("Source"), lambda row: source(of(row), "title")),
        Column(_("Web address"), lambda row: source(of(row), "url")),
    )
