# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of the directory: one for each relation in force, in the columns of the README."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields

from babel import Locale

from zweiklang.domain.reporting import records
from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.words import guarded, tidy
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.prose.dates import closed
from zweiklang.outputs.reports.prose.numbers import active_topics, projects_in
from zweiklang.outputs.reports.prose.people import actors_in
from zweiklang.outputs.reports.prose.releasing import public_content

#: RGRE's four kinds, in its own words (rgre.de/partnerschaft/datenbank).
KINDS = {
    "partnership": "Partnerschaft",
    "friendship": "Freundschaft",
    "contact": "Kontakt",
    "project": "Projektpartnerschaft",
}
#: Kinds of actor that the database asks for beside the administration.
CIVIL = frozenset({"company", "business", "club", "university", "school", "network", "other"})


@dataclass(frozen=True)
class Row:
    """One row; every value is text in German, as the database wants it.

    `art` and `seit` are of the phase in force, `beginn` of the relation as a whole.
    """

    kommune: str
    land: str
    ags: str
    partner: str
    staat: str
    staat_iso: str
    art: str
    seit: str
    beginn: str
    stand: str
    grundlage: str
    themen: str
    projekte: str
    gefoerdert_durch: str
    akteure: str


#: Heads of the columns.
HEADS = {
    "kommune": "Kommune",
    "land": "Bundesland",
    "ags": "Amtlicher Gemeindeschlüssel",
    "partner": "Partnerkommune",
    "staat": "Staat",
    "staat_iso": "Staat (ISO)",
    "art": "Art",
    "seit": "Art seit",
    "beginn": "Beziehung seit",
    "stand": "Stand",
    "grundlage": "Grundlage",
    "themen": "Themen",
    "projekte": "Projekte",
    "gefoerdert_durch": "Gefördert durch",
    "akteure": "Akteure",
}
STATES = {
    "exploring": "in Prüfung",
    "agreed": "vereinbart",
    "active": "aktiv",
    "dormant": "ruht",
    "ended": "beendet",
}
_AGREEMENTS = {
    "letter_of_intent": "Absichtserklärung",
    "mou": "Memorandum of Understanding",
    "charter": "Urkunde",
    "agreement": "Abkommen",
    "programme": "Programm",
    "contract": "Vertrag",
}


def rows_of(content: records.Content) -> dict[tuple[str, str], Row]:
    """Return the rows of all relations in force, by partnership and partner city."""
    own = content.office.city
    found = {}
    for one in content.partnerships:
        phase = one.phase_on(content.selection.ends)
        if phase is None or phase.state in ("ended", "exploring"):
            continue
        for party in one.others:
            found[(one.key, party.city.key)] = _row(own, one, phase, party, content.selection)
    return found


def _row(
    own: records.CityEntry,
    one: records.PartnershipEntry,
    phase: records.PhaseEntry,
    party: records.PartyEntry,
    choice: records.Selection,
) -> Row:
    actors = actors_in(one, choice)
    topics = [_de(topic.title) for topic in active_topics(one)]
    topics = topics or [part.strip() for part in _de(one.topic_line).split(",") if part.strip()]
    projects = [_de(project.title) for project in projects_in(one, choice)]
    projects += [
        _de(event.title)
        for event in one.events
        if event.kind == "project" and event.state == "held"
    ]
    return Row(
        kommune=_de(own.name),
        land=own.region,
        ags=own.ags,
        partner=_de(party.city.name),
        staat=str(Locale.parse(locale_of("de")).territories.get(party.city.country, "")),
        staat_iso=party.city.country,
        art=KINDS[phase.kind],
        seit=phase.begins.iso[:4],
        beginn=one.phases[0].begins.iso[:4],
        stand=STATES[phase.state],
        grundlage=_basis(one, choice),
        themen="; ".join(topics),
        projekte="; ".join(dict.fromkeys(projects)),
        gefoerdert_durch="; ".join(_de(actor.name) for actor in actors if actor.role == "funds"),
        akteure="; ".join(_de(actor.name) for actor in actors if actor.unit_kind in CIVIL),
    )


def _basis(one: records.PartnershipEntry, choice: records.Selection) -> str:
    valid = one.agreements_on(choice.ends)
    if not valid:
        return ""
    last = valid[-1]
    until = f" bis {last.last_day.year}" if last.last_day else ""
    return f"{_AGREEMENTS[last.kind]} {last.signed_on.iso[:4]}{until}"


def _de(text: TranslatedText) -> str:
    return str(text.read("de"))


def short_text(row: Row) -> str:
    """Return a row as the text to paste: “Projektpartnerschaft, seit 2018”."""
    told = f"{row.art}, seit {row.seit}"
    return told if row.stand == "aktiv" else f"{told} ({row.stand})"


def long_text(row: Row) -> str:
    """Return a row as a text to paste with everything the database takes."""
    parts = [f"{row.kommune} – {row.partner} ({row.staat}): {short_text(row)}."]
    if row.beginn != row.seit:
        parts.append(f"Die Beziehung besteht seit {row.beginn}.")
    for head, value in (
        ("Grundlage", row.grundlage),
        ("Themen", row.themen),
        ("Projekte", row.projekte),
        ("Gefördert durch", row.gefoerdert_durch),
        ("Akteure", row.akteure),
    ):
        if value:
            parts.append(closed(f"{head}: {value}"))
    return " ".join(parts)


def as_csv(telling: Telling) -> bytes:
    """Return the rows as CSV for spreadsheets: UTF-8 with a mark, semicolons, no live formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS.values())
    for row in rows_of(public_content(telling.content)).values():
        writer.writerow(guarded(tidy(getattr(row, one.name))) for one in fields(Row))
    return sheet.getvalue().encode("utf-8-sig")
