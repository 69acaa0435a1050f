# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets two cities of the demonstration work in their joint file: `portfolio/together.toml`.

Every step is the action the pages call, by somebody who coordinates and decides for one of the
cities, on the day the step names.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from zweiklang.demonstration.days import day_of
from zweiklang.demonstration.plan import PORTFOLIO
from zweiklang.domain.joint import actions, answers
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.joint.queries import content_in_force
from zweiklang.domain.joint.shared import SharedRecord, respond, save_statement, share
from zweiklang.domain.partnerships.joint import tie
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.topics.models import Lesson, TopicAnswer, TopicProfile, TopicQuestion
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record

_STATEMENTS: dict[str, type[SharedRecord]] = {
    model.slug: model
    for model in (
        Benefit, Contribution, IndicatorValue, Lesson, TopicAnswer, TopicProfile, TopicQuestion,
    )
}  # fmt: skip
#: Fields of statements that name a joint text or another statement of the story by its key.
_LINKS = ("project", "question")


@dataclass
class _Story:
    """Who acts for each side, and what the story has made so far, by the keys of its steps."""

    start: dt.date
    file: JointFile
    actors: dict[str, Actor]
    offices: dict[str, Office]
    partnerships: dict[str, Partnership]
    texts: dict[str, JointRecord] = field(default_factory=dict)
    statements: dict[str, SharedRecord] = field(default_factory=dict)

    def text(self, key: str) -> JointRecord:
        """Return a joint text as it stands now."""
        return JointRecord.objects.get(pk=self.texts[key].pk)

    def open_proposal(self, text: str) -> Proposal:
        """Return the proposal on a text that waits for an answer."""
        return Proposal.objects.get(record=self.texts[text], state="open")


@dataclass(frozen=True)
class Told:
    """How many steps the story has, and whether they were taken now or before."""

    steps: int
    is_new: bool


def tell(actor: Actor) -> Told:
    """Take the steps of the story, once: joint texts are only ever added to."""
    told = tomllib.loads((PORTFOLIO / "together.toml").read_text("utf-8"))
    home = Office.objects.get(key=told["office"])
    own = Partnership.objects.get(office=home, key=told["partnership"])
    if own.joint_file_id is not None:
        return Told(len(told["step"]), is_new=False)
    story = _begin(actor, home, own, told)
    for step in told["step"]:
        with clock.held_at(_day(story, step["on"])):
            _DO[step["do"]](story, step, story.actors[step["side"]])
    return Told(len(told["step"]), is_new=True)


def _begin(actor: Actor, home: Office, own: Partnership, told: dict[str, Any]) -> _Story:
    """Open the joint file, seat both offices and tie their partnerships to it."""
    other = Office.objects.get(key=told["other_office"])
    offices = {"A": home, "B": other}
    actors = {side: _decider(office) for side, office in offices.items()}
    places = {party.side: party.place for party in own.parties.all()}
    with clock.held_at(dt.date.fromisoformat(told["opened_on"])):
        file = open_file(actors["A"], home, places, told["languages"])
        join_file(actors["B"], file, other)
    partnerships = {
        "A": tie(actor, file, home, own),
        "B": tie(actor, file, other, None, key=told["other_key"]),
    }
    start = timezone.localdate(home.created_at)
    return _Story(start, file, actors, offices, partnerships)


def _decider(office: Office) -> Actor:
    name = _("Coordination, %(city)s") % {"city": office.place.name.read(settings.LANGUAGE_CODE)}
    return Actor("member", name, roles={office.pk: "coordinator"}, deciding=frozenset({office.pk}))


def _propose(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    below = story.text(step["below"]) if "below" in step else None
    proposal = actions.start_record(
        actor, story.file, step["kind"], _plain(story, step["content"]),
        below=below, language=step["language"], reason=step.get("reason", ""),
    )  # fmt: skip
    story.texts[step["key"]] = proposal.record


def _revise(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    record = story.text(step["text"])
    content = {**content_in_force(record), **_plain(story, step["content"])}
    actions.propose(actor, record, content, language=step["language"], reason=step["reason"])


def _release(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    actions.propose(actor, story.text(step["text"]), effect=Proposal.Effect.RELEASE)


def _accept(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    answers.answer(actor, story.open_proposal(step["text"]), "accepted")


def _comment(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    actions.comment(
        actor, story.open_proposal(step["text"]), step["words"],
        language=step["language"], internal=step.get("is_internal", False),
    )  # fmt: skip


def _say(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    model, side = _STATEMENTS[step["kind"]], step["side"]
    names = {one.name for one in model._meta.get_fields()}
    given = {name: _value(story, name, value) for name, value in step["fields"].items()}
    if "partnership" in names:
        given["partnership"] = story.partnerships[side]
    record = model(
        key=step["key"], file=story.file, office=story.offices[side], is_demonstration=True,
        source=_source(story.offices[side]), **given,
    )  # fmt: skip
    said = share(actor, save_statement(actor, record))
    if step.get("released"):
        release_record(actor, said)
    story.statements[step["key"]] = said


def _respond(story: _Story, step: dict[str, Any], actor: Actor) -> None:
    respond(actor, story.statements[step["statement"]], step["decision"])


_DO: dict[str, Callable[[_Story, dict[str, Any], Actor], None]] = {
    "propose": _propose,
    "revise": _revise,
    "release": _release,
    "accept": _accept,
    "comment": _comment,
    "say": _say,
    "respond": _respond,
}


def _source(office: Office) -> Source:
    return Source.objects.get_or_create(office=office, url="", title="Demonstration †")[0]


def _day(story: _Story, cell: str) -> dt.date:
    return dt.date.fromisoformat(day_of(cell, story.start))


def _value(story: _Story, name: str, value: Any) -> Any:
    """Return what a field of a statement takes: texts, days and links instead of plain words."""
    if name in _LINKS:
        return story.text(value) if value in story.texts else story.statements[value]
    if isinstance(value, dict):
        return TranslatedText.of(**value)
    if name in ("begins", "ends", "measured_on"):
        return PartialDate.parse(day_of(value, story.start))
    return value


def _plain(story: _Story, value: Any) -> Any:
    """Return content of a joint text as the actions take it: counted days written out."""
    if isinstance(value, str):
        return day_of(value, story.start)
    if isinstance(value, list):
        return [_plain(story, one) for one in value]
    if isinstance(value, dict) and value.keys() <= {code for code, _name in settings.LANGUAGES}:
        return TranslatedText.of(**value).to_json()
    if isinstance(value, dict):
        return {name: _plain(story, one) for name, one in value.items()}
    return value
