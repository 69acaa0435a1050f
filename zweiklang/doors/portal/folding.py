# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which chapters of a partnership's page are cut when they are long; each has a page of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.agenda2030 import sort_key
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.doors.portal import chapters

Rows = Sequence[Any]


@dataclass(frozen=True)
class Kind:
    """A kind of chapter: its rows from a file, how many the page shows and its own page holds."""

    title: StrOrPromise
    rows: Callable[[PartnershipFile, dt.date], Rows]
    shown: int
    per_page: int = 40


@dataclass(frozen=True)
class Chapter:
    """What the page shows of a chapter, and how much there is."""

    name: str
    title: StrOrPromise
    rows: Rows
    count: int

    @property
    def is_cut(self) -> bool:
        """Return whether there is more than the page shows."""
        return len(self.rows) < self.count


def _goals(file: PartnershipFile, day: dt.date) -> Rows:
    return sorted(file.goals, key=lambda one: sort_key(one.code))


def _policies(file: PartnershipFile, day: dt.date) -> Rows:
    return chapters.policies(file, get_language() or "en")


def _actors(file: PartnershipFile, day: dt.date) -> Rows:
    return sorted(file.involvements, key=lambda one: one.side or "~")


def _events(file: PartnershipFile, day: dt.date) -> Rows:
    return file.events[::-1]


def _pictures(file: PartnershipFile, day: dt.date) -> Rows:
    return file.pictures


KINDS = {
    "goals": Kind(_("What both work on"), _goals, 12),
    "basis": Kind(_("What is valid, and who decided it"), chapters.basis_rows, 12),
    "policies": Kind(_("Laws and points of resolutions"), _policies, 8),
    "actors": Kind(_("Who takes part"), _actors, 20),
    "events": Kind(_("What happened"), _events, 10, 20),
    "pictures": Kind(_("Pictures"), _pictures, 6, 12),
}


def folded(file: PartnershipFile, day: dt.date, share: float = 1) -> dict[str, Chapter]:
    """Return the chapters by name, each with the rows the page shows, or a share of them."""
    return {name: _cut(name, kind, file, day, share) for name, kind in KINDS.items()}


def _cut(name: str, kind: Kind, file: PartnershipFile, day: dt.date, share: float) -> Chapter:
    rows, most = kind.rows(file, day), max(int(kind.shown * share), 2)
    shown = rows[:most]
    if name == "events":
        # The page tells the stories; what is but a line stands in the score and its table.
        shown = [one for one in rows if _tells_more(one)][:most]
    elif name == "actors":
        shown = _fairly(rows, most)
    return Chapter(name, kind.title, shown, len(rows))


def _tells_more(event: Any) -> bool:
    """Return whether an event says more than its line in the timeline."""
    return bool(event.description or event.funding or event.doubt or event.place)


def _fairly(rows: Rows, most: int) -> Rows:
    """Return so many actors that no side pushes another off the page."""
    sides = {one.side for one in rows}
    room = most // max(len(sides), 1)
    if len(rows) <= most:
        return rows
    return [one for side in sorted(sides) for one in [r for r in rows if r.side == side][:room]]
