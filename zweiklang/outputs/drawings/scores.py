# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores of partnerships from their files, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships import timeline
from zweiklang.domain.partnerships.records import AgreementRecord, EventRecord, PartnershipFile
from zweiklang.drawing import score
from zweiklang.drawing.score import Line, PhaseKind, PhaseState, ScoreData, Side, Tone, When
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.drawings import hyphens
from zweiklang.outputs.drawings.sheets import Sheet
from zweiklang.outputs.drawings.words import ScoreWords

#: The line each kind of event stands on.
LINES = {
    "visit": Line.VISIT,
    "conference": Line.VISIT,
    "delivery": Line.DELIVERY,
    "money": Line.DELIVERY,
    "workshop": Line.EXCHANGE,
    "exchange": Line.EXCHANGE,
    "project": Line.PROJECT,
    "milestone": Line.PROJECT,
}
#: The width of a small score up to which it is one for phones.
NARROW = 280
#: The staves a score can hold; further cities stand in the table alone.
STAVES = "ABC"


def read(text: TranslatedText) -> str:
    """Return the words in the reader's language."""
    return str(text.read(get_language() or "en"))


def divisible(words: str, original: TranslatedText | None = None) -> str:
    """Return words for a drawing, with marks where long ones may be divided.

    They follow the rules of the language in which the reader gets `original`.
    """
    language = get_language() or "en"
    return hyphens.divisible(words, original.read(language).language if original else language)


def when(day: PartialDate) -> When:
    """Return a partial date as the drawing's."""
    return When(day.year, day.month, day.day)


def tones(sides: str) -> tuple[Tone, ...]:
    """Return the tones of the sides that have a stave."""
    return tuple(Tone(letter.lower()) for letter in sides if letter in STAVES)


def sides_of(file: PartnershipFile) -> tuple[Side, ...]:
    """Return the cities of a file in the order of their staves."""
    shown = [party for party in file.parties if party.side in STAVES]
    return tuple(Side(Tone(party.side.lower()), read(party.name)) for party in shown)


#: Where the entry with an id, of a year, is told in full.
Address = Callable[[object, int], str]


def row_id(fact_id: object) -> str:
    """Return the id of the table row that tells an entry in full."""
    return f"entry-{fact_id}"


def to_row(fact_id: object, year: int) -> str:
    """Return the address of the row of an entry in a table on the same page."""
    return f"#{row_id(fact_id)}"


def agreement_name(one: AgreementRecord) -> str:
    """Return what an agreement is called: its title, else its kind."""
    return read(one.title) or str(one.kind_label)


def event_text(event: EventRecord) -> str:
    """Return an event's title with the number of people, as far as known."""
    title = read(event.title)
    if not event.people:
        return title
    people = f"{event.people}"
    if event.people_is_estimate:
        people = _("about %(count)s") % {"count": people}
    return _("%(event)s, %(people)s people") % {"event": title, "people": people}


def score_data(file: PartnershipFile, *, links: Address | None = None) -> ScoreData:
    """Return what a score of the file shows; `links` says where each head leads."""
    everyone = "".join(party.side for party in file.parties)

    def href(fact_id: object, day: PartialDate) -> str | None:
        return links(fact_id, day.year) if links else None

    entries = [
        score.Entry(
            str(event.id),
            when(event.begins),
            tones(event.sides),
            LINES.get(event.kind, Line.PROJECT),
            divisible(event_text(event), event.title),
            event.state == "planned",
            href(event.id, event.begins),
            when(event.ends) if event.ends else None,
        )
        for event in file.events
        if event.state != "cancelled" and tones(event.sides)
    ]
    entries += [
        score.Entry(
            str(one.id),
            when(one.signed_on),
            tones(everyone),
            Line.AGREEMENT,
            divisible(_("%(agreement)s signed") % {"agreement": agreement_name(one)}, one.title),
            href=href(one.id, one.signed_on),
        )
        for one in file.agreements
    ]
    entries += [
        score.Entry(
            str(item.id),
            when(item.dated_on),
            tones(item.side),
            Line.DECISION if item.is_decision else Line.PAPER,
            divisible(read(item.title), item.title),
            href=href(item.id, item.dated_on),
        )
        for item in file.council_items
        if tones(item.side)
    ]
    return ScoreData(
        sides=sides_of(file),
        entries=tuple(entries),
        phases=tuple(_phases(file)),
        agreements=tuple(_agreements(file, href)),
        gaps=tuple(score.Gap(gap.first, gap.last) for gap in file.gaps),
    )


