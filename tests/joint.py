# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes joint files and texts for tests: Dortmund and Kumasi, sometimes Dura without an office."""

from __future__ import annotations

from typing import Any

from tests import factories
from zweiklang.domain.joint import actions, answers
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


def text(**texts: str) -> dict[str, Any]:
    """Return a text in several languages as contents hold it; the first one is the original."""
    return TranslatedText.of(**texts).to_json()


PURPOSE = {
    "title": text(de="Gemeinsamer Zweck", en="Common purpose"),
    "purpose": text(
        de="Dortmund und Kumasi arbeiten bei der Anpassung an den Klimawandel zusammen. "
        "Dortmund berät Kumasi bei der Erstellung eines gesamtstädtischen Konzepts.\n"
        "Die Städte treffen sich nach Bedarf.",
        en="Dortmund and Kumasi work together on adapting to climate change. Dortmund advises "
        "Kumasi on a concept for the whole city.\nThe cities meet when needed.",
    ),
    "aims": [
        text(de="Hitze in dicht bebauten Vierteln mindern", en="Less heat in dense quarters"),
        text(de="Junge Menschen in Arbeit bringen", en="Work for young people"),
    ],
    "goals": ["11", "13"],
}
REVISED = {
    **PURPOSE,
    "purpose": text(
        de="Dortmund und Kumasi arbeiten bei der Anpassung an den Klimawandel zusammen. "
        "Beide Städte beraten einander bei der Erstellung eines gesamtstädtischen Konzepts.\n"
        "Die Städte treffen sich zweimal im Jahr, abwechselnd als Gastgeberin.",
        en="Dortmund and Kumasi work together on adapting to climate change. Both cities advise "
        "each other on a concept for the whole city.\nThe cities meet twice a year, in turn.",
    ),
    "aims": [
        *PURPOSE["aims"],
        text(
            de="Nachhaltig einkaufen und Umweltbildung stärken",
            en="Buy sustainably, strengthen environmental education",
        ),
    ],
}


def open_joint(one: Actor, office: Office, other: Actor, other_office: Office) -> JointFile:
    """Return a joint file of two cities in which both offices have their seats."""
    places = {"A": office.place, "B": other_office.place}
    opened = open_file(one, office, places, {"A": "de", "B": "en"})
    join_file(other, opened, other_office)
    return JointFile.objects.get(pk=opened.pk)


def tied(office: Office, file: JointFile, **given: Any) -> Partnership:
    """Return a partnership of the office that points to the joint file."""
    other = next(one.place for one in file.parties.all() if one.place_id != office.place_id)
    own = factories.add_partnership(office, other, **given)
    own.joint_file = file
    own.save()
    return own


def proposed(actor: Actor, file: JointFile, content: Any = None, **given: Any) -> Proposal:
    """Return the first proposal of a common purpose."""
    return actions.start_record(actor, file, "partnership-text", content or PURPOSE, **given)


def agreed(one: Actor, other: Actor, file: JointFile, content: Any = None) -> JointRecord:
    """Return a common purpose both cities have agreed to."""
    proposal = proposed(one, file, content)
    answers.answer(other, proposal, "accepted")
    return JointRecord.objects.get(pk=proposal.record_id)


def released(one: Actor, other: Actor, record: JointRecord) -> JointRecord:
    """Return the text, made public by both."""
    proposal = actions.propose(one, record, effect="release")
    answers.answer(other, proposal, "accepted")
    return JointRecord.objects.get(pk=record.pk)
