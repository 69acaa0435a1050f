# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a score in the reader's language."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.drawing.score import Agreement, Line, Phase, PhaseState, When
from zweiklang.foundation.date_words import in_words, span_in_words
from zweiklang.foundation.partial_dates import PartialDate


def partial(when: When) -> PartialDate:
    """Return the partial date a drawing's `When` stands for."""
    return PartialDate(when.year, when.month, when.day)


class ScoreWords:
    """Says what a score shows; implements `zweiklang.drawing.score.ScoreLabels`."""

    def __init__(
        self,
        names: list[str],
        first_year: int,
        last_year: int,
        *,
        closes: bool = False,
        day: dt.date | None = None,
    ) -> None:
        """`names` are the cities in the order of their staves.

        A sheet of a long score `closes` with the end of a year instead of today. `day` is the
        one on which it is looked at.
        """
        self._closes, self._day = closes, day
        cities = " – ".join(names)
        self.title = _("Score of the partnership %(cities)s, %(years)s") % {
            "cities": cities,
            "years": self.years(first_year, last_year),
        }
        places = {"first": names[0] if names else "", "second": names[1] if len(names) > 1 else ""}
        self.description = (
            _(
                "Above %(first)s, below %(second)s. What both do stands on one stem, agreements "
                "are arcs around the middle. The table below holds every entry."
            )
            % places
        )
        self.joint = _("joint")
        self.today = _("today")
        self.no_valid_agreement = _("no valid agreement")
        self.open_ended = _("open-ended")

    def date(self, when: When) -> str:
        """Return “7. Okt. 2020”, “Mai 2022” or “2011”."""
        return in_words(partial(when))

    def span(self, start: When, end: When | None) -> str:
        """Return both days, or “seit” the first where the end is open."""
        return span_in_words(partial(start), partial(end) if end else None)

    def years(self, first: int, last: int) -> str:
        """Return “2012 – 2019”, one year alone."""
        return str(first) if first == last else f"{first} – {last}"

    def years_without_entry(self, count: int) -> str:
        """Return “8 Jahre ohne Eintrag”."""
        return ngettext("%(count)s year without entry", "%(count)s years without entry", count) % {
            "count": count
        }

    def planned(self, date_text: str, last: dt.date) -> str:
        """Return “geplant 2025”; what should be past says “war geplant”, not that it will come."""
        if self._day and last < self._day:
            return _("was planned %(date)s") % {"date": date_text}
        return _("planned %(date)s") % {"date": date_text}

    def phase_since(self, phase: Phase) -> str:
        """Return what follows a phase's name: “als Klimapartnerschaft, seit 2011”, “2017 – 2019”.

        What is dormant says so: “ruht seit 2022”.
        """
        since = {"local": phase.local_name, "year": phase.start.year}
        named = phase.local_name and phase.local_name != phase.name
        if phase.end:
            since["years"] = self.years(phase.start.year, phase.end.year)
            if phase.state is PhaseState.DORMANT:
                return _("dormant %(years)s") % since
            return _("as %(local)s, %(years)s") % since if named else str(since["years"])
        if phase.state is PhaseState.DORMANT:
            return _("dormant since %(year)s") % since
        return _("as %(local)s, since %(year)s") % since if named else _("since %(year)s") % since

    def gathered(self, line: Line, count: int) -> str:
        """Return “12 Besuche” for entries drawn as one numbered head."""
        texts = {
            Line.VISIT: ngettext("%(count)s visit", "%(count)s visits", count),
            Line.DELIVERY: ngettext("%(count)s delivery", "%(count)s deliveries", count),
            Line.EXCHANGE: ngettext("%(count)s exchange", "%(count)s exchanges", count),
            Line.PROJECT: ngettext("%(count)s project", "%(count)s projects", count),
            Line.AGREEMENT: ngettext("%(count)s agreement", "%(count)s agreements", count),
            Line.DECISION: ngettext("%(count)s decision", "%(count)s decisions", count),
            Line.PAPER: ngettext(
                "%(count)s motion, question or note", "%(count)s motions, questions, notes", count
            ),
        }
        return texts[line] % {"count": count}

    def agreement_ends(self, agreement: Agreement) -> str:
        """Return “7. Okt. 2022: MoU läuft aus”."""
        day = self.date(agreement.end) if agreement.end else ""
        return _("%(day)s: %(agreement)s ends") % {"day": day, "agreement": agreement.name}

    def as_of(self, day: dt.date) -> str:
        """Return “Stand am 1. Jan. 2023”, or “Ende 2022” where a sheet closes."""
        if self._closes:
            return _("End of %(year)s") % {"year": day.year}
        return _("As of %(day)s") % {"day": in_words(day)}
