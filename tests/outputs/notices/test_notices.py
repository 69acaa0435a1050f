# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mails to the other city: at once, in its language, to those who can act; nothing internal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django_tasks.signals import task_finished

from tests import factories
from tests.joint import agreed, open_joint, proposed
from tests.worlds import kept
from zweiklang.domain.coordination.models import DigestWish
from zweiklang.domain.joint import actions, answers
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.digest.sending import send_digests


@pytest.fixture(autouse=True)
def loud() -> Iterator[None]:
    """Let a test say why a notice failed: tasks keep their errors to themselves."""

    def hear(task_result: Any, **_sent: Any) -> None:
        assert not task_result.errors, task_result.errors[0].traceback

    task_finished.connect(hear)
    yield
    task_finished.disconnect(hear)


@pytest.fixture
@kept
def doris(dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def akua(kumasi: Office) -> User:
    return factories.add_member(kumasi, "akua", "coordinator", also_decides=True)


@pytest.fixture
def a(doris: User) -> Actor:
    return factories.actor_for(doris)


@pytest.fixture
def b(akua: User) -> Actor:
    return factories.actor_for(akua)


@pytest.fixture
@kept
def file(a: Actor, b: Actor, dortmund: Office, kumasi: Office) -> JointFile:
    factories.add_member(kumasi, "reader", "reader")
    opened = open_joint(a, dortmund, b, kumasi)
    mail.outbox.clear()
    return opened


def told() -> list[tuple[str, str]]:
    found = [(one.to[0], str(one.subject)) for one in mail.outbox]
    mail.outbox.clear()
    return found


def test_the_other_city_is_told_in_its_language_and_the_own_is_not(
    file: JointFile, a: Actor, b: Actor, akua: User, doris: User
) -> None:
    proposal = proposed(a, file)
    message = next(one for one in mail.outbox if one.subject == "Dortmund made a proposal.")
    assert f"/en/workspace/kumasi/joint/proposals/{proposal.pk}/" in str(message.body)
    assert {to for to, _subject in told()} == {akua.email}
    answers.answer(b, proposal, "accepted")
    assert (doris.email, "Kumasi hat zugestimmt.") in told()


def test_internal_words_and_drafts_tell_nobody(file: JointFile, a: Actor) -> None:
    proposed(a, file, draft=True)
    assert told() == []
    proposal = proposed(a, file)
    mail.outbox.clear()
    actions.comment(a, proposal, "Nur intern", language="de", internal=True)
    assert told() == []
    actions.comment(a, proposal, "Für alle", language="de")
    assert "Für alle" not in str(mail.outbox[0].body)
    assert len(told()) == 1


def test_who_wants_silence_gets_none_and_a_chosen_language_counts(
    file: JointFile, a: Actor, akua: User, kumasi: Office
) -> None:
    wish = DigestWish.objects.create(user=akua, office=kumasi, language="de")
    proposed(a, file)
    assert (akua.email, "Dortmund hat einen Vorschlag gemacht.") in told()
    wish.rhythm = DigestWish.Rhythm.NEVER
    wish.save()
    proposed(a, file)
    assert told() == []


def test_a_city_whose_office_has_not_joined_is_told_where_to_take_part(
    a: Actor, akua: User, dortmund: Office, kumasi: Office
) -> None:
    opened = open_file(a, dortmund, {"A": dortmund.place, "B": kumasi.place}, {"B": "en"})
    (message,) = mail.outbox
    assert message.to == [akua.email]
    assert f"/en/workspace/kumasi/joint/{opened.pk}/join/" in str(message.body)


def test_a_mail_server_that_refuses_undoes_nothing(
    file: JointFile, a: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any, **_named: Any) -> int:
        raise OSError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    assert proposed(a, file).state == "open"


def test_the_digest_tells_what_waits_for_us_and_for_them(
    file: JointFile, a: Actor, b: Actor, akua: User
) -> None:
    record = agreed(a, b, file)
    actions.propose(a, record, effect="release")
    actions.propose(b, record, effect="end", reason="Done")
    mail.outbox.clear()
    wish = DigestWish.objects.create(user=akua, office=akua.memberships.get().office, language="en")
    send_digests(clock.today())
    message = next(one for one in mail.outbox if one.to == [akua.email])
    body = str(message.body)
    assert wish.rhythm == DigestWish.Rhythm.WEEKLY
    assert "1 proposal" in str(message.subject)
    assert body.index("This waits for your city:") < body.index(
        "Dortmund proposes to make it public: Common purpose"
    )
    assert body.index("This waits for other cities:") < body.index(
        "Kumasi proposes to end it: Common purpose"
    )
