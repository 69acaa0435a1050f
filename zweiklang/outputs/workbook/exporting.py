# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exports an office as a workbook that the import reads back without a difference."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils.translation import override

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.workbook.layout import sheets
from zweiklang.outputs.workbook.collecting import gather
from zweiklang.outputs.workbook.lists import Form, as_file
from zweiklang.outputs.workbook.separated import as_csv, as_zip
from zweiklang.outputs.workbook.shapes import Table
from zweiklang.outputs.workbook.tables import table_of, tables_of


def export_workbook(
    actor: Actor, office: Office, language: str, known_on: dt.date | None = None
) -> bytes:
    """Return .xlsx with everything the actor may see of the office, as known on a day if given."""
    from zweiklang.outputs.workbook.spreadsheet import as_xlsx  # its library is loaded when needed

    with override(language):
        return as_xlsx(_tables(actor, office, language, known_on))


def export_zip(
    actor: Actor, office: Office, language: str, known_on: dt.date | None = None
) -> bytes:
    """Return the same as a zip with one CSV per sheet."""
    with override(language):
        return as_zip(_tables(actor, office, language, known_on))


def export_csv(
    actor: Actor, office: Office, language: str, known_on: dt.date | None = None
) -> dict[str, str]:
    """Return the same as CSV texts by file name."""
    with override(language):
        return as_csv(_tables(actor, office, language, known_on))


def export_table(
    actor: Actor,
    office: Office,
    slug: str,
    language: str,
    form: Form,
    partnership: uuid.UUID | None = None,
) -> bytes:
    """Return one list as the actor may see it, of the whole office or of one partnership.

    The columns are those of the workbook. An empty list has its headings. Raises KeyError for a
    kind that does not exist, TooLong for a text that no cell of .xlsx can hold.
    """
    sheet = sheets()[slug]
    found = gather(office, actor)
    if partnership is not None and slug in found.records:
        found.records[slug] = [
            one
            for one in found.records[slug]
            if getattr(one, "partnership_id", None) == partnership
        ]
    with override(language):
        written = [one for one in tables_of(found, language) if one.slug == slug]
        return as_file((written or [table_of(sheet, language, sheet.columns, [])])[0], form)


def _tables(actor: Actor, office: Office, language: str, known_on: dt.date | None) -> list[Table]:
    return tables_of(gather(office, actor, known_on), language)
