# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Profiles of two cities, where they meet, and the common topics made of them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.eye_level import TOPIC, add_profile, agree, open_between, say, text
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose, start_record, submit
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.queries import content_in_force, proposals_visible_to
from zweiklang.domain.joint.standing import standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import meeting, rules
from zweiklang.domain.topics.common import propose_from_profiles, propose_from_suggestion
from zweiklang.domain.topics.finder import find_topics
from zweiklang.domain.topics.models import (
    Lesson,
    Paper,
    Passage,
    TopicAnswer,
    TopicProfile,
    TopicQuestion,
    TopicSuggestion,
)
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText

codes = st.lists(st.sampled_from(["3", "3.8", "11.6", "12.5", "7.2", "7"]), unique=True)
sides = st.builds(
    rules.TopicSide, codes.map(tuple), st.booleans(), st.booleans(), st.booleans(),
    st.booleans(), st.booleans(),
)  # fmt: skip


@given(sides, sides)
def test_overlap_counts_the_same_from_both_ends(
    one: rules.TopicSide, other: rules.TopicSide
) -> None:
    there, back = rules.overlap(one, other), rules.overlap(other, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.points, there.targets) == (back.points, back.targets)
        assert {1 - place for place in there.gains} == back.gains


def test_whole_goal_meets_each_of_its_targets() -> None:
    assert rules.common_targets(["3"], ["3.8", "3.c"]) == ("3.8", "3.c")
    assert rules.common_targets(["3.8"], ["3.c"]) == ()


def test_learning_is_counted_for_every_side() -> None:
    assert rules.learning_of([{"A", "B"}, {"B"}, set()], "AB") == {"A": 1, "B": 2}


@pytest.fixture
@kept
def offices(db: None) -> tuple[Office, Office]:
    dortmund = factories.add_office(factories.add_place("dortmund", "DE", de="Dortmund"))
    dura = factories.add_office(factories.add_place("dura", "PS", en="Dura"))
    return dortmund, dura


