# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a proposal: a new text, another wording, an answer to a proposal, a draft gone over."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from zweiklang.domain.joint import actions, kinds, policy, queries
from zweiklang.domain.joint.kinds import Content, JointKind
from zweiklang.domain.joint.models import JointFile, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import drafts
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.joint_form import JointForm
from zweiklang.doors.workspace.proof import require_proof
from zweiklang.doors.workspace.views.joint import common
from zweiklang.doors.workspace.views.joint.common import acting, url, way
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas


@dataclass(frozen=True)
class Task:
    """What is written: the text it starts from, and what saving does.

    `save(content, reason, draft)` returns the proposal. `may_draft`: it can wait as a draft.
    """

    file: JointFile
    kind: JointKind
    sides: str
    title: str
    start: Content
    before: Content
    save: Callable[[Content, str, bool], Proposal]
    reason: str = ""
    may_draft: bool = True


@in_office
def joint_new(
    request: WorkspaceRequest, office: Office, file_id: uuid.UUID, kind: str
) -> HttpResponse:
    """Write the first proposal of a new joint text, between all cities or some of them."""
    actor = acting(request, office)
    file = common.file_or_404(actor, file_id)
    found = common.kind_or_404(kind)
    present = "".join(sorted(one.side for one in file.parties.all() if one.left_at is None))
    asked = "".join(sorted(set(request.GET.get("sides", ""))))
    sides = asked if len(asked) > 1 and set(asked) <= set(present) else present

    def save(content: Content, reason: str, draft: bool) -> Proposal:
        return actions.start_record(
            actor, file, kind, content, sides=sides, language=common.language(), reason=reason,
            draft=draft,
        )  # fmt: skip

    title = _("New: %(kind)s") % {"kind": found.label}
    task = Task(file, found, sides, title, {}, {}, save)
    return _write(request, office, actor, task, choices=_choices_of_sides(actor, file, sides))


def _choices_of_sides(actor: Actor, file: JointFile, chosen: str) -> list[Link]:
    """Return between which cities of three or more a text can be agreed, the own one among them."""
    names = names_of(file)
    party = policy.party_of(actor, file)
    if len(names) < 3 or party is None:
        return []
    found = []
    for count in range(len(names), 1, -1):
        for group in combinations(sorted(names), count):
            if party.side in group:
                label = with_commas(names[side] for side in group)
                found.append(Link(f"?sides={''.join(group)}", label, "".join(group) == chosen))
    return found


@in_office
def joint_propose(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Write another wording of a joint text, or one that answers or renews a proposal."""
    actor = acting(request, office)
    record = common.record_or_404(actor, record_id)
    kind, before = kinds.kind_of(record.kind), queries.content_in_force(record)
    countered = _linked(actor, record_id, request.GET.get("counter"))
    renewed = _linked(actor, record_id, request.GET.get("renew"))

    def save(content: Content, reason: str, draft: bool) -> Proposal:
        spoken = common.language()
        if countered is not None:
            return actions.counter(actor, countered, content, language=spoken, reason=reason)
        if renewed is not None:
            return actions.renew(actor, renewed, content, language=spoken, reason=reason)
        return actions.propose(actor, record, content, language=spoken, reason=reason, draft=draft)

    source = countered or renewed
    title = _("Propose another wording")
    if countered is not None:
        title = _("Answer by another proposal")
    elif renewed is not None:
        title = _("Renew the proposal on the text in force")
    task = Task(
        record.file, kind, record.sides, title, source.content if source else before, before, save,
        may_draft=source is None,
    )  # fmt: skip
    return _write(request, office, actor, task)


def _linked(actor: Actor, record_id: uuid.UUID, text: str | None) -> Proposal | None:
    """Return the proposal of this text that an address names."""
    if not text:
        return None
    try:
        found = common.proposal_or_404(actor, uuid.UUID(text))
    except ValueError as error:
        raise Http404 from error
    if found.record_id != record_id:
        raise Http404
    return found


@in_office
def joint_revise(request: WorkspaceRequest, office: Office, proposal_id: uuid.UUID) -> HttpResponse:
    """Go over a draft of the own office."""
    actor = acting(request, office)
    proposal = common.proposal_or_404(actor, proposal_id)
    if proposal.state != State.DRAFT:
        return HttpResponseRedirect(url("proposal", office, proposal_id=proposal.pk))
    record = proposal.record

    def save(content: Content, reason: str, draft: bool) -> Proposal:
        kept = actions.revise_draft(actor, proposal, content, reason=reason)
        return kept if draft else actions.submit(actor, kept)

    task = Task(
        record.file, kinds.kind_of(record.kind), record.sides, _("Go over the draft"),
        proposal.content, queries.content_in_force(record), save, reason=proposal.reason,
    )  # fmt: skip
    return _write(request, office, actor, task)


def _write(
    request: WorkspaceRequest,
    office: Office,
    actor: Actor,
    task: Task,
    choices: list[Link] | None = None,
) -> HttpResponse:
    """Show the form, or do what was asked with what was entered."""
    policy.can_write(actor, task.file).require()
    may_propose = bool(policy.can_propose(actor, task.file))
    names = names_of(task.file)
    draft = drafts.find(request) if request.method == "GET" else None
    posted: Any = request.POST if request.method == "POST" else None
    form = JointForm(
        task.kind, task.sides, names, task.start, task.before,
        posted if posted is not None else draft.data() if draft else None, reason=task.reason,
    )  # fmt: skip
    asked = posted is not None and "_rows" not in posted
    if asked and form.is_valid():
        answer = _saved(request, office, task, form, draft="_draft" in posted or not may_propose)
        if answer is not None:
            return answer
    context = {
        "task": task,
        "form": form,
        "draft": draft,
        "choices": choices or [],
        "may_propose": may_propose,
        "may_draft": task.may_draft or not may_propose,
        "sides": [(side, names[side]) for side in task.sides if side in names],
        "crumbs": way(office, task.file, Link("", task.title)),
    }
    return show(
        request, "joint/write.html", context, office=office, section="partnerships",
        status=422 if asked else 200,
    )  # fmt: skip


def _saved(
    request: WorkspaceRequest, office: Office, task: Task, form: JointForm, *, draft: bool
) -> HttpResponse | None:
    """Save what was entered and lead to the proposal; None if something stands against it."""
    if not draft:
        drafts.keep(request, str(task.title))
        require_proof(request)
    try:
        kept = task.save(form.joint_content(), form.cleaned_data["reason"], draft)
    except ValidationError as error:
        form.take(error)
        return None
    drafts.drop(request)
    if kept.state == State.DRAFT:
        messages.success(request, _("The draft is kept. Only your office sees it."))
    else:
        messages.success(request, _("The proposal lies before the other city now."))
    return HttpResponseRedirect(url("proposal", office, proposal_id=kept.pk))
