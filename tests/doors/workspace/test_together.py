# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of common topics, exchange and joint projects, as both cities use them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.eye_level import PROJECT, TOPIC, add_profile, agree, open_between, say, text, tie
from tests.worlds import kept
from zweiklang.domain.joint.actions import start_record
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.topics.models import (
    Lesson,
    Passage,
    TopicProfile,
    TopicQuestion,
    TopicSuggestion,
)
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText

BASE = "/en/workspace/dortmund/"
MOST_QUERIES = 20


@pytest.fixture
@kept
def doris_user(dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def kwame_user(kumasi: Office) -> User:
    return factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)


@pytest.fixture
def doris(doris_user: User) -> Actor:
    return factories.actor_for(doris_user)


@pytest.fixture
def kwame(kwame_user: User) -> Actor:
    return factories.actor_for(kwame_user)


@pytest.fixture
def desk(signed_in: Any, doris_user: User) -> Client:
    client: Client = signed_in(doris_user)
    return client


@pytest.fixture
def over_there(signed_in: Any, kwame_user: User) -> Client:
    client: Client = signed_in(kwame_user)
    return client


@pytest.fixture
@kept
def joint(dortmund: Office, kumasi: Office, doris: Actor, kwame: Actor) -> JointFile:
    opened = open_between((dortmund, doris), (kumasi, kwame))
    tie(opened, dortmund, kumasi.place)
    return opened


@pytest.fixture
@kept
def topic(joint: JointFile, doris: Actor, kwame: Actor) -> JointRecord:
    return agree("common-topic", TOPIC, joint, doris, kwame)


@pytest.fixture
@kept
def project(joint: JointFile, doris: Actor, kwame: Actor, topic: JointRecord) -> JointRecord:
    return agree("joint-project", PROJECT, joint, doris, kwame, below=topic)


def read(client: Client, path: str) -> str:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    # The session and the account take four queries of their own.
    assert len(counted) <= MOST_QUERIES + 4, [one["sql"][:120] for one in counted]
    return answer.content.decode()


def test_profile_is_written_shown_and_met_by_the_other_city(
    desk: Client, over_there: Client, joint: JointFile, kwame: Actor
) -> None:
    form = f"{BASE}joint/{joint.pk}/say/topic-profile/"
    page = read(desk, form)
    assert 'name="learning_en"' in page
    wrong = desk.post(form, {"_save": "1", "title_en": "Waste"})
    assert wrong.status_code == 422
    said = {"_save": "1", "title_de": "Abfall", "title_en": "Waste", "targets": "11.6",
            "state": "running", "offers_en": "How we sort"}  # fmt: skip
    assert desk.post(form, said).status_code == 302
    kept = TopicProfile.objects.get()
    assert (kept.side, kept.shared_on) == ("A", None)
    theirs = f"/en/workspace/kumasi/joint/{joint.pk}/topics/"
    assert "How we sort" not in read(over_there, theirs)
    show = f"{BASE}joint/show/topic-profile/{kept.pk}/"
    assert over_there.post(show.replace("dortmund", "kumasi")).status_code == 404
    assert desk.get(show).status_code == 405
    assert desk.post(show).status_code == 302
    add_profile(kwame, joint, "Rubbish", ["11.6"], seeks="Lorries", learning="Sorting")
    page = read(over_there, theirs)
    assert "How we sort" in page
    assert "Draft a common topic" in page
    assert "meet at one topic" in page