@pytest.fixture
@kept
def doris(offices: tuple[Office, Office]) -> Actor:
    member = factories.add_member(offices[0], "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def layla(offices: tuple[Office, Office]) -> Actor:
    member = factories.add_member(offices[1], "layla", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def file(offices: tuple[Office, Office], doris: Actor, layla: Actor) -> JointFile:
    return open_between((offices[0], doris), (offices[1], layla))


def test_profile_says_which_targets_and_something_else(file: JointFile, doris: Actor) -> None:
    with pytest.raises(ValidationError) as wrong:
        add_profile(doris, file, "Waste", ["99.9"])
    assert set(wrong.value.message_dict) == {"targets", "offers"}


def test_profile_is_read_by_the_other_city_once_shown(
    file: JointFile, doris: Actor, layla: Actor
) -> None:
    add_profile(doris, file, "Waste", ["11.6"], offers="How we sort", shown=False)
    assert meeting.profiles_of(layla, file) == []
    add_profile(doris, file, "IT", ["9.c"], offers="Open software")
    assert [str(one) for one in meeting.profiles_of(layla, file)] == ["IT"]
    assert meeting.profiles_of(Actor.public(), file) == []


def test_common_topic_is_drafted_from_two_profiles(
    file: JointFile, doris: Actor, layla: Actor
) -> None:
    own = add_profile(doris, file, "Waste", ["11.6", "12.5"], offers="How we sort")
    theirs = add_profile(layla, file, "Rubbish", ["11.6"], seeks="Lorries for narrow streets")
    draft = propose_from_profiles(doris, file, [own, theirs])
    assert draft.content["targets"] == ["11.6"]
    assert draft.content["value"] == {
        "A": text(en="How we sort"), "B": text(en="Lorries for narrow streets"),
    }  # fmt: skip
    assert not proposals_visible_to(layla).exists()
    with pytest.raises(ValidationError):
        propose_from_profiles(doris, file, [own])


def test_topic_needs_a_value_for_each_city(file: JointFile, doris: Actor) -> None:
    with pytest.raises(ValidationError) as wrong:
        start_record(doris, file, "common-topic", {**TOPIC, "value": {"A": text(en="Ours")}})
    assert set(wrong.value.message_dict) == {"value"}


def test_topic_is_parked_and_ended_with_a_reason_by_both(
    file: JointFile, doris: Actor, layla: Actor
) -> None:
    topic = agree("common-topic", TOPIC, file, doris, layla)
    with pytest.raises(ValidationError):
        propose(doris, topic, {**TOPIC, "state": "parked"})
    parked = {**TOPIC, "state": "parked", "why_parked": text(en="Until the budget is decided")}
    answer(layla, propose(doris, topic, parked), "accepted")
    topic.refresh_from_db()
    assert content_in_force(topic)["state"] == "parked"
    answer(doris, propose(layla, topic, effect="end", reason="Done for good"), "accepted")
    (one,) = standings(doris, meeting.common_topics(doris, [file]))
    assert (one.stage, one.reason) == ("ended", "Done for good")


def test_triangle_is_not_common_while_one_of_three_declines(
    offices: tuple[Office, Office], doris: Actor, layla: Actor
) -> None:
    kumasi = factories.add_office(factories.add_place("kumasi", "GH", en="Kumasi"))
    member = factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    kwame = factories.actor_for(member)
    file = open_between((offices[0], doris), (offices[1], layla), (kumasi, kwame))
    three = {**TOPIC, "value": {**TOPIC["value"], "C": text(en="Compost for the farms")}}
    proposal = start_record(doris, file, "common-topic", three)
    answer(layla, proposal, "accepted")
    answer(kwame, proposal, "declined", reason="Not our topic")
    (one,) = standings(kwame, meeting.common_topics(kwame, [file]))
    assert (one.record.revision, one.stage) == (0, "idea")
    two = agree("common-topic", TOPIC, file, doris, layla, sides="AB")
    assert (two.sides, two.revision) == ("AB", 1)


def test_accepted_line_of_the_finder_is_proposed_once(
    offices: tuple[Office, Office], file: JointFile, doris: Actor, fake_reader: None
) -> None:
    from tests.topics import add_paper

    dortmund, dura = offices
    add_paper(dortmund, dortmund.place, "Die Stadt bietet Wissen zur Abfallwirtschaft.")
    add_paper(dortmund, dura.place, "Die Stadt sucht Wissen zur Abfallwirtschaft.", "plan.txt")
    found = find_topics(dortmund.place_id, dura.place_id, doris)
    line = found.exchange[0]
    from zweiklang.domain.topics.actions import decide_line

    passages = [Passage.objects.get(pk=one.id) for one in (line.first, line.second)]
    decision = {"kind": line.kind, "code": line.code, "passages": passages}
    parked = decide_line(doris, dortmund, decision="parked", **decision)
    with pytest.raises(ValidationError):
        propose_from_suggestion(doris, file, parked)
    accepted = decide_line(doris, dortmund, decision="accepted", **decision)
    draft = propose_from_suggestion(doris, file, accepted)
    assert draft.content["targets"] == ["11.6"]
    assert "sucht Wissen" in str(draft.content["basis"]["B"])
    assert "value" not in draft.content  # nobody has said it yet
    with pytest.raises(ValidationError, match="worth to each city"):
        submit(doris, draft)
    kept = TopicSuggestion.objects.get()
    assert kept.proposed_as_id == draft.record_id
    with pytest.raises(ValidationError):
        propose_from_suggestion(doris, file, kept)
    assert Paper.objects.count() == 2


def test_line_of_three_cities_is_proposed_to_all_three(
    offices: tuple[Office, Office], doris: Actor, layla: Actor, fake_reader: None
) -> None:
    from tests.topics import add_paper
    from zweiklang.domain.topics.actions import decide_line

    dortmund, dura = offices
    kumasi = factories.add_office(factories.add_place("kumasi", "GH", en="Kumasi"))
    member = factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    three = (dortmund, dura, kumasi)
    for office in three:
        words = f"{office.place} baut Anlagen gegen Abfall."
        add_paper(dortmund, office.place, words, f"{office.key}.txt")
    passages = [Passage.objects.get(reading__paper__place=one.place) for one in three]
    accepted = decide_line(
        doris, dortmund, kind="all", code="11.6", passages=passages, decision="accepted"
    )
    two = open_between((dortmund, doris), (dura, layla))
    with pytest.raises(ValidationError):
        propose_from_suggestion(doris, two, accepted)
    file = open_between((dortmund, doris), (dura, layla), (kumasi, factories.actor_for(member)))
    draft = propose_from_suggestion(doris, file, accepted)
    assert draft.record.sides == "ABC"
    assert set(draft.content["basis"]) == {"A", "B", "C"}


# -- Exchange --------------------------------------------------------------------------------------
@pytest.fixture
@kept
def question(file: JointFile, layla: Actor, offices: tuple[Office, Office]) -> TopicQuestion:
    one = TopicQuestion(
        file=file, office=offices[1], title=TranslatedText.of(en="Narrow streets"),
        targets=["11.6"], text=TranslatedText.of(en="How do you collect there?"),
    )  # fmt: skip
    asked: TopicQuestion = say(layla, one)
    return asked


def answered(actor: Actor, question: TopicQuestion, **fields: object) -> TopicAnswer:
    words = TranslatedText.of(en="With small carts, at six in the morning")
    office = question.file.parties.get(office__in=actor.office_ids).office
    given: TopicAnswer = say(
        actor,
        TopicAnswer(file=question.file, office=office, question=question, text=words, **fields),
    )
    return given


def test_question_is_answered_by_the_other_city_only(
    question: TopicQuestion, file: JointFile, doris: Actor, layla: Actor
) -> None:
    with pytest.raises(ValidationError):
        answered(layla, question)
    with pytest.raises(ValidationError):
        answered(doris, question, kind="document")
    answered(doris, question, kind="expert")
    (one,) = meeting.exchange_of(layla, file)
    assert [row.kind for row in one.answers] == ["expert"]


def lesson(actor: Actor, question: TopicQuestion, **said: str) -> Lesson:
    office = question.file.parties.get(office__in=actor.office_ids).office
    words = {name: TranslatedText.of(de=word) for name, word in said.items()}
    return Lesson(
        file=question.file, office=office, question=question, title=question.title,
        targets=["11.6"], **words,
    )  # fmt: skip


def test_what_was_not_taken_over_says_why(question: TopicQuestion, layla: Actor) -> None:
    with pytest.raises(ValidationError) as wrong:
        say(layla, lesson(layla, question, not_adopted="Carts"))
    assert set(wrong.value.message_dict) == {"why"}


def test_lessons_are_found_across_partnerships_as_far_as_visible(
    question: TopicQuestion, offices: tuple[Office, Office], doris: Actor, layla: Actor
) -> None:
    say(layla, lesson(layla, question, adopted="Müllkarren für enge Straßen"))
    say(doris, lesson(doris, question, not_adopted="Drei Leerungen", why="Zu teuer"))
    assert len(meeting.lessons_like(doris, "MULLKARREN strassen")) == 1
    assert len(meeting.lessons_like(doris)) == 2
    assert not meeting.lessons_like(doris, "nowhere")
    kumasi = factories.add_office(factories.add_place("kumasi", "GH", en="Kumasi"))
    kofi = factories.actor_for(factories.add_member(kumasi, "kofi", "coordinator"))
    assert not meeting.lessons_like(kofi)
    # Kumasi meets Dura in a file of its own: what is said between Dortmund and Dura stays there.
    assert not meeting.lessons_like(Actor.public())


def test_profile_of_another_file_is_no_part_of_a_topic(
    offices: tuple[Office, Office], file: JointFile, doris: Actor, layla: Actor
) -> None:
    other = open_between((offices[0], doris), (offices[1], layla))
    own = add_profile(doris, file, "Waste", ["11.6"], offers="x")
    theirs: TopicProfile = add_profile(layla, other, "Waste", ["11.6"], seeks="y")
    with pytest.raises(ValidationError):
        propose_from_profiles(doris, file, [own, theirs])
    assert not JointRecord.objects.exists()
