# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from tests.factories import actor_for, add_agreement, add_partnership, add_phase, add_place
from tests.worlds import kept
from zweiklang.domain.coordination import actions
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.outputs.digest import mail as digest_mail
from zweiklang.outputs.digest import tasks
from zweiklang.outputs.digest.sending import send_digests

MONDAY = dt.date(2022, 8, 1)
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_mail, "page_address", lambda name, *_, **__: f"https://x/{name}")
    monkeypatch.setattr(digest_mail, "record_address", lambda *parts: f"https://x/{parts[1]}")


@pytest.fixture
def queue(settings: Any, db: None) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
@kept
def due(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", de="Kumasi"))
    add_phase(partnership, "2011", known="2011-06-01")
    add_agreement(partnership, "2020-10-07", "2022-10-07", known="2020-10-08")


def test_a_member_gets_what_is_due_once_a_week_as_text_and_html(
    dortmund: Office, due: None, bernd: User
) -> None:
    assert send_digests(MONDAY).sent == 1
    (message,) = mail.outbox
    assert message.to == [bernd.email]
    assert "Kumasi" in str(message.body)
    assert "https://x/agreement" in str(message.body)
    ((html, kind),) = message.alternatives  # type: ignore[attr-defined]  # an e-mail of two forms
    assert kind == "text/html"
    assert "Kumasi" in str(html)
    assert send_digests(MONDAY).sent == 0
    assert send_digests(TUESDAY).sent == 0
    assert send_digests(MONDAY + dt.timedelta(days=7)).sent == 1


def test_a_daily_reader_gets_it_every_day_but_never_twice(
    dortmund: Office, due: None, bernd: User
) -> None:
    actions.choose_digest(actor_for(bernd), dortmund.pk, "daily", "en")
    assert [send_digests(day).sent for day in (MONDAY, MONDAY, TUESDAY, TUESDAY)] == [1, 0, 1, 0]
    assert "ends on 7 October 2022" in str(mail.outbox[0].body)


def test_a_missed_monday_is_made_up_for(dortmund: Office, due: None, bernd: User) -> None:
    send_digests(MONDAY)
    assert send_digests(TUESDAY + dt.timedelta(days=7)).sent == 1


def test_nobody_is_written_to_when_nothing_has_a_due_day(dortmund: Office, bernd: User) -> None:
    partnership = add_partnership(dortmund, add_place("dura", "PS"))
    add_phase(partnership, "2018", known="2018-01-01")
    assert send_digests(MONDAY).empty == 1
    assert mail.outbox == []


def test_who_chose_never_or_left_gets_nothing(
    dortmund: Office, due: None, bernd: User, clara: User
) -> None:
    actions.choose_digest(actor_for(bernd), dortmund.pk, "never")
    send_digests(MONDAY - dt.timedelta(days=7))
    mail.outbox.clear()
    Membership.objects.filter(user=clara).delete()
    assert send_digests(MONDAY).sent == 0


def test_a_refused_digest_is_tried_again(
    dortmund: Office, due: None, bernd: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> int:
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        assert send_digests(MONDAY).failed == 1
        with pytest.raises(CommandError, match="Run it again"):
            call_command("digest", "--on", MONDAY.isoformat())
    assert send_digests(MONDAY).sent == 1


def test_each_reader_gets_the_language_chosen(
    dortmund: Office, due: None, bernd: User, clara: User
) -> None:
    actions.choose_digest(actor_for(bernd), dortmund.pk, "weekly", "en")
    actions.choose_digest(actor_for(clara), dortmund.pk, "weekly", "de")
    send_digests(MONDAY)
    bodies = {message.to[0]: str(message.body) for message in mail.outbox}
    assert "This is due:" in bodies[bernd.email]
    assert "Das steht an:" in bodies[clara.email]
    assert "7. Oktober 2022" in bodies[clara.email]


def test_the_hourly_task_waits_in_the_queue_once(queue: None) -> None:
    assert tasks.start_recurring()
    assert not tasks.start_recurring()
    assert DBTaskResult.objects.count() == 1


def test_the_hourly_task_queues_its_successor_and_sends(
    queue: None, dortmund: Office, due: None, bernd: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "FIRST_HOUR", 0)
    monkeypatch.setattr(tasks.clock, "today", lambda: MONDAY)
    tasks.hourly.call()
    assert len(mail.outbox) == 1
    assert not tasks.start_recurring()
