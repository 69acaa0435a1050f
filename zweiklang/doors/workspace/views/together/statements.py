# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a city says alone in a joint file: the form for it, and showing it to the other cities."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zweiklang.domain.joint import policy, queries
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.shared import share
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.domain.topics.models import Lesson, TopicAnswer, TopicQuestion
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.doors.workspace.kinds import STATED_KINDS, model_of
from zweiklang.doors.workspace.views import records
from zweiklang.doors.workspace.views.joint.common import acting, file_or_404
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


@in_office
def joint_say(
    request: WorkspaceRequest, office: Office, file_id: uuid.UUID, slug: str
) -> HttpResponse:
    """Show or take the form of a new statement; the address says to which topic or question."""
    if slug not in STATED_KINDS:
        raise Http404(slug)
    actor = acting(request, office)
    file = file_or_404(actor, file_id)
    party = policy.party_of(actor, file)
    policy.can_write(actor, file).require()
    record = model_of(slug)(office=office, file=file, side=party.side if party else "")
    _place(record, request, actor, file)
    return records.edit(request, office, record, set())


def _place(record: Any, request: WorkspaceRequest, actor: Actor, file: JointFile) -> None:
    """Put a new statement below the topic, question or project that the address names."""
    asked = request.GET
    if isinstance(record, IndicatorValue):
        record.project = _text(actor, file, PROJECT, asked.get("project", ""))
        record.mark = asked.get("mark", "")
        named = queries.content_in_force(record.project).get("indicators", {})
        if record.mark not in {row["mark"] for row in named.get(record.side, ())}:
            raise Http404
        return
    if isinstance(record, TopicAnswer | Lesson) and asked.get("question"):
        record.question = _question(actor, file, asked["question"])
    if isinstance(record, TopicAnswer):
        if record.question_id is None:
            raise Http404
        return
    if isinstance(record, Lesson) and record.question is not None:
        record.title, record.targets = record.question.title, list(record.question.targets)
        record.topic = record.question.topic
    if isinstance(record, TopicQuestion | Lesson) and asked.get("topic"):
        record.topic = _text(actor, file, TOPIC, asked["topic"])
        content = queries.content_in_force(record.topic)
        record.title = TranslatedText.from_json(content.get("title"))
        record.targets = list(content.get("targets", ()))


def _text(actor: Actor, file: JointFile, kind: str, named: str) -> JointRecord:
    rows = queries.records_visible_to(actor).filter(file=file, kind=kind, revision__gt=0)
    found: JointRecord = get_object_or_404(rows, pk=_id(named))
    return found


def _question(actor: Actor, file: JointFile, named: str) -> TopicQuestion:
    rows = TopicQuestion.objects.visible_to(actor).current().filter(file=file)
    found: TopicQuestion = get_object_or_404(rows, pk=_id(named))
    return found


def _id(named: str) -> uuid.UUID:
    try:
        return uuid.UUID(named)
    except ValueError as error:
        raise Http404 from error


@in_office
@require_POST
def joint_show(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Show a statement of the own office to the other cities of its file."""
    if slug not in STATED_KINDS:
        raise Http404(slug)
    record = records.find_record(acting(request, office), office, slug, record_id)
    share(acting(request, office), record)
    messages.success(request, _("“%(name)s” is shown to the other city now.") % {"name": record})
    return HttpResponseRedirect(crumbs.home_of(office, record).url)
