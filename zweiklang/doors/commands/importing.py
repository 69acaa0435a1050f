# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the importing commands share: choosing the office, showing the plan, asking, writing."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.commands.library.language import add_language
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.workbook.words import YES, fold
from zweiklang.inputs.plans import ImportPlan, PlanOutdated, apply_plan
from zweiklang.inputs.table_text import plan_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options every import has."""
    parser.add_argument("--office", default="", help="Key of the office, such as dortmund.")
    parser.add_argument("--yes", action="store_true", help="Write without asking.")
    parser.add_argument("--dry-run", action="store_true", help="Show the preview, write nothing.")
    add_language(parser, "Language of the preview: de or en; else that of the shell.")
    parser.add_argument(
        "--known-from",
        default="",
        metavar="DAY",
        help="Day since when the changes are known, such as 2024-05-01. Today unless given.",
    )


def office_of(key: str) -> Office:
    """Return the office with this key, or the only one; raises CommandError naming them all."""
    offices = {office.key: office for office in Office.objects.order_by("key")}
    if key in offices:
        return offices[key]
    if not key and len(offices) == 1:
        return next(iter(offices.values()))
    if not offices:
        raise CommandError(_("There is no office yet. Set one up in the browser first."))
    raise CommandError(_("Name the office with --office: %(keys)s.") % {"keys": ", ".join(offices)})


def day_of(text: str) -> Any:
    """Return the day an option names, None if it is empty."""
    if not text:
        return None
    try:
        date = PartialDate.parse(text)
    except ValueError:
        date = None
    if date is None or date.precision != "day":
        raise CommandError(_("Write the day as 2024-05-01, not %(text)s.") % {"text": text})
    return date.first


def show_and_write(
    command: BaseCommand, plan: ImportPlan, actor: Actor, options: dict[str, Any]
) -> None:
    """Print the plan, ask, write; raises CommandError (exit code 1) if the plan has problems."""
    known_from = day_of(options["known_from"])
    command.stdout.write(plan_text(plan))
    if plan.asks:
        options_ = " ".join(f"--{name}" for name in plan.asks)
        raise CommandError(_("Nothing was written. Add %(options)s.") % {"options": options_})
    if plan.has_problems:
        raise CommandError(_("Nothing was written. Correct the file and import it again."))
    if not plan.sheets:
        raise CommandError(_("Nothing was written: the file holds nothing that can be taken."))
    if plan.is_empty:
        command.stdout.write(_("Everything is on file already: nothing to write."))
        return
    if options["dry_run"] or not (options["yes"] or _agreed()):
        command.stdout.write(_("Nothing was written."))
        return
    try:
        result = apply_plan(plan, actor, known_from=known_from)
    except PlanOutdated as outdated:
        raise CommandError(str(outdated)) from outdated
    command.stdout.write(
        _("Written: %(added)s new, %(changed)s changed, %(unchanged)s unchanged.")
        % {"added": result.added, "changed": result.changed, "unchanged": result.unchanged}
    )


def _agreed() -> bool:
    try:
        answer = input(_("Write this? (yes/no) "))
    except EOFError:
        return False
    return fold(answer) in YES
