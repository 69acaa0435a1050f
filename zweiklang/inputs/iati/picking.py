# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Picks the wanted activities out of a large file in the background.

What was picked is kept as a small IATI file, which the preview then reads as any other.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
import zlib
from typing import IO, Any

from django.db import transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.foundation import clock
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.iati import Activity, Reading, Unreadable, write_file
from zweiklang.inputs.iati.reading import LARGEST_UPLOAD, MOST, Chosen, too_many
from zweiklang.inputs.workbook import keeping

#: More activities, or more bytes after unpacking, are not read while somebody waits for the page.
AT_ONCE, BYTES_AT_ONCE = 2_000, 20_000_000
#: After so many activities the page hears how far it is.
TOLD_EVERY = 500
#: A picking whose worker died is not waited for.
LONGEST = dt.timedelta(minutes=30)
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
    asked = IatiPicking.objects.create(
        office=office,
        account_id=actor.account_id,
        token=token,
        chosen=chosen,
        language=get_language() or "en",
        requested_at=clock.now(),
    )
    from zweiklang.inputs.iati.tasks import pick_activities_task

    transaction.on_commit(lambda: pick_activities_task.enqueue(asked.pk))
    return asked


def picking_of(actor: Actor, office: Office, picking_id: int) -> IatiPicking | None:
    """Return a picking that the account itself has asked for, else None."""
    own = IatiPicking.objects.filter(office=office, account=actor.account_id)
    return own.filter(pk=picking_id).first() if actor.account_id else None


def is_open(asked: IatiPicking) -> bool:
    """Return whether the file is being read and there soon will be a preview."""
    if asked.state == IatiPicking.State.DONE:
        return False
    return clock.now() - asked.requested_at < LONGEST


def carry_out(asked: IatiPicking) -> None:
    """Read the file and keep what is wanted of it; what stands against it is kept, too."""
    waiting = IatiPicking.objects.filter(pk=asked.pk, state=IatiPicking.State.WAITING)
    if not waiting.update(state=IatiPicking.State.RUNNING):
        return
    with override(asked.language):
        try:
            actor = actor_of(asked.account) if asked.account else Actor.public()
            _pick(asked, actor.within(asked.office_id))
        except Refused as refused:
            asked.problem = str(refused.reason)
        except Unreadable as error:
            asked.problem = _(error.template) % error.values
        except Exception:  # whatever it was: the page says that it broke off, the log says why
            asked.problem = _("The file was not read. Try again; if it stays, tell your operator.")
            raise
        finally:
            _note(
                asked, state=IatiPicking.State.DONE, problem=asked.problem,
                finished_at=clock.now(),
            )  # fmt: skip


def _may_write(actor: Actor, office: Office) -> None:
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)


def _pick(asked: IatiPicking, actor: Actor) -> None:
    _may_write(actor, asked.office)
    kept = keeping.find(actor, asked.token)
    if kept is None:
        asked.problem = _("The file is no longer kept. Upload it again.")
        return
    name, content = kept
    chosen = Chosen(asked.chosen.get("matching", ""), asked.chosen.get("country", ""))
    reading = Reading(io.BytesIO(content), largest=LARGEST_UPLOAD)
    wanted: list[Activity] = []
    count = 0
    for number, one in enumerate(reading, 1):
        if not isinstance(one, Activity):
            raise Unreadable("no-iati", root="iati-organisations")
        if chosen.takes(one):
            count += 1
            wanted += [one] if count <= MOST else []
        asked.seen, asked.picked = number, count
        if number % TOLD_EVERY == 0:
            _note(asked, seen=number, picked=count)
    if count > MOST:
        problem = too_many(count)
        asked.problem = f"{problem.message} {problem.advice}"
    else:
        attributes = reading.head.attributes if reading.head else ()
        small = b"".join(write_file("activities", wanted, attributes=attributes))
        keeping.forget(actor, asked.token)
        asked.token = keeping.keep(actor, name, small)
    _note(asked, seen=asked.seen, picked=asked.picked, token=asked.token)


def _note(asked: IatiPicking, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(asked, name, value)
    asked.save(update_fields=list(changes))
