# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns drafts into a plan: finds what they mean, what would change, and what stands against it."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.bulk import Change, write_all
from zweiklang.foundation.models import Source
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.cells import Reference
from zweiklang.foundation.workbook.layout import identity_fields, needs_upload, sheets
from zweiklang.foundation.workbook.words import nearest, tidy
from zweiklang.inputs import describing
from zweiklang.inputs.drafts import Draft, SidesEdit, TextEdit
from zweiklang.inputs.plans import ImportPlan, PlannedRow, Problem, SheetPlan
from zweiklang.inputs.sources import SourceDraft, SourceShelf
from zweiklang.inputs.standing import Standing


class Staging:
    """One import on its way from drafts to a plan."""

    def __init__(self, office: Office, actor: Actor, language: str) -> None:
        self.office, self.actor, self.language = office, actor, language
        self.standing = Standing(office)
        self.shelf = SourceShelf(office)
        self.made: dict[tuple[str, str], Record] = {}
        self.kinds = record_types()

    def plan(
        self,
        drafts: Sequence[Draft],
        source_drafts: Sequence[SourceDraft] = (),
        *,
        file_name: str,
        digest: str,
        problems: Iterable[Problem] = (),
    ) -> ImportPlan:
        """Return the plan of an import; nothing is written."""
        self._note_doubles(drafts)
        self.standing.load(drafts)
        self.shelf.load(source_drafts, self.standing.sources())
        changes = [self._begin(draft) for draft in drafts]
        for draft, change in zip(drafts, changes, strict=True):
            self._fill(draft, change)
        self._rehearse(drafts, changes)
        missing = describing.missing_columns(drafts, changes, self.language)
        rows = [
            describing.planned_row(draft, change, self.standing, self.language)
            for draft, change in zip(drafts, changes, strict=True)
        ]
        rows += self.shelf.planned_rows(self.language)
        return ImportPlan(
            office_key=self.office.key,
            file_name=file_name,
            digest=digest,
            sheets=_by_sheet(rows, self.language),
            problems=(*problems, *missing),
            changes=tuple(change for change in changes if describing.changes_something(change)),
            sources=tuple(self.shelf.to_write),
        )

    def _note_doubles(self, drafts: Iterable[Draft]) -> None:
        """Complain of keys that stand twice in a sheet, and of rows without one."""
        first: dict[tuple[str, str], Draft] = {}
        for draft in drafts:
            if not draft.key:
                draft.give_up(
                    _("The row has no key."),
                    _("Give it one that never changes, such as kumasi-mou-2020."),
                )
                continue
            other = first.setdefault((draft.slug, draft.key), draft)
            if other is not draft:
                draft.give_up(
                    _("The key %(key)s stands in row %(row)s already.")
                    % {"key": draft.key, "row": other.spot.row},
                    _("Give each row a key of its own, or delete one of the two."),
                )

    def _begin(self, draft: Draft) -> Change:
        """Return the change of a draft, so that other rows can refer to it."""
        model = self.kinds[draft.slug]
        before = self.standing.find(draft.slug, draft.key)
        if before is not None and before.withdrawn_on is not None:
            draft.give_up(
                _("The entry %(key)s was withdrawn.") % {"key": draft.key},
                _("Restore it from its history first, or use another key."),
            )
        if before is None and needs_upload(model):
            draft.give_up(
                _("There is no entry %(key)s yet, and the workbook carries no files.")
                % {"key": draft.key},
                _("Upload the file in the browser first; its texts can then be changed here."),
            )
        if before is not None:
            record = copy.copy(before)
        else:
            shared = "office" not in identity_fields(model)
            record = model(id=uuid.uuid4(), key=draft.key)
            record.office = None if shared else self.office
        self.made.setdefault((draft.slug, draft.key), record)
        return Change(record, before)

    def _fill(self, draft: Draft, change: Change) -> None:
        """Set the record's fields from the draft; what means the same stays as it is."""
        record = change.record
        for name, value in draft.values.items():
            if name == "key" and change.before is not None:
                self._check_key(draft, change.before)
                continue
            if isinstance(value, Reference):
                target = self._resolve(draft, name, value)
                if target is not None:
                    setattr(record, name, target)
                continue
            field = record._meta.get_field(name)
            before = getattr(record, field.attname)  # type: ignore[union-attr]  # concrete fields only
            after = _merged(value, before)
            if not _same(before, after):
                setattr(record, field.attname, after)  # type: ignore[union-attr]  # concrete fields only
        if draft.release is not None and draft.release != (record.released_on is not None):
            change.release = draft.release

    def _check_key(self, draft: Draft, before: Record) -> None:
        if before.key != draft.key:
            draft.complain(
                "key",
                _("There is one such entry, and its key is %(key)s.") % {"key": before.key},
                _("Write that key: a key never changes."),
            )

    def _resolve(self, draft: Draft, name: str, reference: Reference) -> Any:
        """Return the record or source a cell names; complains and returns None otherwise."""
        field: Any = self.kinds[draft.slug]._meta.get_field(name)
        if field.related_model is Source:
            return self.shelf.resolve(draft, name, reference.text)
        slug = field.related_model.slug
        key = reference.text
        target = self.made.get((slug, key)) or self.standing.find(slug, key)
        if target is not None:
            return target
        sheet = sheets()[slug].name(self.language)
        known = {made_key for made_slug, made_key in self.made if made_slug == slug}
        near = nearest(key, known | self.standing.similar_keys(slug, key))
        hint = _("Did you mean %(near)s?") % {"near": near} + " " if near else ""
        draft.complain(
            name,
            _("There is no entry %(key)s in “%(sheet)s”.") % {"key": key, "sheet": sheet},
            hint + _("Write the key of an entry, or add a row for it to that sheet."),
        )
        return None

    def _rehearse(self, drafts: Sequence[Draft], changes: Sequence[Change]) -> None:
        """Write and take back what changes, and note what the rules say against it."""
        busy = [
            change
            for draft, change in zip(drafts, changes, strict=True)
            if not draft.is_void and describing.changes_something(change)
        ]
        with transaction.atomic():
            for source in self.shelf.to_write:
                source.save()
            write_all(self.actor, busy, rehearse=True)
            transaction.set_rollback(True)
        for draft, change in zip(drafts, changes, strict=True):
            describing.add_errors(draft, change)


def _merged(value: Any, before: Any) -> Any:
    if isinstance(value, TextEdit):
        return value.merged(before if isinstance(before, TranslatedText) else TranslatedText())
    return value.merged(before or {}) if isinstance(value, SidesEdit) else value


def _same(before: Any, after: Any) -> bool:
    """Return whether both mean the same: line breaks and white space around a text do not count."""
    if isinstance(before, str) and isinstance(after, str):
        return tidy(before) == tidy(after)
    return bool(before == after)


def _by_sheet(rows: Iterable[PlannedRow], language: str) -> tuple[SheetPlan, ...]:
    grouped: dict[str, list[PlannedRow]] = {}
    for row in rows:
        grouped.setdefault(row.slug, []).append(row)
    return tuple(
        SheetPlan(slug, sheet.name(language), tuple(grouped[slug]))
        for slug, sheet in sheets().items()
        if slug in grouped
    )
