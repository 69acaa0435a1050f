# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the day and the moment, so that tests and demonstrations can hold them still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_held: ContextVar[dt.date | None] = ContextVar("held_day", default=None)
_moment: ContextVar[dt.datetime | None] = ContextVar("held_moment", default=None)


def today() -> dt.date:
    """Return the present day in the installation's time zone, or the day held by `held_at`."""
    return _held.get() or timezone.localdate()


def now() -> dt.datetime:
    """Return the present moment, aware of its time zone; noon of the held day where one is held."""
    moment, day = _moment.get(), _held.get()
    if moment is not None:
        return moment
    if day is None:
        return timezone.now()
    noon = dt.datetime.combine(day, dt.time(12))
    return timezone.make_aware(noon)


@contextmanager
def one_moment() -> Iterator[None]:
    """Hold the present moment inside the block: what is written there together is one change."""
    token = _moment.set(now())
    try:
        yield
    finally:
        _moment.reset(token)


@contextmanager
def held_at(day: dt.date) -> Iterator[None]:
    """Hold the day still inside the block, for tests, demonstrations and replayed imports."""
    token = _held.set(day)
    try:
        yield
    finally:
        _held.reset(token)
