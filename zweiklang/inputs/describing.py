# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts into words what a change does to a record and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from zweiklang.foundation.bulk import Change
from zweiklang.foundation.records import Record
from zweiklang.foundation.revisions import snapshot
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.cells import show
from zweiklang.foundation.workbook.layout import RELEASED, Column, Sheet, sheets
from zweiklang.inputs.drafts import Draft
from zweiklang.inputs.plans import FieldChange, PlannedRow, Problem
from zweiklang.inputs.standing import Standing


def changes_something(change: Change) -> bool:
    """Return whether the record would become different."""
    if change.before is None or change.release is not None:
        return True
    return snapshot(change.record) != snapshot(change.before)


def add_errors(draft: Draft, change: Change) -> None:
    """Turn what the rules said into problems at the cells they concern."""
    said = {problem.heading for problem in draft.problems}
    if draft.spot_of("source").heading in said:
        # Without its source the entry cannot be released either: one complaint is enough.
        said.add(draft.spot_of(RELEASED).heading)
    for error in change.errors:
        for name, messages in _by_field(error).items():
            spot = draft.spot_of(name)
            if spot.heading and spot.heading in said:
                continue
            draft.problems.append(spot.problem(" ".join(messages)))


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return error.message_dict
    return {NON_FIELD_ERRORS: error.messages}


def missing_columns(
    drafts: Sequence[Draft], changes: Sequence[Change], language: str
) -> list[Problem]:
    """Return one problem per needed column a sheet lacks, instead of one per row."""
    missing: dict[tuple[str, str], Problem] = {}
    for draft, change in zip(drafts, changes, strict=True):
        if change.before is not None or draft.is_void:
            continue
        lacking = {
            column.name: column
            for column in sheets()[draft.slug].columns
            if column.required and column.name not in draft.spots
        }
        for name, column in lacking.items():
            heading = column.heading(language)
            missing.setdefault(
                (draft.slug, name),
                Problem(
                    _("The column “%(heading)s” is missing.") % {"heading": heading},
                    _("Add it: new rows need it."),
                    draft.spot.sheet,
                ),
            )
        if lacking:
            _drop(draft, set(lacking), change)
    return list(missing.values())


def _drop(draft: Draft, names: set[str], change: Change) -> None:
    """Take back the row's own complaints about fields whose column is missing."""
    about = {
        " ".join(messages)
        for error in change.errors
        for name, messages in _by_field(error).items()
        if name in names
    }
    draft.problems = [
        one for one in draft.problems if one.column or one.heading or one.message not in about
    ]


def planned_row(draft: Draft, change: Change, standing: Standing, language: str) -> PlannedRow:
    """Return the row of the preview."""
    fields = field_changes(draft.slug, change, standing, language)
    if draft.problems:
        outcome: Any = "error"
    elif change.before is None:
        outcome = "add"
    else:
        outcome = "change" if changes_something(change) else "unchanged"
    return PlannedRow(
        sheet=draft.spot.sheet,
        slug=draft.slug,
        row=draft.spot.row,
        key=draft.key,
        title=_title(change.record),
        outcome=outcome,
        changes=tuple(fields),
        problems=tuple(draft.problems),
    )


def _title(record: Record) -> str:
    """Return words by which a person recognises the row, from the record's own fields only."""
    for name in (
        "title",
        "name",
        "text",
        "task",
        "question",
        "function",
        "headline",
        "alternative",
    ):
        value = getattr(record, name, None)
        if value:
            return str(value)[:120]
    return ""


def field_changes(
    slug: str, change: Change, standing: Standing, language: str
) -> Iterable[FieldChange]:
    """Yield each column that becomes different, as the workbook shows it."""
    record, before = change.record, change.before
    data = snapshot(record)
    data_before: dict[str, Any] = snapshot(before) if before else {}
    different = {name for name, value in data.items() if value != data_before.get(name)}
    for column in columns_of(sheets()[slug], [one for one in (record, before) if one]):
        if column.name == RELEASED and change.release is not None:
            old, new = (
                show(column, value, language) for value in (not change.release, change.release)
            )
        elif column.name in different and column.name != "key":
            old = cell_of(column, before, standing, language) if before else ""
            new = cell_of(column, record, standing, language)
        else:
            continue
        if (old or "") != (new or ""):
            label = column.heading(language)
            yield FieldChange(column.name, label, str(old or ""), str(new or ""))


def columns_of(sheet: Sheet, records: Sequence[Record]) -> Iterable[Column]:
    """Yield the sheet's columns but for the marks of originals and stale texts."""
    for column in sheet.columns:
        if column.kind not in ("original", "stale"):
            yield column


def cell_of(column: Column, record: Record, standing: Standing, language: str) -> str:
    """Return one value of a record as text."""
    if column.kind in ("reference", "source"):
        field: Any = column.field
        target = field.get_cached_value(record, None) or standing.by_id(
            getattr(record, field.attname)
        )
        return str(getattr(target, "key", None) or getattr(target, "title", ""))
    value = getattr(record, column.name)
    if isinstance(value, TranslatedText):
        return value.texts.get(column.part, "")
    if column.kind == "side":
        return str((value or {}).get(column.part, ""))
    return str(show(column, value, language) or "")
