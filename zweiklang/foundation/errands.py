# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work an account asks for and the worker carries out: asked, taken up once, always finished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from django_tasks.base import Task

from zweiklang.foundation import clock, workers
from zweiklang.foundation.actors import Actor, Refused


class Errand(models.Model):
    """Who asked for what, and how far it has come: state of work, no record (decision 2).

    problem: why not all of it was done, "" if it was, in the language of whoever asked.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"

    #: One that takes longer has lost its worker and is not waited for.
    longest: ClassVar[dt.timedelta]

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Return whether it is under way and will be done soon."""
        late = clock.now() - self.requested_at >= self.longest
        return self.state != self.State.DONE and not late


E = TypeVar("E", bound=Errand)


def ask(kind: type[E], actor: Actor, task: Task[[Any], None] | None = None, **given: Any) -> E:
    """Keep what the actor asks for and return it; the task carries it out once that is written."""
    errand = kind._default_manager.create(
        account_id=actor.account_id,
        language=get_language() or "en",
        requested_at=clock.now(),
        **given,
    )
    if task:
        transaction.on_commit(lambda: task.enqueue(errand.pk))
    return errand


def note(errand: Errand, **changes: Any) -> None:
    """Write how far it has come."""
    for name, value in changes.items():
        setattr(errand, name, value)
    type(errand)._default_manager.filter(pk=errand.pk).update(**changes)


def carry_out(errand: Errand, work: Callable[[], None], broke_off: StrOrPromise) -> None:
    """Do the work once only, in the language of whoever asked, and finish whatever comes.

    What it raises against the errand (Refused, ValidationError) is kept as its problem. Of anything
    else the page says `broke_off`, and it is raised, so that the worker's log says why.
    """
    waiting = type(errand)._default_manager.filter(pk=errand.pk, state=Errand.State.WAITING)
    if not waiting.update(state=Errand.State.RUNNING):
        return
    with override(errand.language):
        try:
            work()
        except Refused as refused:
            errand.problem = str(refused.reason)
        except ValidationError as error:
            errand.problem = " ".join(error.messages)
        except BaseException:  # whatever it was, the page must not wait for ever; the log says why
            errand.problem = str(broke_off)
            raise
        finally:
            note(
                errand,
                state=Errand.State.DONE,
                problem=errand.problem,
                finished_at=clock.now(),
            )


def end_if_broken_off(kind: type[Errand], task: Task[[Any], None]) -> None:
    """Have errands whose worker has ended amid them finished, so that no page waits for them."""

    def end(errand_id: Any, *, again: bool) -> bool:
        errand = kind._default_manager.filter(pk=errand_id).exclude(state=Errand.State.DONE).first()
        if errand is not None:
            with override(errand.language):
                problem = _("It broke off because the program was started anew. Begin it again.")
            note(errand, state=Errand.State.DONE, problem=problem, finished_at=clock.now())
        return False

    workers.if_broken_off(task, end)
