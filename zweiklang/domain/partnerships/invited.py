# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a newly founded office finds: its seat in the joint file it was invited to."""

from __future__ import annotations

from zweiklang.domain.joint.files import join_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.joint import JOINED
from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Invitation, Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import save_record


def take_seat(*, actor: Actor, office: Office, invitation: Invitation) -> None:
    """Let the office act for its city in the joint file, with a partnership of its own for it."""
    files = JointFile.objects.prefetch_related("parties__place")
    file = files.filter(pk=invitation.subject).first() if invitation.subject else None
    if file is None:
        return
    join_file(actor, file, office)
    key = next(party.place.key for party in file.parties.all() if party.place_id != office.place_id)
    partnership = save_record(
        actor, Partnership(office=office, key=key, joint_file=file), reason=JOINED
    )
    for party in file.parties.all():
        save_record(
            actor,
            Party(
                office=office,
                key=f"{key}-{party.side.lower()}",
                partnership=partnership,
                side=party.side,
                place=party.place,
            ),
        )
