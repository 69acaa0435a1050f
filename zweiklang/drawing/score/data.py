# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the score (Partitur) is drawn from: frozen values, and words the caller supplies."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from zweiklang.drawing.sides import Side, Tone


@dataclass(frozen=True)
class When:
    """A day, month or year as exactly as known: When(2011), When(2022, 5), When(2020, 10, 7)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> When:
        """Return the exact day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """First day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Last day that is meant."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Line(StrEnum):
    """The line of the stave an entry stands on, from the outside to the inside.

    The nearer the middle, the more binding. A decision of the council stands outside the stave as
    a marcato sign; a paper that decides nothing, such as a question, as the lighter tenuto.
    """

    DECISION = "decision"
    PAPER = "paper"
    VISIT = "visit"
    DELIVERY = "delivery"
    EXCHANGE = "exchange"
    PROJECT = "project"
    AGREEMENT = "agreement"


class PhaseKind(StrEnum):
    """The four kinds of relation of the RGRE directory."""

    CONTACT = "contact"
    FRIENDSHIP = "friendship"
    PROJECT = "project"
    PARTNERSHIP = "partnership"


class PhaseState(StrEnum):
    """How a phase lives."""

    ACTIVE = "active"
    EXPLORING = "exploring"
    DORMANT = "dormant"
    ENDED = "ended"


@dataclass(frozen=True)
class Entry:
    """One note: something one city did, or several did together.

    `key` is unique in the score. `tones`: who acts; more than one = joint. `href`: where the full
    text is, usually "#" + id of the table row. `text` is the label; the whole text is in the table.
    `end`: the last day of what lasts longer than its date says.
    """

    key: str
    when: When
    tones: tuple[Tone, ...]
    line: Line
    text: str
    planned: bool = False
    href: str | None = None
    end: When | None = None

    def years(self, until: date) -> range:
        """Return the years it fills, up to that of `until`."""
        last = min(self.end.year, until.year) if self.end else self.when.year
        return range(self.when.year, max(last, self.when.year) + 1)


@dataclass(frozen=True)
class Phase:
    """A stretch of the band in the middle; `name` in the reader's language.

    `end` is the last day of the phase; None = still going on.
    """

    kind: PhaseKind
    start: When
    name: str
    end: When | None = None
    state: PhaseState = PhaseState.ACTIVE
    local_name: str = ""


@dataclass(frozen=True)
class Agreement:
    """A pair of slurs from the day of signing to the last valid day; `end` None = open-ended.

    `without_end`: what is said where there is no end, if not that it is open-ended.
    """

    name: str
    start: When
    end: When | None = None
    href: str | None = None
    without_end: str = ""


@dataclass(frozen=True)
class Gap:
    """A span of days, both included, in which no agreement is valid; `end` None = until today."""

    start: date
    end: date | None = None


@dataclass(frozen=True)
class ScoreData:
    """Everything one score shows. `sides`: two (upper, lower) or three cities, in order.

    `gaps` None = found from the agreements: the days between the first agreement's end and today
    on which none is valid. The caller has left out what was not yet known on the day asked for.
    `since` is the first year drawn, where a long score is cut; `carried` began before and lasts.
    """

    sides: tuple[Side, ...]
    entries: tuple[Entry, ...] = ()
    phases: tuple[Phase, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    gaps: tuple[Gap, ...] | None = None
    since: int | None = None
    carried: tuple[Entry, ...] = ()


class ScoreLabels(Protocol):
    """The words of a score, in the reader's language. The drawing itself knows no language."""

    title: str  # accessible name: "Partitur der Partnerschaft Dortmund – Kumasi, 2011 bis 2025"
    description: (
        str  # "Oben Dortmund, unten Kumasi … Alle Einträge stehen auch in der Tabelle darunter."
    )
    joint: str  # "gemeinsam"
    today: str  # "heute"
    no_valid_agreement: str  # "kein gültiges Abkommen"
    open_ended: str  # "unbefristet"

    def span(self, start: When, end: When | None) -> str:
        """Return "7. Okt. 2020 – 7. Okt. 2022", or with an open end "seit 14. Mai 2024"."""

    def years(self, first: int, last: int) -> str:
        """Return "2012 – 2019"."""

    def years_without_entry(self, count: int) -> str:
        """Return "8 Jahre ohne Eintrag"."""

    def planned(self, date_text: str, last: date) -> str:
        """Return "geplant 2025", where the `last` day meant is past "war geplant 2025"."""

    def phase_since(self, phase: Phase) -> str:
        """Return what follows the name of a phase, muted: "als Klimapartnerschaft, seit 2011".

        Of an ended one "2011 – 2019", of a dormant one "ruht seit 2022".
        """

    def gathered(self, line: Line, count: int) -> str:
        """Return "12 Besuche" for entries drawn as one numbered head."""

    def agreement_ends(self, agreement: Agreement) -> str:
        """Return "7. Okt. 2022: MoU läuft aus" (phone form)."""

    def as_of(self, day: date) -> str:
        """Return "Stand am 1. Jan. 2023"."""

    def date(self, when: When) -> str:
        """Return "7. Okt. 2020", "Mai 2022" or "2011"."""
