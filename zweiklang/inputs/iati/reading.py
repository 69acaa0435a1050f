# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads an IATI file of any size into a plan for partner projects."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from pathlib import Path
from typing import IO

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.foundation.numbers import in_figures
from zweiklang.iati import Activity, Reading, Unreadable
from zweiklang.iati.reading import LARGEST_FILE
from zweiklang.inputs.iati.drafting import Drafting
from zweiklang.inputs.plans import ImportPlan, Problem
from zweiklang.inputs.staging import Staging

#: Activities of one import. More are counted, and the reader is asked to choose among them.
MOST = 1_000
#: Bytes of an uploaded file after unpacking; the command line reads larger ones.
LARGEST_UPLOAD = 500_000_000


def read_iati(
    source: Path | bytes,
    office: Office,
    actor: Actor,
    *,
    partnership: str,
    name: str = "",
    matching: str = "",
    country: str = "",
    language: str = "",
) -> ImportPlan:
    """Return what importing the activities of a file would do; nothing is written.

    `partnership`: key of the one they come below. `matching` keeps only activities with these words
    in title or identifier, `country` (two letters) only those that name it. Memory does not grow
    with the file. Raises Refused for an actor who may not write for the office.
    """
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)
    language = language or get_language() or "en"
    name = name or (source.name if isinstance(source, Path) else "IATI")
    with override(language):
        drafting = Drafting(office, partnership)
        problems: list[Problem] = []
        notes: list[str] = []
        stream: IO[bytes] = source.open("rb") if isinstance(source, Path) else io.BytesIO(source)
        with stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a file
            stream.seek(0)
            largest = LARGEST_FILE if isinstance(source, Path) else LARGEST_UPLOAD
            reading = Reading(stream, largest=largest)
            _collect(reading, drafting, Chosen(matching, country), problems, notes, name)
        plan = Staging(office, actor, language).plan(
            [] if problems else drafting.drafts,
            [] if problems else drafting.sources,
            file_name=name,
            digest=digest,
            problems=problems,
        )
        return dataclasses.replace(plan, notes=(*notes, *drafting.notes()))


@dataclasses.dataclass(frozen=True)
class Chosen:
    """Which activities are wanted."""

    matching: str
    country: str

    def takes(self, one: Activity) -> bool:
        """Return whether an activity is wanted."""
        if self.country and self.country.upper() not in _countries(one):
            return False
        if not self.matching:
            return True
        titles = one.title.by_language("").values() if one.title else ()
        words = " ".join((one.key, *titles)).casefold()
        return all(word in words for word in self.matching.casefold().split())


def _countries(one: Activity) -> set[str | None]:
    named = {share.code for share in one.countries}
    return named | {entry.country.code for entry in one.transactions if entry.country}


def too_many(wanted: int, name: str = "") -> Problem:
    """Return what stands against more activities than one import takes."""
    return Problem(
        _("%(wanted)s activities are chosen, more than %(most)s at once.")
        % {"wanted": in_figures(wanted), "most": in_figures(MOST)},
        _("Name words of the title, or the country."),
        name,
    )


def left_out(count: int) -> str:
    """Return the sentence on activities that were not asked for."""
    text = ngettext("%(n)s activity was not asked for.", "%(n)s were not asked for.", count)
    return text % {"n": in_figures(count)}


def _collect(
    reading: Reading,
    drafting: Drafting,
    chosen: Chosen,
    problems: list[Problem],
    notes: list[str],
    name: str,
) -> None:
    """Draft the wanted activities, and say what stands against the file or was left out."""
    wanted = left = 0
    try:
        for position, one in enumerate(reading, 1):
            if not isinstance(one, Activity):
                raise Unreadable("no-iati", root="iati-organisations")
            if not chosen.takes(one):
                left += 1
                continue
            wanted += 1
            if wanted <= MOST:
                drafting.add(position, one)
    except Unreadable as error:
        line = error.values.get("line")
        problems.append(
            Problem(
                _(error.template) % error.values,
                sheet=name,
                row=line if isinstance(line, int) else None,
            )
        )
        return
    if wanted > MOST:
        problems.append(too_many(wanted, name))
    if left:
        notes.append(left_out(left))
    version = reading.head.version if reading.head else ""
    if version and not version.startswith("2."):
        notes.append(_("The file names version %(version)s; read as 2.03.") % {"version": version})
