# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S5: a common topic with Dura, up to the equality check."""

from __future__ import annotations

import pytest

from tests import factories
from tests.eye_level import add_profile, agree_to, open_between, text
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose, start_record
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.queries import content_in_force
from zweiklang.domain.joint.standing import Standing, standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import meeting
from zweiklang.domain.topics.common import propose_from_profiles
from zweiklang.domain.topics.models import TopicProfile
from zweiklang.foundation.actors import Actor, Refused


@pytest.fixture
@kept
def dura(db: None) -> Office:
    return factories.add_office(factories.add_place("dura", "PS", de="Dura", en="Dura"))


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Decides for Dortmund."""
    member = factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
def bernd_acts(bernd: object) -> Actor:
    """Coordinates in Dortmund without deciding."""
    return factories.actor_for(bernd)  # type: ignore[arg-type]


@pytest.fixture
@kept
def layla(dura: Office) -> Actor:
    """Coordinates and decides for Dura."""
    member = factories.add_member(dura, "layla", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def file(dortmund: Office, dura: Office, doris: Actor, layla: Actor) -> JointFile:
    """The joint file with the profiles of both sides, as scenario S5 names them."""
    opened = open_between((dortmund, doris), (dura, layla))
    running, planned = TopicProfile.State.RUNNING, TopicProfile.State.PLANNED
    plan = {"passage": "Delegation 2017, goals of the municipality"}
    add_profile(layla, opened, "Waste", ["11.6", "12.5"], seeks="Lorries and knowledge",
                state=running, **plan)  # fmt: skip
    add_profile(layla, opened, "IT", ["17.8", "9.c"], seeks="Equipment and training", **plan)
    add_profile(layla, opened, "Hospital training", ["3.8"], seeks="Observers' exchange")
    add_profile(layla, opened, "Finance and tax administration", ["17.1"], seeks="Advice", **plan)
    add_profile(layla, opened, "Renewable energy", ["7.2"], seeks="Solar on schools", **plan)
    add_profile(
        doris, opened, "Waste", ["11.6", "12.5"], offers="EDG: collection and sorting",
        learning="How to collect with little water and few lorries", state=running,
        passage="Waste concept, p. 12",
    )  # fmt: skip
    add_profile(doris, opened, "Digital city", ["9.c", "17.8"], offers="CIIO: open software",
                state=running)  # fmt: skip
    add_profile(doris, opened, "Hospital", ["3.8"], offers="Klinikum: observers", state=planned)
    add_profile(doris, opened, "Saving water", ["6.4"], seeks="Practice of dry cities")
    return opened


def topics(actor: Actor, file: JointFile) -> list[Standing]:
    return standings(actor, meeting.common_topics(actor, [file]))


def met(actor: Actor, file: JointFile) -> list[meeting.Meeting]:
    return meeting.meetings(meeting.profiles_of(actor, file), topics(actor, file))


def test_overlaps_rank_waste_before_it_before_hospital(
    file: JointFile, doris: Actor, layla: Actor
) -> None:
    for actor in (doris, layla):
        found = met(actor, file)
        assert [str(one.profiles[1]) for one in found] == ["Waste", "IT", "Hospital training"]
        assert [one.gainers for one in found] == [["B"], ["B"], ["B"]]
        alone = meeting.alone(meeting.profiles_of(actor, file), found)
        assert [str(one) for one in alone] == [
            "Saving water", "Finance and tax administration", "Renewable energy",
        ]  # fmt: skip


def test_renewable_energy_stays_proposed_until_a_dortmund_owner_accepts(
    file: JointFile, doris: Actor, layla: Actor, bernd_acts: Actor
) -> None:
    content = {
        "title": text(en="Renewable energy"),
        "targets": ["7.2"],
        "value": {"A": text(en="Practice with strong sun"), "B": text(en="Cheaper light")},
    }
    proposal = start_record(layla, file, "common-topic", content)
    with pytest.raises(Refused):
        answer(bernd_acts, proposal, "accepted")
    with pytest.raises(Refused):
        answer(layla, proposal, "accepted")
    (one,) = topics(doris, file)
    assert (one.stage, one.missing) == ("proposed", ["A"])
    answer(doris, proposal, "accepted")
    (one,) = topics(layla, file)
    assert (one.stage, [consent.side for consent in one.consents]) == ("agreed", ["A", "B"])


def test_only_one_of_three_topics_has_a_learning_goal_for_dortmund(
    file: JointFile, doris: Actor, layla: Actor
) -> None:
    for one in met(doris, file):
        draft = propose_from_profiles(doris, file, one.profiles)
        assert next(
            found for found in topics(doris, file) if found.record.pk == draft.record_id
        ).stage == "idea"  # fmt: skip
        agree_to(draft, doris, layla)
    agreed = topics(doris, file)
    assert [one.stage for one in agreed] == ["agreed"] * 3
    assert meeting.equality(agreed, "AB") == ({"A": 1, "B": 0}, 3)
    assert all(one.common is not None for one in met(layla, file))
    # Both may answer the question that follows: what could Dortmund learn at the hospital?
    hospital = JointRecord.objects.get(title__texts__en="Hospital")
    content = content_in_force(hospital)
    learning = {"A": text(en="Care in Arabic"), "B": text(en="Intensive care")}
    answer(layla, propose(doris, hospital, {**content, "learning": learning}), "accepted")
    assert meeting.equality(topics(layla, file), "AB") == ({"A": 2, "B": 1}, 3)
