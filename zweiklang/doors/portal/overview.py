# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of an office's timeline: one partnership each, as drawing, as words, as table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import sentences
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.doors.portal.chapters import phase_text
from zweiklang.foundation.date_words import in_words, span_in_words
from zweiklang.outputs.drawings import rows as drawings
from zweiklang.outputs.drawings.scores import (
    agreement_name,
    score_data,
    short_agreement,
)

#: Characters of both drawings of all rows; beyond, phones get the wide one to move sideways.
DRAWN = 50_000


@dataclass(frozen=True)
class Row:
    """One partnership: `cities` are the other ones with their sides; the lists fill the table."""

    key: str
    office_key: str
    cities: list[tuple[str, str]]
    status: str
    agreement: str
    wide: str
    narrow: str
    phases: list[str]
    agreements: list[str]
    missing: list[str]
    events: int
    rests: list[str]
    is_demonstration: bool


@dataclass(frozen=True)
class Drawing:
    """The rows under their years, for large screens and for phones."""

    rows: list[Row]
    years_wide: str
    years_narrow: str


def drawing(own: Office, files: list[PartnershipFile], first: int, day: dt.date) -> Drawing:
    """Return the drawing of some partnerships from a year to a day."""
    axis = drawings.axis_of(files, first, day)
    wide = drawings.draw_rows(files, axis, width=680)
    narrow = drawings.draw_rows(files, axis, width=280)
    drawn = sum(len(score) for rows in (wide, narrow) for score in rows.scores.values())
    if drawn > DRAWN:
        narrow = drawings.Rows("", {})
    rows = [
        _row(own, file, day, wide.scores.get(file.id, ""), narrow.scores.get(file.id, ""))
        for file in files
    ]
    return Drawing(rows, wide.years, narrow.years)


def _row(own: Office, file: PartnershipFile, day: dt.date, wide: str, narrow: str) -> Row:
    data = score_data(file)
    signed = [one for one in file.agreements if one.signed_on.first <= day]
    rests = drawings.years_without_entry(data, day)
    return Row(
        key=file.key,
        office_key=file.office_key,
        cities=[(party.side, name_of(party)) for party in others(file.parties, own.place_id)],
        status=sentences.status_line(file, day),
        agreement=_agreement(file, day),
        wide=wide,
        narrow=narrow,
        phases=[
            f"{phase_text(one)} {span_in_words(one.begins, one.ends or one.last_day)}"
            for one in file.phases
        ],
        agreements=[
            f"{agreement_name(one)} {span_in_words(one.signed_on, one.last_day)}" for one in signed
        ],
        missing=[span_in_words(*gap) for gap in drawings.without_agreement(data, day)],
        events=sum(one.state != "cancelled" for one in file.events),
        rests=[str(a) if a == b else f"{a} – {b}" for a, b in rests],
        is_demonstration=file.is_demonstration,
    )


def _agreement(file: PartnershipFile, day: dt.date) -> str:
    """Return what is in force on a day, that nothing is, or that no agreement is on file yet."""
    valid = file.agreements_on(day)
    if valid:
        facts = {"agreement": short_agreement(valid[-1].kind), "day": in_words(valid[-1].signed_on)}
        return _("%(agreement)s of %(day)s is valid") % facts
    now = file.phase_on(day)
    if now is None or now.kind == "contact" or now.state in {"dormant", "ended"}:
        return ""
    return _("no valid agreement on file") if file.gaps else _("agreement not on file yet")


def valid_sentence(files: Iterable[PartnershipFile], day: dt.date) -> str:
    """Return how many of the partnerships have a valid agreement, "" where there are none."""
    files = list(files)
    if not files:
        return ""
    count = sum(bool(file.agreements_on(day)) for file in files)
    text = ngettext(
        "In one of them an agreement is valid.",
        "In %(count)s of them an agreement is valid.",
        count,
    )
    return text % {"count": count} if count else _("In none of them an agreement is valid.")
