# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A joint project: agreed by both, with a lead and indicators at both ends."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.eye_level import PROJECT, TOPIC, add_profile, agree, agree_to, say, text
from tests.worlds import kept
from zweiklang.domain.joint import sealing
from zweiklang.domain.joint.actions import propose, start_record
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.queries import content_in_force, exported, records_visible_to
from zweiklang.domain.joint.standing import standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.domain.projects.actions import begin_project
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.projects.queries import indicator_rows, state_of, values_of
from zweiklang.domain.projects.rules import State
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record


@pytest.fixture
@kept
def topic(file: JointFile, doris: Actor, kwame: Actor) -> JointRecord:
    return agree("common-topic", TOPIC, file, doris, kwame)


@pytest.fixture
@kept
def project(file: JointFile, doris: Actor, kwame: Actor, topic: JointRecord) -> JointRecord:
    return agree("joint-project", PROJECT, file, doris, kwame, below=topic)


def stands(actor: Actor, project: JointRecord) -> State:
    rows = records_visible_to(actor).filter(pk=project.pk)
    return state_of(standings(actor, rows)[0])


def measured(actor: Actor, project: JointRecord, value: str, day: str, **given: Any) -> Any:
    office = project.file.parties.get(office__in=actor.office_ids).office
    assert office is not None
    one = IndicatorValue(
        file=project.file, office=office, project=project, mark=given.pop("mark", "W1"),
        value=Decimal(value), measured_on=factories.day(day), source=factories.add_source(office),
    )  # fmt: skip
    return say(actor, one, **given)


def test_project_begins_from_a_common_topic_with_everything_filled_in(
    dortmund: Office, file: JointFile, doris: Actor, kwame: Actor, topic: JointRecord
) -> None:
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
    name = UnitName(office=dortmund, key="edg", unit=unit, name=TranslatedText.of(de="EDG"))
    save_record(factories.SYSTEM, name)
    add_profile(doris, file, "Waste", ["11.6"], offers="How we sort", unit=unit)
    draft = begin_project(doris, topic)
    assert draft.content["lead"] == {"A": text(en="EDG"), "B": text(en="Kumasi")}
    assert draft.content["title"] == TOPIC["title"]
    assert stands(doris, draft.record) == State.IDEA
    assert not records_visible_to(kwame).filter(pk=draft.record_id).exists()
    agreed = agree_to(draft, doris, kwame)
    assert (stands(kwame, agreed), agreed.below_id) == (State.AGREED, topic.pk)


def test_project_needs_a_topic_that_is_agreed(file: JointFile, doris: Actor) -> None:
    proposal = start_record(doris, file, "common-topic", TOPIC)
    with pytest.raises(ValidationError):
        begin_project(doris, proposal.record)


def test_sealed_charter_names_the_topic_it_belongs_to(
    project: JointRecord, topic: JointRecord
) -> None:
    export = exported(project)
    assert export["revisions"][0]["document"]["below"] == str(topic.pk)
    assert sealing.verify(export).holds


def test_topic_of_another_file_is_refused(
    dortmund: Office, kumasi: Office, doris: Actor, kwame: Actor, topic: JointRecord
) -> None:
    from tests.eye_level import open_between

    other = open_between((dortmund, doris), (kumasi, kwame))
    with pytest.raises(ValidationError):
        start_record(doris, other, "joint-project", PROJECT, below=topic)


def test_state_moves_only_by_consent_and_by_the_table(
    project: JointRecord, doris: Actor, kwame: Actor
) -> None:
    assert stands(doris, project) == State.AGREED
    content = content_in_force(project)
    with pytest.raises(ValidationError) as wrong:
        propose(doris, project, {**content, "state": "done"})
    assert "A project that is agreed cannot become done." in str(wrong.value)
    proposal = propose(doris, project, {**content, "state": "running"})
    assert stands(kwame, project) == State.AGREED
    answer(kwame, proposal, "accepted")
    assert stands(kwame, project) == State.RUNNING


def test_pause_and_stop_need_a_reason(project: JointRecord, doris: Actor, kwame: Actor) -> None:
    content = {**content_in_force(project), "state": "stopped"}
    with pytest.raises(ValidationError) as wrong:
        propose(doris, project, content)
    assert list(wrong.value.message_dict) == ["state_reason"]
    proposal = propose(doris, project, {**content, "state_reason": text(en="The funder left")})
    answer(kwame, proposal, "accepted")
    assert stands(doris, project) == State.STOPPED


def test_refused_project_is_an_idea_again(file: JointFile, doris: Actor, kwame: Actor) -> None:
    proposal = start_record(doris, file, "joint-project", PROJECT)
    assert stands(kwame, proposal.record) == State.PROPOSED
    answer(kwame, proposal, "declined", reason="Not this year")
    assert stands(doris, proposal.record) == State.IDEA


def test_all_that_is_wrong_with_a_charter_is_said_at_once(file: JointFile, doris: Actor) -> None:
    twice = [{"mark": "W1", "name": text(en="x"), "unit": "t"}] * 2
    wrong = {
        **PROJECT, "ends": "2025-01-01", "state": "running", "indicators": {"A": [*twice, {}]},
    }  # fmt: skip
    with pytest.raises(ValidationError) as found:
        start_record(doris, file, "joint-project", wrong)
    assert set(found.value.message_dict) == {"ends", "state", "indicators"}
    start_record(doris, file, "joint-project", {**PROJECT, "indicators": {}})


def test_each_city_states_the_values_of_its_own_end(
    project: JointRecord, doris: Actor, kwame: Actor
) -> None:
    measured(doris, project, "135", "2026-06-30")
    measured(kwame, project, "55.5", "2026-06", shown=False)
    seen = values_of(doris, [project.pk]).get(project.pk, {})
    (row,) = indicator_rows(content_in_force(project), "AB", seen)
    ends = dict(row.ends)
    assert [(end.way_gone, end.target) for end in ends.values() if end] == [
        (Decimal("0.5"), 150),
        (None, 90),
    ]
    both = values_of(kwame, [project.pk])[project.pk]
    assert {side for side, _mark in both} == {"A", "B"}


def test_value_needs_a_source_and_an_indicator_of_its_own_end(
    project: JointRecord, doris: Actor, kwame: Actor
) -> None:
    with pytest.raises(ValidationError):
        measured(doris, project, "1", "2026", mark="X9")
    office = project.file.parties.get(side="B").office
    without = IndicatorValue(
        file=project.file, office=office, project=project, mark="W1",
        value=Decimal(1), measured_on=factories.day("2026"),
    )  # fmt: skip
    with pytest.raises(ValidationError) as wrong:
        say(kwame, without)
    assert "source" in wrong.value.message_dict


def test_other_city_does_not_change_a_value(
    project: JointRecord, doris: Actor, kwame: Actor
) -> None:
    value = measured(doris, project, "135", "2026-06-30")
    value.value = Decimal(500)
    from zweiklang.domain.joint.shared import save_statement

    with pytest.raises(Refused):
        save_statement(kwame, value)


def test_public_sees_released_values_of_a_project(project: JointRecord, doris: Actor) -> None:
    value = measured(doris, project, "135", "2026-06-30")
    assert not values_of(Actor.public(), [project.pk])
    release_record(factories.SYSTEM, value)
    assert values_of(Actor.public(), [project.pk])
