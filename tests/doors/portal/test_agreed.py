# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public reads of joint texts: what all have made public, in both languages, no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.joint import PURPOSE, REVISED, agreed, open_joint, released, text, tied
from tests.worlds import kept
from zweiklang.domain.joint import actions, answers
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor

PAGE = "/de/dortmund/partnerships/kumasi/"


@pytest.fixture
@kept
def a(dortmund: Office) -> Actor:
    return factories.actor_for(
        factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def b(kumasi: Office) -> Actor:
    return factories.actor_for(
        factories.add_member(kumasi, "akua", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def file(a: Actor, b: Actor, dortmund: Office, kumasi: Office) -> JointFile:
    opened = open_joint(a, dortmund, b, kumasi)
    for office in (dortmund, kumasi):
        tied(office, opened)
    return opened


def shown(client: Client, path: str = PAGE) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_nothing_unreleased_is_shown(client: Client, a: Actor, b: Actor, file: JointFile) -> None:
    record = agreed(a, b, file)
    assert "Hitze in dicht bebauten" not in shown(client)
    actions.propose(a, record, effect="release")
    assert "Hitze in dicht bebauten" not in shown(client)
    whole = f"{PAGE}joint/{record.pk}/"
    assert client.get(whole).status_code == 404


def test_both_languages_stand_with_equal_weight_on_both_portals(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    released(a, b, agreed(a, b, file))
    here, there = shown(client), shown(client, "/en/kumasi/partnerships/dortmund/")
    for page in (here, there):
        assert "Hitze in dicht bebauten Vierteln mindern" in page
        assert "Less heat in dense quarters" in page
        assert page.count('<div lang="de" dir="auto">') == page.count('<div lang="en" dir="auto">')
    assert here.index('<div lang="de"') < here.index('<div lang="en"')
    assert there.index('<div lang="en"') < there.index('<div lang="de"')
    assert "gegengezeichnet" in here
    assert "countersigned" in there


def test_open_proposals_on_a_public_text_stay_inside_until_agreed(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    record = released(a, b, agreed(a, b, file))
    proposal = actions.propose(a, record, REVISED)
    actions.comment(a, proposal, "Intern gemeint", language="de")
    assert "Beide Städte beraten einander" not in shown(client)
    answers.answer(b, proposal, "accepted")
    assert "Beide Städte beraten einander" in shown(client)
    assert "Intern gemeint" not in shown(client)


def test_a_name_taken_back_is_told_and_a_text_taken_back_is_gone(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    record = released(a, b, agreed(a, b, file))
    answers.unname(b, record, reason="New assembly")
    assert "Kumasi hat den eigenen Namen zurückgenommen." in shown(client)
    hidden = actions.propose(a, JointRecord.objects.get(pk=record.pk), effect="hide")
    answers.answer(b, hidden, "accepted")
    assert "Hitze in dicht bebauten" not in shown(client)


def test_an_earlier_day_shows_what_was_agreed_and_public_then(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    today = clock.today()
    with clock.held_at(today - dt.timedelta(days=20)):
        record = released(a, b, agreed(a, b, file))
    answers.answer(b, actions.propose(a, record, REVISED), "accepted")
    from zweiklang.domain.joint.published import public_texts

    (then,) = public_texts(file.pk, today - dt.timedelta(days=10))
    (now,) = public_texts(file.pk)
    assert then.content["aims"] == PURPOSE["aims"]
    assert now.content["aims"] == REVISED["aims"]
    assert public_texts(file.pk, today - dt.timedelta(days=30)) == []


def test_a_long_text_goes_on_on_its_own_page_and_both_stay_light(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    long = "\n".join(f"Absatz {number}: " + "Wort " * 150 for number in range(180))
    content = {**PURPOSE, "agreement": text(de=long, en=long.replace("Absatz", "Paragraph"))}
    record = released(a, b, agreed(a, b, file, content))
    answer = client.get(PAGE)
    assert len(answer.content) < 100_000
    whole = f"{PAGE}joint/{record.pk}/"
    assert whole in answer.content.decode()
    first = client.get(whole)
    assert len(first.content) < 100_000
    assert "Absatz 179" in client.get(f"{whole}?page=99").content.decode()


def test_script_in_every_field_stays_text(
    client: Client, a: Actor, b: Actor, file: JointFile
) -> None:
    evil = "</p><script>alert(1)</script>"
    both = text(de=evil, en=evil)
    content = {"title": both, "purpose": both, "aims": [both, both], "agreement": both}
    released(a, b, agreed(a, b, file, content))
    page = shown(client)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_asks_few_questions(
    client: Client, a: Actor, b: Actor, file: JointFile, django_assert_max_num_queries: Any
) -> None:
    for _number in range(4):
        released(a, b, agreed(a, b, file))
    with django_assert_max_num_queries(20):
        client.get(PAGE)
