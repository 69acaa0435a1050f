# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Picks the wanted activities out of a large file in the background.

What was picked is kept as a small IATI file, which the preview then reads as any other.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.models import Office
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.foundation import errands
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.iati import Activity, Reading, Unreadable, write_file
from zweiklang.inputs.iati.reading import LARGEST_UPLOAD, MOST, Chosen, too_many
from zweiklang.inputs.workbook import keeping

#: More activities, or more bytes after unpacking, are not read while somebody waits for the page.
AT_ONCE, BYTES_AT_ONCE = 2_000, 20_000_000
#: After so many activities the page hears how far it is.
TOLD_EVERY = 500
_PIECE = 1_000_000
_ACTIVITY = re.compile(rb"<iati-activity[\s>]")
_OVERLAP = len(b"<iati-activity")


def is_large(content: bytes) -> bool:
    """Return whether a file is to be read in the background; it is only looked over here."""
    packed = content[:2] == b"\x1f\x8b"
    stream: IO[bytes] = io.BytesIO(content)
    if packed:
        stream = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]  # reads like a file
    count = length = 0
    rest = b""
    try:
        while piece := stream.read(_PIECE):
            length += len(piece)
            count += len(_ACTIVITY.findall(rest + piece))
            if count > AT_ONCE or length > BYTES_AT_ONCE:
                return True
            rest = piece[-_OVERLAP:]
    except (OSError, EOFError, zlib.error):
        return False  # damaged: the preview says so
    return False


def request_picking(
    actor: Actor, office: Office, token: str, chosen: dict[str, str]
) -> IatiPicking:
    """Have a kept file read in the background; returns what is under way. Raises Refused."""
    _may_write(actor, office)
    from zweiklang.inputs.iati.tasks import pick_activities_task

    return errands.ask(
        IatiPicking, actor, pick_activities_task, office=office, token=token, chosen=chosen
    )


def picking_of(actor: Actor, office: Office, picking_id: int) -> IatiPicking | None:
    """Return a picking that the account itself has asked for, else None."""
    own = IatiPicking.objects.filter(office=office, account=actor.account_id)
    return own.filter(pk=picking_id).first() if actor.account_id else None


def carry_out(asked: IatiPicking) -> None:
    """Read the file and keep what is wanted of it, with the rights held now."""
    errands.carry_out(
        asked,
        lambda: _pick(asked, actor_of(asked.account).within(asked.office_id)),
        gettext_lazy("The file was not read. Try again; if it stays, tell your operator."),
    )


def _may_write(actor: Actor, office: Office) -> None:
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)


def _pick(asked: IatiPicking, actor: Actor) -> None:
    _may_write(actor, asked.office)
    kept = keeping.find(actor, asked.token)
    if kept is None:
        raise ValidationError(_("The file is no longer kept. Upload it again."))
    name, content = kept
    try:
        small = _wanted(asked, Reading(io.BytesIO(content), largest=LARGEST_UPLOAD))
    except Unreadable as error:
        raise ValidationError(_(error.template) % error.values) from error
    keeping.forget(actor, asked.token)
    errands.note(asked, token=keeping.keep(actor, name, small))


def _wanted(asked: IatiPicking, reading: Reading) -> bytes:
    """Return a file of the activities asked for; raises ValidationError where they are too many."""
    chosen = Chosen(asked.chosen.get("matching", ""), asked.chosen.get("country", ""))
    wanted: list[Activity] = []
    seen = picked = 0
    for seen, one in enumerate(reading, 1):
        if not isinstance(one, Activity):
            raise Unreadable("no-iati", root="iati-organisations")
        if chosen.takes(one):
            picked += 1
            wanted += [one] if picked <= MOST else []
        if seen % TOLD_EVERY == 0:
            errands.note(asked, seen=seen, picked=picked)
    errands.note(asked, seen=seen, picked=picked)
    if picked > MOST:
        problem = too_many(picked)
        raise ValidationError(f"{problem.message} {problem.advice}")
    attributes = reading.head.attributes if reading.head else ()
    return b"".join(write_file("activities", wanted, attributes=attributes))
