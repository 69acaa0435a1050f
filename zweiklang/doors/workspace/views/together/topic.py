# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a common topic: value, learning, priority of each city, who agreed, its projects."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.standing import standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.actions import begin_project
from zweiklang.domain.projects.queries import projects_visible_to
from zweiklang.domain.topics import meeting
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import together as tables
from zweiklang.doors.workspace.views.joint.common import acting, record_or_404, url, way
from zweiklang.doors.workspace.views.together.projects import ShownProject
from zweiklang.doors.workspace.views.together.shown import shown_topic


@in_office
def joint_topic(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Show a common topic; a post drafts a joint project for it."""
    actor = acting(request, office)
    record = record_or_404(actor, record_id)
    rows = meeting.common_topics(actor, [record.file]).filter(pk=record.pk)
    found = standings(actor, rows)
    if not found:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            draft = begin_project(actor, record)
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("A draft with everything filled in. Go over it."))
            return HttpResponseRedirect(url("proposal", office, proposal_id=draft.pk))
    projects = projects_visible_to(actor, [record.file]).filter(below=record)
    below = [ShownProject.of(one) for one in standings(actor, projects)]
    exchange = meeting.exchange_of(actor, record.file, record)
    names = names_of(record.file)
    lists = {
        "projects": Listing(_("Joint projects"), tables.PROJECTS, lambda: below),
        "questions": Listing(
            _("Questions and answers"), tables.exchange(names),
            lambda: tables.exchange_rows(exchange),
        ),
    }  # fmt: skip
    if answer := asked_list(request, lists, office.key, "topic"):
        return answer
    topic = shown_topic(found[0])
    context = {
        "topic": topic,
        "record": record,
        "problems": problems,
        "names": names,
        "learners": [one.side for one in topic.sides if one.learning],
        "projects": below,
        "exchange": exchange,
        "may_propose": bool(policy.can_write(actor, record.file)),
        "crumbs": _way(office, record),
    }
    return show(
        request, "together/topic.html", context, office=office, section="topics",
        status=422 if problems else 200,
    )  # fmt: skip


def _way(office: Office, record: JointRecord) -> list[Link]:
    topics = Link(url("topics", office, file_id=record.file_id), _("Topics"))
    return way(office, record.file, topics, Link("", str(record)))
