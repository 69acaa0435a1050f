# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands for papers of cities share: which city, what is filed, reading, the report."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.topics.models import Paper, PaperReading
from zweiklang.domain.topics.problems import STOPPED, problem_text
from zweiklang.domain.topics.reading import claim, read_paper
from zweiklang.doors.commands.library.language import add_language
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.writing import release_record

#: A worker that has taken a reading gets this time to end it (seconds).
PATIENCE = 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that filing papers has."""
    kinds = [kind.value for kind in Paper.Kind]
    parser.add_argument("--office", default="", help="Key of the office that keeps them.")
    parser.add_argument("--kind", choices=kinds, default="other", help="What sort they are.")
    parser.add_argument("--unit", default="", help="Key of the responsible unit of the city.")
    parser.add_argument("--date", default="", help="Date of all: 2024, 2024-05 or 2024-05-14.")
    parser.add_argument(
        "--topics-only",
        action="store_true",
        help="Once released, show their topics only, no wording.",
    )
    parser.add_argument(
        "--release",
        action="store_true",
        help="Release them; public papers on file take new versions.",
    )
    parser.add_argument(
        "--leave-reading", action="store_true", help="Leave the reading to the worker."
    )
    add_language(parser, "Language of the report: de or en; else that of the shell.")


def city_of(key: str) -> Place:
    """Return a city on file; raises CommandError that names those there are."""
    found: Place | None = Place.objects.current().filter(key=key).first()
    if found is not None:
        return found
    keys = Place.objects.current().order_by("key").values_list("key", flat=True)[:30]
    text = _("There is no city %(key)s on file. Add it in the browser first. On file: %(keys)s.")
    raise CommandError(text % {"key": key, "keys": ", ".join(keys) or "–"})


def facts_of(options: dict[str, Any], office: Office) -> dict[str, Any]:
    """Return the fields of `Paper` that the options set; raises CommandError for wrong ones."""
    right = Paper.Right.TOPICS if options["topics_only"] else Paper.Right.PASSAGES
    facts: dict[str, Any] = {"kind": options["kind"], "right": right.value}
    if key := options["unit"]:
        facts["unit"] = Unit.objects.filter(office=office, key=key).current().first()
        if facts["unit"] is None:
            raise CommandError(_("The office has no unit %(key)s.") % {"key": key})
    if text := options["date"]:
        try:
            facts["dated_on"] = PartialDate.parse(text)
        except ValueError as error:
            raise CommandError(
                _("Write the date as 2024, 2024-05 or 2024-05-14, not %(text)s.") % {"text": text}
            ) from error
    return facts


def release(actor: Actor, papers: Iterable[Paper]) -> list[tuple[str, str]]:
    """Release papers and return those that may not be, each with the reason."""
    refused = []
    for paper in papers:
        try:
            release_record(actor, paper)
        except Refused as reason:
            refused.append((str(paper), str(reason.reason)))
    return refused


def read_all(command: BaseCommand, papers: Sequence[Paper]) -> list[tuple[str, str]]:
    """Read what waits, in this process beside the worker; return what failed with the reason."""
    failed = []
    for number, paper in enumerate(papers, start=1):
        latest = paper.readings.order_by("-pk").first()
        if latest is None:
            continue
        reason = _read(latest)
        if reason:
            name = paper.file.name if paper.file else str(paper)
            failed.append((name, problem_text(reason)))
        if number % 50 == 0:
            words = _("%(done)s of %(total)s read")
            command.stdout.write(words % {"done": number, "total": len(papers)})
    return failed


def _read(reading: PaperReading) -> str:
    """Return why a reading failed, "" if it did not; one that the worker has begun is awaited."""
    if claim(reading):
        try:
            read_paper(reading)
        except Exception:
            return STOPPED
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        reading.refresh_from_db()
        if reading.state in (PaperReading.State.DONE, PaperReading.State.FAILED):
            return reading.problem
        time.sleep(0.5)
    return STOPPED


def report(command: BaseCommand, counts: dict[str, int], failed: Sequence[tuple[str, str]]) -> None:
    """Print what became of the papers; raises CommandError (exit code 1) if any failed."""
    command.stdout.write(
        _("%(added)s filed, %(renewed)s new versions, %(known)s on file already.") % counts
    )
    for name, reason in failed:
        command.stdout.write(f"  {name}: {reason}")
    if failed:
        raise CommandError(
            _("%(count)s failed, each named above; the others are on file.")
            % {"count": len(failed)}
        )
