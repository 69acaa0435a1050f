# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an import would do, as plain data for the preview, and the step that does it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from zweiklang.domain.coordination.rebuilding import collected
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.bulk import Change, write_all
from zweiklang.foundation.models import Source
from zweiklang.foundation.reasons import known
from zweiklang.foundation.search.index import defer
from zweiklang.foundation.writing import Conflict

_IMPORT = known(gettext_noop("Import of %(file)s"))

Outcome = Literal["add", "change", "unchanged", "error"]
OUTCOMES: dict[Outcome, object] = {
    "add": gettext_lazy("new"),
    "change": gettext_lazy("changed"),
    "unchanged": gettext_lazy("unchanged"),
    "error": gettext_lazy("error"),
}


@dataclass(frozen=True)
class Problem:
    """Something that stands against the import: where it is, what is wrong, what to do.

    `row` counts as the spreadsheet does; `column` is the letter there.
    """

    message: str
    advice: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""

    @property
    def place(self) -> str:
        """Return where it is, such as: Phases, row 7, column F (From)."""
        parts = [self.sheet] if self.sheet else []
        if self.row is not None:
            parts.append(_("row %(row)s") % {"row": self.row})
        if self.column:
            name = f" ({self.heading})" if self.heading else ""
            parts.append(_("column %(column)s") % {"column": self.column} + name)
        elif self.heading:
            parts.append(self.heading)
        return ", ".join(parts)


@dataclass(frozen=True)
class FieldChange:
    """One field of a row that becomes different; texts as the workbook shows them."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class PlannedRow:
    """One row of the file and what becomes of it."""

    sheet: str
    slug: str
    row: int
    key: str
    title: str
    outcome: Outcome
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class SheetPlan:
    """The rows of one sheet."""

    slug: str
    label: str
    rows: tuple[PlannedRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of rows per outcome, every outcome named."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in OUTCOMES}


@dataclass(frozen=True)
class ImportPlan:
    """The whole import as it would happen: nothing of it is written yet.

    `problems` are those of the file and its sheets; rows carry their own. `notes` say what was
    left out and why. `asks` are options of the import that would do away with problems.
    """

    office_key: str
    file_name: str
    digest: str
    sheets: tuple[SheetPlan, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=(), repr=False, compare=False)
    sources: tuple[Source, ...] = field(default=(), repr=False, compare=False)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of rows per outcome over all sheets."""
        total: Counter[str] = Counter()
        for sheet in self.sheets:
            total.update(sheet.counts)
        return {outcome: total[outcome] for outcome in OUTCOMES}

    def all_problems(self) -> Iterator[Problem]:
        """Yield every problem, the file's first, then row by row."""
        yield from self.problems
        for sheet in self.sheets:
            for row in sheet.rows:
                yield from row.problems

    @property
    def has_problems(self) -> bool:
        """Return whether anything stands against the import."""
        return next(self.all_problems(), None) is not None

    @property
    def is_empty(self) -> bool:
        """Return whether the import would change nothing."""
        return not self.counts["add"] and not self.counts["change"]

    @property
    def fingerprint(self) -> str:
        """Return a hash of what would happen; another one means another preview is needed."""
        rows = [
            [
                row.slug,
                row.row,
                row.key,
                row.outcome,
                [[c.name, c.before, c.after] for c in row.changes],
            ]
            for sheet in self.sheets
            for row in sheet.rows
        ]
        text = json.dumps([self.office_key, self.digest, rows], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


class PlanRefused(Exception):
    """The plan has problems: nothing was written."""


class PlanOutdated(Exception):
    """The records have changed since the preview: nothing was written, look at a new preview."""


@dataclass(frozen=True)
class ImportResult:
    """What an import has written."""

    added: int
    changed: int
    unchanged: int


def apply_plan(
    plan: ImportPlan, actor: Actor, *, reason: str = "", known_from: dt.date | None = None
) -> ImportResult:
    """Write the plan in one transaction and return what was written.

    `known_from` is the day since when the changes are known: today unless said. Raises
    PlanRefused for a plan with problems and PlanOutdated where records have moved on.
    """
    if plan.has_problems:
        raise PlanRefused(_("The file has errors. Correct them and import it again."))
    outdated = PlanOutdated(
        _("Somebody has changed entries since the preview. Nothing was written: look again.")
    )
    reason = reason or _IMPORT % {"file": plan.file_name}
    try:
        with transaction.atomic(), collected(), defer():
            for source in plan.sources:
                source.save()
            if not write_all(actor, plan.changes, reason=reason, known_from=known_from):
                raise outdated
    except Conflict as conflict:
        raise outdated from conflict
    counts = plan.counts
    return ImportResult(counts["add"], counts["change"], counts["unchanged"])
