# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ties an office's own partnership to the file it keeps together with the other cities."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile, JointParty
from zweiklang.domain.joint.policy import can_read
from zweiklang.domain.partnerships.actions import create_partnership
from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.reasons import known
from zweiklang.foundation.writing import save_record

_OPENED = known(gettext_noop("Joint file opened"))
JOINED = known(gettext_noop("Joint file joined"))


def open_joint_file(
    actor: Actor, partnership: Partnership, languages: Mapping[str, str]
) -> JointFile:
    """Open the joint file of a partnership's cities, with their sides, and return it.

    `languages` of letters to the cities by side. One that is open already is returned. Raises
    Refused, ValidationError.
    """
    with transaction.atomic():
        kept = Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)
        known: JointFile | None = kept.joint_file
        if known is not None:
            return known
        places = {party.side: party.place for party in _present(kept)}
        file = open_file(actor, kept.office, places, languages)
        kept.joint_file = file
        save_record(actor, kept, reason=_OPENED)
    return file


def join_with(
    actor: Actor, file: JointFile, office: Office, partnership: Partnership | None, *, key: str = ""
) -> JointParty:
    """Take the city's seat in a joint file and tie the office's own partnership to it.

    Without a partnership one of the same cities is made, called `key`; without either the office
    joins and ties later. Raises Refused, ValidationError; then nothing is done.
    """
    with transaction.atomic():
        seat = join_file(actor, file, office)
        if partnership is not None or key:
            tie(actor, file, office, partnership, key=key)
    return seat


def tie(
    actor: Actor, file: JointFile, office: Office, partnership: Partnership | None, *, key: str = ""
) -> Partnership:
    """Let an office's partnership point to the joint file and return it; see `join_with`."""
    can_read(actor, JointFile.objects.get(pk=file.pk)).require()
    seats = {one.side: one.place for one in file.parties.select_related("place").order_by("side")}
    if partnership is None:
        places, sides = list(seats.values()), "".join(seats)
        partnership = create_partnership(actor, office.pk, key, places, sides=sides)
    elif partnership not in partnerships_like(file, office):
        raise ValidationError(_("Choose a partnership of your office with the same cities."))
    partnership.joint_file = file
    save_record(actor, partnership, reason=JOINED)
    return partnership


def partnerships_like(file: JointFile, office: Office) -> list[Partnership]:
    """Return the office's partnerships of the same cities that no joint file is tied to yet."""
    wanted = {one.place_id for one in file.parties.all()}
    found = (
        Partnership.objects.current()
        .filter(office=office, joint_file=None, parties__place__in=wanted)
        .distinct()
        .prefetch_related("parties__place")
    )
    return [one for one in found if {party.place_id for party in _present(one)} == wanted]


def _present(partnership: Partnership) -> list[Party]:
    """Return the cities that take part today."""
    return [
        party
        for party in sorted(partnership.parties.all(), key=lambda one: one.side)
        if party.withdrawn_on is None and party.left_on is None
    ]
