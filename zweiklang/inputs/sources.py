# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sources an import names: found by the key of their row, their link or their title."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.foundation.models import Source
from zweiklang.foundation.workbook.layout import SOURCES, sheets
from zweiklang.foundation.workbook.words import fold, nearest, tidy
from zweiklang.inputs.drafts import Draft, Spot
from zweiklang.inputs.plans import FieldChange, PlannedRow

_FIELDS = ("url", "title", "publisher", "published_on", "seen_on")
_is_link = URLValidator(("http", "https"))


@dataclass
class SourceDraft:
    """One row of the sources, or a link found in another row."""

    draft: Draft
    source: Source = field(default_factory=Source)
    before: Source | None = None

    @property
    def key(self) -> str:
        """Return the name of the source inside this file."""
        return self.draft.key


class SourceShelf:
    """All sources of an import and of its office."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.drafts: list[SourceDraft] = []
        self._named: dict[str, Source] = {}
        self._links: dict[str, list[Source]] = {}

    @property
    def to_write(self) -> list[Source]:
        """Return the sources that are new or different."""
        return [one.source for one in self.drafts if _differences(one) and not one.draft.problems]

    def load(self, source_drafts: Sequence[SourceDraft], shared: Iterable[Source]) -> None:
        """Find which rows are sources on file already; `shared` are those of shared records."""
        stored = list(Source.objects.filter(office=self.office))
        by_name = {(one.url, one.title): one for one in (*shared, *stored)}
        of_link: dict[str, list[Source]] = {}
        for one in stored:
            of_link.setdefault(one.url, []).append(one)
            self._file(one)
        rows_of_link: dict[str, int] = {}
        for row in source_drafts:
            link = row.draft.values.get("url") or ""
            rows_of_link[link] = rows_of_link.get(link, 0) + 1
        for row in source_drafts:
            values = row.draft.values
            link = values.get("url") or ""
            found = by_name.get((link, values.get("title") or ""))
            alone = link and rows_of_link[link] == 1 and len(of_link.get(link, [])) == 1
            self._take(row, found or (of_link[link][0] if alone else None))

    def _take(self, row: SourceDraft, before: Source | None) -> None:
        row.before = before
        row.source = copy.copy(before) if before else Source(office=self.office)
        for name in _FIELDS:
            if name in row.draft.values:
                value = row.draft.values[name]
                setattr(row.source, name, "" if value is None and name in _FIELDS[:3] else value)
        try:
            row.source.clean_fields(exclude={"office"})
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                row.draft.complain(name, " ".join(messages))
        if before is not None and before.office_id != self.office.pk and _differences(row):
            # Another office's source stays as it is; this office gets its own.
            row.before, row.source.pk, row.source.office = None, uuid.uuid4(), self.office
            row.source._state.adding = True
        self.drafts.append(row)
        self._file(row.source)
        if row.key:
            self._named[fold(row.key)] = row.source

    def _file(self, source: Source) -> None:
        for name in (source.url, source.title):
            same = self._links.setdefault(name, [])
            same[:] = [one for one in same if one.pk != source.pk] + [source]

    def resolve(self, draft: Draft, name: str, text: str) -> Source | None:
        """Return the source a cell names; a link not on file yet becomes a source by itself."""
        if found := self._named.get(fold(text)):
            return found
        same = self._links.get(text, [])
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            draft.complain(
                name,
                _("Several sources share this link or title."),
                _("Write the key of one row of the sheet “%(sheet)s”.") % {"sheet": _("Sources")},
            )
            return None
        try:
            _is_link(text)
        except ValidationError:
            near = nearest(text, [one.key for one in self.drafts])
            hint = _("Did you mean %(near)s?") % {"near": near} + " " if near else ""
            draft.complain(
                name,
                _("There is no source %(text)s.") % {"text": text},
                hint
                + _("Write a link, or the key of a row of the sheet “%(sheet)s”.")
                % {"sheet": _("Sources")},
            )
            return None
        return self._from_link(draft.spot_of(name), text)

    def _from_link(self, spot: Spot, link: str) -> Source:
        title = link.partition("://")[2].rstrip("/")[:300]
        draft = Draft(SOURCES, spot, {"key": "", "url": link, "title": title})
        row = SourceDraft(draft)
        self._take(row, None)
        return row.source

    def planned_rows(self, language: str) -> list[PlannedRow]:
        """Return the rows of the preview, sources made from links among them."""
        rows = []
        for one in self.drafts:
            changes = _differences(one)
            same = "change" if one.before else "add"
            outcome: Any = "error" if one.draft.problems else same if changes else "unchanged"
            rows.append(
                PlannedRow(
                    sheet=one.draft.spot.sheet,
                    slug=SOURCES,
                    row=one.draft.spot.row,
                    key=one.key,
                    title=one.source.title,
                    outcome=outcome,
                    changes=tuple(_change(name, one, language) for name in changes),
                    problems=tuple(one.draft.problems),
                )
            )
        return rows


def _differences(row: SourceDraft) -> list[str]:
    """Return the fields a row changes, or fills in a new source."""
    if row.before is None:
        return [name for name in _FIELDS if getattr(row.source, name)]
    return [
        name
        for name in _FIELDS
        if _plain(getattr(row.source, name)) != _plain(getattr(row.before, name))
    ]


def _plain(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value


def _change(name: str, row: SourceDraft, language: str) -> FieldChange:
    (column,) = [one for one in sheets()[SOURCES].columns if one.name == name]
    before = getattr(row.before, name) if row.before else ""
    after = getattr(row.source, name)
    return FieldChange(name, column.heading(language), str(before or ""), str(after or ""))
