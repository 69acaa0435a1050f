# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: an indicator as both cities have it, with what they measured."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zweiklang.domain.projects import rules
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class Measured:
    """One value, its day and source; `shared_on` is None while only the own office sees it."""

    id: uuid.UUID
    value: Decimal
    measured_on: PartialDate
    source: Source | None
    note: TranslatedText
    shared_on: dt.date | None


@dataclass(frozen=True)
class End:
    """An indicator at one end: begin and target as agreed, values as measured, oldest first."""

    side: str
    mark: str
    name: TranslatedText
    unit: str
    baseline: Decimal | None
    baseline_on: dt.date | None
    target: Decimal | None
    target_on: dt.date | None
    values: tuple[Measured, ...] = ()

    @property
    def latest(self) -> Measured | None:
        """Return the latest value."""
        return self.values[-1] if self.values else None

    @property
    def way_gone(self) -> Decimal | None:
        """Return the share of the way to the target, None if unknown."""
        value = self.latest.value if self.latest else None
        return rules.way_gone(self.baseline, self.target, value)


@dataclass(frozen=True)
class PublishedValue:
    """A value that everybody may read."""

    value: Decimal
    measured_on: PartialDate
    note: TranslatedText


@dataclass(frozen=True)
class PublishedProject:
    """A joint project as the cities made it public, as one of its cities tells its share.

    `side`: that city's. `named`: the sides whose name stands below the text. `indicators` are those
    of its own end and `others` those of the other ends, as agreed; `values` the public ones of its
    own end by mark, oldest first.
    """

    id: uuid.UUID
    file_id: uuid.UUID
    side: str
    named: frozenset[str]
    content: Mapping[str, Any]
    state: rules.State
    agreed_at: dt.datetime
    indicators: tuple[End, ...]
    others: tuple[End, ...]
    values: Mapping[str, Sequence[PublishedValue]]


@dataclass(frozen=True)
class IndicatorRow:
    """The indicators with one mark, by side; None where a city has none."""

    mark: str
    ends: tuple[tuple[str, End | None], ...]