def _phases(file: PartnershipFile) -> Iterable[score.Phase]:
    for phase in file.phases:
        if phase.state == "ended":
            continue
        state = {"dormant": PhaseState.DORMANT, "exploring": PhaseState.EXPLORING}
        yield score.Phase(
            PhaseKind(phase.kind),
            when(phase.begins),
            short_kind(phase.kind),
            When.of(phase.last_day) if phase.last_day else None,
            state.get(phase.state, PhaseState.ACTIVE),
            read(phase.local_label),
        )


def _agreements(
    file: PartnershipFile, href: Callable[[object, PartialDate], str | None]
) -> Iterable[score.Agreement]:
    for one in file.agreements:
        yield score.Agreement(
            divisible(short_agreement(one.kind)),
            when(one.signed_on),
            when(one.end) if one.end else None,
            href(one.id, one.signed_on),
            _("end not known") if one.end_is_unknown else "",
        )


def short_kind(kind: str) -> str:
    """Return the name of a kind of relation without the explanation in brackets."""
    names = {
        "contact": _("Contact"),
        "project": _("Project partnership"),
        "friendship": _("Friendship"),
        "partnership": _("Partnership"),
    }
    return names.get(kind, kind)


def short_agreement(kind: str) -> str:
    """Return a kind of agreement in the one or two words that fit under an arc."""
    names = {
        "letter_of_intent": _("Letter of intent"),
        "mou": _("Memorandum (MoU)"),
        "charter": _("Charter"),
        "agreement": _("Agreement"),
        "programme": _("Programme"),
        "contract": _("Contract"),
    }
    return names.get(kind, kind)


def draw(
    file: PartnershipFile,
    *,
    today: dt.date,
    orientation: Literal["wide", "tall"] = "wide",
    ids: str = "sc",
    links: Address | None = to_row,
    standalone: bool = False,
    shared_mark: str = "",
    columns: bool = False,
    sheet: Sheet | None = None,
) -> str:
    """Return the score of a file as SVG; an as-of file is drawn as of its day.

    Of a long one, `sheet` names the years to draw. `shared_mark` is the id of the linked mark
    where the page holds one; with `columns` a long upright score is two drawings.
    """
    years = [entry.year for entry in timeline.entries(file)] or [today.year]
    data = score_data(file, links=links)
    first, last = min(years), max(max(years), (file.known_on or today).year)
    if sheet is not None:
        data, first, last = sheet.part_of(data), sheet.first, sheet.last or last
    return _drawn(
        data,
        first,
        last,
        get_language() or "en",
        closes=sheet is not None and sheet.last is not None,
        day=file.known_on or today,
        today=today,
        as_known_on=sheet.end if sheet and sheet.end else file.known_on,
        orientation=orientation,
        standalone=standalone,
        ids=ids,
        shared_mark=shared_mark,
        columns=columns,
    )


@lru_cache(maxsize=128)
def _drawn(
    data: ScoreData,
    first: int,
    last: int,
    language: str,
    *,
    closes: bool,
    day: dt.date,
    **form: Any,
) -> str:
    """Return the drawing of the data; finding a place for crowded labels is worth keeping."""
    names = [side.name for side in data.sides]
    words = ScoreWords(names, first, last, closes=closes, day=day)
    return score.draw_score(data, words, rtl=_is_right_to_left(), **form)


def mini_scores(
    files: list[PartnershipFile], *, today: dt.date, widths: tuple[int, ...] = (630,)
) -> dict[object, tuple[str, ...]]:
    """Return small scores in each width by file id, on one axis; the first shows the years.

    On a phone each does: there the first one is soon out of sight.
    """
    from zweiklang.drawing.score import mini_axis, mini_score

    shown = [(file, score_data(file)) for file in files if len(file.parties) > 1]
    if not shown:
        return {}
    axis = mini_axis([data for _file, data in shown], today=today)
    return {
        file.id: tuple(
            mini_score(
                data,
                axis,
                title=_("Short score %(cities)s; details on the page of the partnership")
                % {"cities": " – ".join(side.name for side in data.sides)},
                width=width,
                show_years=position == 0 or width <= NARROW,
                rtl=_is_right_to_left(),
                ids=f"m{width}-{position}",
            )
            for width in widths
        )
        for position, (file, data) in enumerate(shown)
    }


def _is_right_to_left() -> bool:
    from django.utils.translation import get_language_bidi

    return get_language_bidi()
