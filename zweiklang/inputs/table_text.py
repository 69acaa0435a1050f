# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a plan as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zweiklang.inputs.plans import OUTCOMES, ImportPlan, PlannedRow

_WIDTH = 70


def plan_text(plan: ImportPlan, *, most_rows: int = 40) -> str:
    """Return the preview: counts per sheet, the changed rows, then every problem."""
    return "\n".join([*_counts(plan), *_rows(plan, most_rows), *plan.notes, *_problems(plan)])


def _counts(plan: ImportPlan) -> Iterator[str]:
    heads = [str(label) for label in OUTCOMES.values()]
    width = max((len(sheet.label) for sheet in plan.sheets), default=0)
    yield " ".join(["".ljust(width), *(head.rjust(12) for head in heads)])
    for sheet in plan.sheets:
        numbers = (str(sheet.counts[outcome]).rjust(12) for outcome in OUTCOMES)
        yield " ".join([sheet.label.ljust(width), *numbers])


def _rows(plan: ImportPlan, most: int) -> Iterator[str]:
    changed = [
        (sheet.label, row)
        for sheet in plan.sheets
        for row in sheet.rows
        if row.outcome in ("change", "add")
    ]
    for label, row in changed[:most]:
        where = f"{label}, {_('row %(row)s') % {'row': row.row}}"
        yield f"\n{where}: {_name(row)} – {OUTCOMES[row.outcome]}"
        if row.outcome == "change":
            for change in row.changes:
                yield f"  {change.label}: {_short(change.before)} → {_short(change.after)}"
    if len(changed) > most:
        yield "\n" + _("… and %(count)s more rows.") % {"count": len(changed) - most}


def _problems(plan: ImportPlan) -> Iterator[str]:
    problems = list(plan.all_problems())
    if problems:
        yield "\n" + _("Errors: %(count)s") % {"count": len(problems)}
    for problem in problems:
        where = f"{problem.place}: " if problem.place else ""
        yield f"  {where}{problem.message} {problem.advice}".rstrip()


def _name(row: PlannedRow) -> str:
    return f"{row.key} ({_short(row.title)})" if row.title else row.key


def _short(text: str) -> str:
    line = " ".join(text.split()) or "–"
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
