# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a joint file holds as files: texts, proposals, revisions, steps, questions, meetings."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.doors.workspace.lists.reading import offers, read, rows
from tests.eye_level import TOPIC, add_profile, say
from zweiklang.domain.joint import actions
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics.models import TopicAnswer, TopicQuestion
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


def test_file_gives_its_texts_what_waits_and_every_step(
    desk: Client, joint: JointFile, topic: JointRecord, doris: Actor, kwame: Actor
) -> None:
    path = f"joint/{joint.pk}/"
    actions.propose(kwame, topic, effect="release", reason="=Everybody asks")
    for part in ("texts.", "proposals.", "steps."):
        assert offers(desk, path, part), part
    (text,) = rows(desk, path, table="texts.csv")
    assert (text["Text"], text["Kind"], text["State"]) == ("Waste", "Common topic", "in force")
    assert text["Readers"] == "read by the cities only"
    (proposal,) = rows(desk, path, table="proposals.csv")
    assert (proposal["City"], proposal["Waits for"]) == ("Kumasi", "Dortmund")
    assert proposal["Reason"] == "'=Everybody asks"
    steps = [one["What"] for one in rows(desk, path, table="steps.csv")]
    assert "Kumasi made a proposal." in steps
    assert len(steps) > 3


def test_a_draft_is_in_the_list_of_its_own_office_only(
    desk: Client, signed_in: Any, joint: JointFile, kwame: Actor, kumasi: Office
) -> None:
    actions.start_record(kwame, joint, "common-topic", TOPIC, draft=True)
    path = f"joint/{joint.pk}/"
    assert rows(desk, path, table="proposals.csv") == []
    there = signed_in(User.objects.get(pk=kwame.account_id))
    answer = there.get(f"/en/workspace/kumasi/{path}", {"table": "proposals.csv"})
    assert [one["Text"] for one in read(answer)] == ["Waste"]


def test_text_gives_its_sealed_revisions_and_what_led_to_nothing(
    desk: Client, joint: JointFile, topic: JointRecord, doris: Actor
) -> None:
    path = f"joint/texts/{topic.pk}/"
    proposal = actions.propose(doris, topic, effect="end", reason="Done")
    actions.withdraw(doris, proposal)
    for part in ("revisions.", "proposals."):
        assert offers(desk, path, part), part
    (revision,) = rows(desk, path, table="revisions.csv")
    assert (revision["Revision"], revision["What"]) == ("1", "new text")
    assert "Dortmund" in revision["Who agreed"]
    assert "Kumasi" in revision["Who agreed"]
    assert revision["Seal"] == topic.revisions.get().digest
    (closed,) = rows(desk, path, table="proposals.csv")
    assert (closed["What"], closed["Reason"], closed["Waits for"]) == ("ends it", "Done", "")
    assert closed["Closed on"]


def test_questions_come_with_answers_as_far_as_they_are_shown(
    desk: Client, joint: JointFile, topic: JointRecord, ours: Partnership, doris: Actor,
    kwame: Actor,
) -> None:  # fmt: skip
    offices = {one.side: one.office for one in joint.parties.select_related("office")}
    question = TopicQuestion(
        file=joint, office=offices["A"], side="A", topic=topic, targets=["11.6"],
        title=TranslatedText.of(en="Narrow streets"),
        text=TranslatedText.of(en="How without lorries?"),
    )  # fmt: skip
    say(doris, question)
    for words, shown in (("By tricycle", True), ("Not said yet", False)):
        answer = TopicAnswer(
            file=joint, office=offices["B"], side="B", question=question,
            text=TranslatedText.of(en=words), url="https://example.org/tricycles",
        )  # fmt: skip
        say(kwame, answer, shown=shown)
    for path, part in (
        (f"joint/{joint.pk}/exchange/", ""), (f"joint/topics/{topic.pk}/", "questions."),
    ):  # fmt: skip
        assert offers(desk, path, part), path
        (one,) = rows(desk, path, table=f"{part}csv")
        assert (one["Who asks"], one["Who answers"]) == ("Dortmund", "Kumasi")
        assert (one["Question"], one["Answer"]) == ("How without lorries?", "By tricycle")
        assert one["Web address"] == "https://example.org/tricycles"


def test_projects_of_a_topic_are_a_list(
    desk: Client, topic: JointRecord, project: JointRecord
) -> None:
    path = f"joint/topics/{topic.pk}/"
    assert offers(desk, path, "projects.")
    (one,) = rows(desk, path, table="projects.csv")
    assert one["Joint project"] == "Two ways to collect waste"


def test_where_cities_meet_is_a_list(
    desk: Client, joint: JointFile, ours: Partnership, doris: Actor, kwame: Actor
) -> None:
    add_profile(doris, joint, "Sorting", ["11.6"], offers="How we sort")
    add_profile(kwame, joint, "Collecting", ["11.6"], seeks="How to sort")
    path = f"joint/{joint.pk}/topics/"
    assert offers(desk, path, "met.")
    (one,) = rows(desk, path, table="met.csv")
    assert one["Targets"] == "11.6"
    assert one["Finds what it seeks"] == "Kumasi"
    assert (one["First city"], one["Second city"]) == ("Dortmund", "Kumasi")
