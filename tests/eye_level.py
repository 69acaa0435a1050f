# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint files with members of all cities, profiles, common topics and projects, for tests."""

from __future__ import annotations

from typing import Any

from tests import factories
from zweiklang.domain.joint import answers
from zweiklang.domain.joint.actions import start_record, submit
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.joint.policy import party_of
from zweiklang.domain.joint.shared import SharedRecord, save_statement, share
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics.models import TopicProfile
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def open_between(*deciders: tuple[Office, Actor]) -> JointFile:
    """Open a joint file between the offices' cities, in the order of their sides."""
    places = {side: office.place for side, (office, _actor) in zip("ABC", deciders, strict=False)}
    office, actor = deciders[0]
    file = open_file(actor, office, places, {"A": "de"})
    for other, joining in deciders[1:]:
        join_file(joining, file, other)
    return JointFile.objects.get(pk=file.pk)


def tie(file: JointFile, office: Office, other: Any) -> Partnership:
    """Give an office its own, released partnership that points to the file."""
    partnership = factories.add_partnership(office, other)
    partnership.joint_file = file
    return save_record(factories.SYSTEM, partnership)


def text(**words: str) -> dict[str, Any]:
    return TranslatedText.of(**words).to_json()


def say(actor: Actor, record: SharedRecord, *, shown: bool = True) -> Any:
    """Write a statement for the actor's city and show it to the others."""
    record.key = record.key or f"{record.slug}-{record.pk.hex[:8]}"
    saved = save_statement(actor, record)
    return share(actor, saved) if shown else saved


def add_profile(
    actor: Actor,
    file: JointFile,
    title: str,
    targets: list[str],
    *,
    shown: bool = True,
    **said: Any,
) -> TopicProfile:
    """Write a city's profile of a topic; offers, seeks, learning in plain words."""
    words = {
        name: TranslatedText.of(en=said.pop(name))
        for name in ("offers", "seeks", "learning")
        if name in said
    }
    party = party_of(actor, file)
    assert party is not None
    one = TopicProfile(
        file=file, office=party.office, side=party.side, title=TranslatedText.of(en=title),
        targets=targets, **words, **said,
    )  # fmt: skip
    saved: TopicProfile = say(actor, one, shown=shown)
    return saved


TOPIC: dict[str, Any] = {
    "title": text(en="Waste", de="Abfall"),
    "targets": ["11.6"],
    "value": {"A": text(en="Fewer lorries"), "B": text(en="Every street is served")},
}
INDICATORS = {
    "A": [
        {
            "mark": "W1",
            "name": text(en="Waste kept apart", de="Getrennt gesammelt"),
            "unit": "kg per head",
            "baseline": "120",
            "baseline_on": "2024-12-31",
            "target": "150",
            "target_on": "2027-12-31",
        }
    ],
    "B": [
        {
            "mark": "W1",
            "name": text(en="Streets served", de="Straßen mit Abfuhr"),
            "unit": "%",
            "baseline": "40",
            "target": "90",
        }
    ],
}
PROJECT: dict[str, Any] = {
    "title": text(en="Two ways to collect waste", de="Zwei Wege zur Abfuhr"),
    "reference": {"A": text(en="Waste concept 2030"), "B": text(en="Development plan")},
    "lead": {"A": text(en="EDG"), "B": text(en="Health department")},
    "begins": "2026-01-01",
    "ends": "2027-12-31",
    "indicators": INDICATORS,
}


def agree(
    kind: str, content: dict[str, Any], file: JointFile, one: Actor, other: Actor, **given: Any
) -> JointRecord:
    """Let one decider propose a joint text and the other agree to it."""
    proposal = start_record(one, file, kind, content, **given)
    answers.answer(other, proposal, "accepted")
    return JointRecord.objects.get(pk=proposal.record_id)


def agree_to(draft: Proposal, one: Actor, other: Actor) -> JointRecord:
    """Put a draft before the other city and let it agree."""
    submit(one, draft)
    answers.answer(other, draft, "accepted")
    return JointRecord.objects.get(pk=draft.record_id)
