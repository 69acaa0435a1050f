# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the entries: a table, the texts to paste, and what changed since the last hand-in."""

from __future__ import annotations

from dataclasses import fields

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Column, Items, Report, Run, Table, text
from zweiklang.outputs.reports.directory_row.rows import (
    HEADS,
    Row,
    long_text,
    rows_of,
    short_text,
)
from zweiklang.outputs.reports.kinds import Telling, TextField
from zweiklang.outputs.reports.prose import checking
from zweiklang.outputs.reports.prose.dates import day_words
from zweiklang.outputs.reports.prose.releasing import public
from zweiklang.outputs.reports.prose.teller import Teller, heading


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return no field: everything stands in the records."""
    return ()


def title_of(content: records.Content) -> str:
    """Return the title of the sheet."""
    words = {
        "city": content.office.city.name.read(get_language() or "en"),
        "day": day_words(content.selection.known_on),
    }
    return _("RGRE database: entries of %(city)s on %(day)s") % words


def build(telling: Telling) -> Report:
    """Return the entries of all relations in force."""
    teller = Teller(public(telling))
    rows = rows_of(teller.content)
    blocks: list[Block] = teller.paragraph(
        teller.run(_lead(len(rows))),
        teller.run(_("The table is also there as a CSV file. The texts can be pasted.")),
        lead=True,
    )
    blocks += _table(teller, rows)
    blocks += [heading(_("Texts to paste"))]
    blocks += [Items(tuple((_german(teller, long_text(row)),) for row in rows.values()))]
    blocks += _changes(teller, rows)
    blocks += checking.missing(teller)
    return teller.report(blocks)


def _lead(count: int) -> str:
    return _("Entries for the database: %(count)s.") % {"count": count}


def _german(teller: Teller, words: str) -> Run:
    """Return words that are German whatever the report is told in: the database is."""
    return Run(words, language="" if teller.language == "de" else "de")


def _table(teller: Teller, rows: dict[tuple[str, str], Row]) -> list[Block]:
    columns = (
        Column(_("City"), share=2),
        Column(_("Country"), share=2),
        Column(_("Kind and begin"), share=3),
        Column(_("Basis"), share=3),
    )
    by_key = {one.key: one for one in teller.content.partnerships}
    told = []
    for (key, _city), row in rows.items():
        phase = by_key[key].phase_on(teller.choice.ends)
        cited = (phase,) if phase else ()
        words = _german(teller, short_text(row))
        kind = teller.run(words.text, *cited, language=words.language)
        basis = _german(teller, row.grundlage or "–")
        told.append((text(row.partner), text(row.staat), (kind,), (basis,)))
    return [Table(_("Entries"), columns, tuple(told))] if told else []


def _changes(teller: Teller, rows: dict[tuple[str, str], Row]) -> list[Block]:
    earlier = teller.telling.earlier
    if earlier is None:
        words = _("No entry was handed in from here before: all are new.")
        return [heading(_("Since the last hand-in")), *teller.paragraph(teller.run(words))]
    told = changed(rows_of(earlier), rows)
    day = day_words(earlier.selection.known_on)
    title = _("Changed since the hand-in of %(day)s") % {"day": day}
    if not told:
        return [heading(title), *teller.paragraph(teller.run(_("Nothing differs.")))]
    return [heading(title), Items(tuple((_german(teller, one),) for one in told))]


def changed(before: dict[tuple[str, str], Row], now: dict[tuple[str, str], Row]) -> list[str]:
    """Return what is to be changed in the database, entry by entry, in German."""
    found = [f"Neu: {row.partner}, {short_text(row)}." for key, row in now.items()
             if key not in before]  # fmt: skip
    for key, row in now.items():
        if key in before and before[key] != row:
            fields_changed = [
                f"{HEADS[one.name]}: {getattr(row, one.name) or 'leer'} statt "
                f"{getattr(before[key], one.name) or 'leer'}"
                for one in fields(Row)
                if getattr(row, one.name) != getattr(before[key], one.name)
            ]
            found.append(f"Ändern: {row.partner}. {'; '.join(fields_changed)}.")
    found += [f"Löschen: {row.partner}." for key, row in before.items() if key not in now]
    return found
