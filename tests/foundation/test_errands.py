# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an account has asked for is taken up once, and finished whatever comes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.foundation import clock, errands
from zweiklang.foundation.actors import READER_ONLY, Refused

BROKE_OFF = gettext_lazy("The file was not read. Try again; if it stays, tell your operator.")


@pytest.fixture
@kept
def asked(dortmund: Office, bernd: User) -> IatiPicking:
    """What Bernd has asked for on a German page."""
    with override("de"):
        return errands.ask(IatiPicking, actor_of(bernd), office=dortmund, token="t")


def kept(asked: IatiPicking) -> IatiPicking:
    return IatiPicking.objects.get(pk=asked.pk)


def test_it_keeps_who_asked_when_and_in_which_language(asked: IatiPicking, bernd: User) -> None:
    assert (asked.account, asked.language, asked.state) == (bernd, "de", "waiting")
    assert asked.is_open


def test_the_worker_hears_of_it_once_it_is_written(
    dortmund: Office, bernd: User, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[int] = []

    class Task:
        def enqueue(self, errand_id: int) -> None:
            heard.append(errand_id)

    task: Any = Task()
    with django_capture_on_commit_callbacks(execute=True):
        asked = errands.ask(IatiPicking, actor_of(bernd), task, office=dortmund, token="t")
        assert not heard
    assert heard == [asked.pk]


def test_it_is_carried_out_once_only(asked: IatiPicking) -> None:
    done: list[str] = []
    for one in (asked, kept(asked), IatiPicking(pk=asked.pk)):
        errands.carry_out(one, lambda: done.append(kept(asked).state), BROKE_OFF)
    assert done == ["running"]
    assert (kept(asked).state, kept(asked).problem) == ("done", "")
    assert kept(asked).finished_at
    assert not asked.is_open


@pytest.mark.parametrize(
    ("against", "said"),
    [
        (lambda: Refused(READER_ONLY.reason), "darf lesen, aber nicht schreiben"),
        (lambda: ValidationError(_("Choose a file or enter an address.")), "Wählen Sie eine Datei"),
        (lambda: ValidationError(["Eins.", "Zwei."]), "Eins. Zwei."),
    ],
)
def test_what_stands_against_it_is_kept_in_the_language_of_whoever_asked(
    asked: IatiPicking, against: Any, said: str
) -> None:
    def work() -> None:
        raise against()

    with override("en"):
        errands.carry_out(asked, work, BROKE_OFF)
    assert said in kept(asked).problem
    assert kept(asked).state == "done"


@pytest.mark.parametrize("unforeseen", [ZeroDivisionError, SystemExit])
def test_what_nobody_foresaw_is_said_in_a_sentence_and_raised(
    asked: IatiPicking, unforeseen: type[BaseException]
) -> None:
    def work() -> None:
        errands.note(asked, seen=7)
        raise unforeseen

    with override("en"), pytest.raises(unforeseen):
        errands.carry_out(asked, work, BROKE_OFF)
    assert (kept(asked).seen, kept(asked).state) == (7, "done")
    assert kept(asked).problem.startswith("Die Datei wurde nicht gelesen.")


def test_a_problem_that_stops_nothing_stays(asked: IatiPicking) -> None:
    errands.carry_out(asked, lambda: errands.note(asked, problem="Nicht alles."), BROKE_OFF)
    assert kept(asked).problem == "Nicht alles."


def test_one_that_takes_too_long_is_not_waited_for(asked: IatiPicking) -> None:
    asked.requested_at = clock.now() - IatiPicking.longest + dt.timedelta(minutes=1)
    assert asked.is_open
    asked.requested_at = clock.now() - IatiPicking.longest
    assert not asked.is_open