def test_common_topic_comes_from_two_profiles_by_one_button(
    desk: Client, over_there: Client, joint: JointFile, doris: Actor, kwame: Actor
) -> None:
    own = add_profile(doris, joint, "Waste", ["11.6"], offers="How we sort")
    other = add_profile(kwame, joint, "Rubbish", ["11.6"], seeks="Lorries")
    page = f"{BASE}joint/{joint.pk}/topics/"
    wrong = desk.post(page, {"profile": [own.pk, "no id"]})
    assert wrong.status_code == 422
    assert '<p class="zk-small">Nothing has changed.</p>' in wrong.content.decode()
    answer = desk.post(page, {"profile": [own.pk, other.pk]})
    draft = Proposal.objects.get()
    assert answer["Location"].endswith(f"/proposals/{draft.pk}/")
    assert "draft of your office" in read(desk, page)
    assert (
        "Waste"
        not in read(over_there, f"/en/workspace/kumasi/joint/{joint.pk}/topics/")
        .split("Topic profiles")[0]
        .split("Where they meet")[0]
    )
    assert desk.post(answer["Location"], {"do": "submit"}).status_code == 302
    assert "waits for Kumasi" in read(desk, page)


def test_only_one_of_three_topics_has_a_learning_goal(
    desk: Client, joint: JointFile, doris: Actor, kwame: Actor
) -> None:
    for title, target, learning in (
        ("Waste", "11.6", True),
        ("IT", "9.c", False),
        ("Care", "3.8", False),
    ):
        sides = {"A": text(en="ours"), "B": text(en="theirs")}
        learns = {"A": text(en="x"), "B": text(en="y")} if learning else {"B": text(en="y")}
        content = {"title": text(en=title), "targets": [target], "value": sides, "learning": learns}
        agree("common-topic", content, joint, doris, kwame)
    page = read(desk, f"{BASE}joint/{joint.pk}/topics/")
    assert "Only one of three topics has a learning goal for Dortmund." in page
    assert "What could Dortmund learn at the others?" in page
    assert "have three common topics" in page


def test_topic_shows_both_sides_alike_and_begins_a_project(
    desk: Client, topic: JointRecord
) -> None:
    page = read(desk, f"{BASE}joint/topics/{topic.pk}/")
    for words in ("Fewer lorries", "Every street is served", "What could Dortmund learn here?"):
        assert words in page
    answer = desk.post(f"{BASE}joint/topics/{topic.pk}/")
    draft = Proposal.objects.get(record__kind="joint-project")
    assert answer["Location"].endswith(f"/proposals/{draft.pk}/")
    assert draft.record.below == topic


def test_indicators_are_written_in_lines_whose_inputs_keep_their_labels(
    desk: Client, project: JointRecord
) -> None:
    page = read(desk, f"{BASE}joint/texts/{project.pk}/propose/")
    head = page.split('<div class="zk-row-head" aria-hidden="true">')[1].split("</div>")[0]
    assert re.findall(r'zk-cell--(\w+)">([^<]+)<', head) == [
        ("short", "Mark"),
        ("text", "Indicator"),
        ("word", "Unit"),
        ("number", "Value at the begin"),
        ("date", "Day of this value"),
        ("number", "Aim"),
        ("date", "Reached by"),
    ]
    row = page.split('class="zk-joint-row"')[1]
    assert row.startswith(' role="group" aria-label="Targets and indicators')
    assert '<label class="kern-label" for="id_indicators-A-0-mark">Mark' in row
    assert row.count("zk-cell zk-cell--") == 7


def test_finder_line_is_proposed_in_the_joint_file_of_both_cities(
    desk: Client,
    joint: JointFile,
    dortmund: Office,
    kumasi: Office,
    doris: Actor,
    fake_reader: None,
) -> None:
    from tests.topics import add_paper
    from zweiklang.domain.topics.actions import decide_line

    add_paper(dortmund, dortmund.place, "Die Stadt bietet Wissen zur Abfallwirtschaft.")
    add_paper(dortmund, kumasi.place, "Die Stadt sucht Wissen zur Abfallwirtschaft.", "plan.txt")
    first, second = Passage.objects.order_by("pk")
    kept = decide_line(
        doris, dortmund, kind="offer-seek", code="11.6", passages=[first, second],
        decision="accepted",
    )  # fmt: skip
    assert "Draft a common topic" in read(
        desk, f"{BASE}topics/finder/?first=dortmund&second=kumasi"
    )
    propose = f"{BASE}topics/suggestions/{kept.pk}/"
    assert propose in read(desk, f"{BASE}topics/")
    answer = desk.post(propose)
    assert answer["Location"].endswith(f"/proposals/{Proposal.objects.get().pk}/")
    assert desk.post(propose).status_code == 302
    assert Proposal.objects.count() == 1
    assert TopicSuggestion.objects.get().proposed_as is not None
    assert "Proposed as a common topic" in read(
        desk, f"{BASE}topics/finder/?first=dortmund&second=kumasi"
    )


