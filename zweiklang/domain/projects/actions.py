# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Begins a joint project out of a common topic: a draft of its charter, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint.actions import start_record
from zweiklang.domain.joint.models import JointRecord, Proposal
from zweiklang.domain.joint.queries import content_in_force
from zweiklang.domain.projects.joint_kinds import SLUG
from zweiklang.domain.projects.rules import State
from zweiklang.domain.topics import joint_kinds as topics
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.meeting import profiles_of
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


def begin_project(actor: Actor, topic: JointRecord) -> Proposal:
    """Draft the charter of a project for an agreed common topic and return the proposal.

    Title and targets are the topic's; each city begins with the basis it has named there and, where
    its profile names a responsible unit, with that as lead. Raises Refused, ValidationError.
    """
    if topic.kind != topics.SLUG or topic.revision == 0 or topic.ended_at:
        raise ValidationError(_("A project belongs to a common topic that the cities agreed to."))
    content = content_in_force(topic)
    leads = _leads(actor, topic, content)
    charter = {
        "title": content["title"],
        "targets": content["targets"],
        "reference": {
            side: content.get("basis", {}).get(side) or content["value"][side]
            for side in topic.sides
        },
        "lead": {side: text.to_json() for side, text in leads.items()},
        "state": State.AGREED.value,
    }
    return start_record(
        actor, topic.file, SLUG, charter,
        sides=topic.sides, below=topic, language=get_language() or "en", draft=True,
    )  # fmt: skip


def _leads(
    actor: Actor, topic: JointRecord, content: Mapping[str, Any]
) -> dict[str, TranslatedText]:
    """Return who leads in each city: the unit of its profile of the topic, else the city."""
    found = {
        party.side: party.place.name
        for party in topic.file.parties.select_related("place")
        if party.side in topic.sides
    }
    language = get_language() or "en"
    for profile in profiles_of(actor, topic.file):
        meets = rules.common_targets(profile.targets, content["targets"])
        if meets and profile.unit is not None and profile.side in found:
            found[profile.side] = TranslatedText.of(**{language: str(profile.unit)})
    return found
