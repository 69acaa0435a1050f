# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the log of a joint file and tells the rest of the program."""

from __future__ import annotations

from typing import Any

from zweiklang.domain.joint.models import (
    JointFile,
    JointParty,
    JointRecord,
    JointStep,
    Proposal,
)
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.events import announce


def log_step(
    actor: Actor,
    step: str,
    *,
    file: JointFile,
    party: JointParty | None = None,
    record: JointRecord | None = None,
    proposal: Proposal | None = None,
    is_internal: bool = False,
    **data: Any,
) -> JointStep:
    """Keep who did what for which side, and announce `joint_step`; call it in the transaction."""
    kept = JointStep.objects.create(
        file=file,
        record=record,
        proposal=proposal,
        step=step,
        side=party.side if party else "",
        office_id=party.office_id if party else None,
        is_internal=is_internal,
        taken_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
        data=data,
    )
    announce("joint_step", actor=actor, step=kept)
    return kept