def test_accepting_a_line_leads_straight_to_the_draft_for_the_other_city(
    desk: Client, joint: JointFile, dortmund: Office, kumasi: Office, fake_reader: None
) -> None:
    from tests.topics import add_paper

    add_paper(dortmund, dortmund.place, "Die Stadt baut ein Wasserwerk.")
    add_paper(dortmund, kumasi.place, "Kumasi baut ein Wasserwerk.", "plan.txt")
    finder = f"{BASE}topics/finder/?first=dortmund&second=kumasi"
    assert "It becomes a draft that only your office reads" in read(desk, finder)
    (line,) = desk.get(finder).context["common"]
    said = {"first": line.record.first.id, "second": line.record.second.id, "kind": "both"}
    answer = desk.post(finder, {**said, "code": line.record.code, "decision": "accepted"})
    draft = Proposal.objects.get()
    assert (draft.state, draft.record.kind) == ("draft", "common-topic")
    assert answer["Location"].endswith(f"/proposals/{draft.pk}/")
    assert TopicSuggestion.objects.get().proposed_as == draft.record


def test_question_answer_and_lesson_go_back_and_forth(
    desk: Client, over_there: Client, joint: JointFile, topic: JointRecord
) -> None:
    form = f"{BASE}joint/{joint.pk}/say/topic-question/?topic={topic.pk}"
    assert "Waste" in read(desk, form)
    said = {"_save": "1", "title_en": "Waste", "targets": "11.6", "text_en": "How in <b>lanes</b>?"}
    assert desk.post(form, said).status_code == 302
    question = TopicQuestion.objects.get()
    assert question.topic == topic
    there = "/en/workspace/kumasi/"
    answer = f"{there}joint/{joint.pk}/say/topic-answer/?question={question.pk}"
    assert over_there.get(answer).status_code == 404
    desk.post(f"{BASE}joint/show/topic-question/{question.pk}/")
    given = {"_save": "1", "kind": "expert", "text_en": "EDG comes in May"}
    assert over_there.post(answer, given).status_code == 302
    reply = question.answers.get()
    assert "EDG comes in May" not in read(desk, f"{BASE}joint/{joint.pk}/exchange/")
    over_there.post(f"{there}joint/show/topic-answer/{reply.pk}/")
    page = read(desk, f"{BASE}joint/{joint.pk}/exchange/")
    assert "EDG comes in May" in page
    assert "<b>lanes</b>" not in page
    lesson = f"{BASE}joint/{joint.pk}/say/lesson/?question={question.pk}"
    told = {"_save": "1", "title_en": "Waste", "targets": "11.6", "adopted_en": "Small carts"}
    assert desk.post(lesson, told).status_code == 302
    assert "Small carts" in read(desk, f"{BASE}topics/lessons/?q=CARTS small")
    assert "No lesson found" in read(desk, f"{BASE}topics/lessons/?q=tram")
    assert "No lesson found" in read(over_there, f"{there}topics/lessons/")
    desk.post(f"{BASE}joint/show/lesson/{Lesson.objects.get().pk}/")
    assert "Small carts" in read(over_there, f"{there}topics/lessons/")


def test_value_is_entered_with_a_new_source_and_drawn_at_its_end(
    desk: Client, over_there: Client, project: JointRecord
) -> None:
    page = f"{BASE}joint/projects/{project.pk}/"
    shown = read(desk, page)
    assert "Waste kept apart" in shown
    assert "Streets served" in shown
    form = f"{BASE}joint/{project.file_id}/say/indicator-value/?project={project.pk}&mark=W1"
    assert form.replace("&", "&amp;") in shown
    missing = desk.post(form, {"_save": "1", "value": "135,5", "measured_on": "2026"})
    assert missing.status_code == 422
    german = form.replace("/en/", "/de/")
    said = {
        "_save": "1",
        "value": "135,5",
        "measured_on": "30.06.2026",
        "source": "Abfallbilanz 2026",
    }
    assert desk.post(german, said).status_code == 302
    value = IndicatorValue.objects.get()
    assert (value.value, value.side, str(value.source)) == (
        Decimal("135.5"),
        "A",
        "Abfallbilanz 2026",
    )
    assert "135.5" in read(desk, page)
    theirs = page.replace("dortmund", "kumasi")
    assert "135.5" not in read(over_there, theirs)
    desk.post(f"{BASE}joint/show/indicator-value/{value.pk}/")
    assert "135.5" in read(over_there, theirs)


@pytest.mark.parametrize("mark", ["", "X9"])
def test_value_of_an_indicator_the_charter_does_not_name_has_no_form(
    desk: Client, project: JointRecord, mark: str
) -> None:
    form = f"{BASE}joint/{project.file_id}/say/indicator-value/?project={project.pk}&mark={mark}"
    assert desk.get(form).status_code == 404


def test_pages_of_a_crowded_file_stay_light(
    desk: Client,
    joint: JointFile,
    doris: Actor,
    kwame: Actor,
    project: JointRecord,
    topic: JointRecord,
) -> None:
    codes = ["11.6", "12.5", "3.8", "9.c", "7.2", "6.3"]
    for number in range(12):
        targets = [codes[number % 6]]
        add_profile(doris, joint, f"Ours {number}", targets, offers="x", learning="y")
        add_profile(kwame, joint, f"Theirs {number}", targets, seeks="x")
        content = {**TOPIC, "targets": targets, "title": text(en=f"Topic {number}")}
        start_record(kwame, joint, "common-topic", content)
        question = TopicQuestion(
            file=joint, office=joint.parties.get(side="A").office, topic=topic, targets=targets,
            title=TranslatedText.of(en="T"), text=TranslatedText.of(en=f"How {number}?"),
        )  # fmt: skip
        say(doris, question)
    for path in (
        f"joint/{joint.pk}/topics/", f"joint/{joint.pk}/exchange/", "topics/common/", "projects/",
        f"joint/topics/{topic.pk}/", f"joint/projects/{project.pk}/", "topics/lessons/", "topics/",
    ):  # fmt: skip
        assert len(read(desk, BASE + path)) < 100_000, path


def test_empty_pages_say_what_is_missing(desk: Client) -> None:
    for path in ("topics/common/", "projects/", "topics/lessons/"):
        assert "No " in read(desk, BASE + path)


def test_city_outside_the_file_finds_nothing(
    joint: JointFile, topic: JointRecord, project: JointRecord, signed_in: Any
) -> None:
    dura = factories.add_office(factories.add_place("dura", "PS", en="Dura"))
    stranger = signed_in(factories.add_member(dura, "layla", "decider"))
    for path in (
        f"joint/{joint.pk}/topics/", f"joint/{joint.pk}/exchange/", f"joint/topics/{topic.pk}/",
        f"joint/projects/{project.pk}/", f"joint/{joint.pk}/say/topic-profile/",
    ):  # fmt: skip
        assert stranger.get(f"/en/workspace/dura/{path}").status_code == 404, path
        assert stranger.get(f"/en/workspace/dortmund/{path}").status_code == 403, path
