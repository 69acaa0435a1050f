# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One proposal: who has agreed, what changes, what was said, and the decision."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from zweiklang.domain.joint import actions, answers, kinds, policy, queries, sentences, wording
from zweiklang.domain.joint.differences import count_changes
from zweiklang.domain.joint.models import Answer, JointParty, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import consents_of, names_of, what_changes
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.proof import require_proof
from zweiklang.doors.workspace.views.joint import asking, common
from zweiklang.doors.workspace.views.joint.common import acting, url, way
from zweiklang.foundation.actors import Actor, Refused

#: Comments on one page, the latest; open proposals beside this one.
COMMENTS_SHOWN = 100
BESIDE = 3
#: What is done in the name of the city and not taken back.
WORD_OF_THE_CITY = frozenset({"accept", "decline", "submit"})
_EFFECT = Proposal.Effect


@in_office
def joint_proposal(
    request: WorkspaceRequest, office: Office, proposal_id: uuid.UUID
) -> HttpResponse:
    """Show a proposal; a post answers it, says a word, reminds, withdraws or asks by link."""
    actor = acting(request, office)
    proposal = common.proposal_or_404(actor, proposal_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            return _do(request, office, actor, proposal)
        except ValidationError as error:
            problems = common.messages_of(error)
    file, names = proposal.record.file, names_of(proposal.record.file)
    party = policy.party_of(actor, file)
    consents = consents_of(proposal)
    context = {
        "proposal": proposal,
        "record": proposal.record,
        "kind": kinds.kind_of(proposal.record.kind).label,
        "headline": sentences.headline(proposal, names),
        "consequence": sentences.consequence(proposal),
        "age": sentences.age(proposal.opened_at),
        "names": names,
        "city": names.get(proposal.side),
        "own_city": names.get(party.side) if party else "",
        "consents": consents,
        "missing_a": any(one.side == "A" and not one.answer for one in consents),
        "all_agreed": proposal.state == State.IN_FORCE,
        "comments": _comments(actor, proposal),
        "beside": _beside(actor, proposal, common.language()),
        "newest": queries.content_date(proposal),
        "problems": problems,
        "typed": request.POST if problems else {},
        "crumbs": way(office, file, Link("", _("Proposal"))),
        **what_changes(request, proposal),
        **_may(actor, proposal, party),
        **asking.context(proposal, consents),
    }
    return show(
        request, "joint/proposal.html", context, office=office, section="partnerships",
        status=422 if problems else 200,
    )  # fmt: skip


def _comments(actor: Actor, proposal: Proposal) -> list[Any]:
    found = queries.comments_visible_to(actor, proposal).order_by("-said_at", "-pk")
    return list(reversed(found[:COMMENTS_SHOWN]))


def _beside(actor: Actor, proposal: Proposal, language: str) -> list[tuple[Proposal, Any, int]]:
    """Return the other open proposals on the same text, each with what it would change."""
    if proposal.state != State.OPEN:
        return []
    others = queries.proposals_visible_to(actor).filter(
        record=proposal.record_id, state=State.OPEN, base=proposal.base
    )
    kind = kinds.kind_of(proposal.record.kind)
    before = queries.content_of(proposal.record, proposal.base)
    found = []
    for one in others.exclude(pk=proposal.pk).order_by("opened_at")[:BESIDE]:
        changed = wording.differences(kind, before, one.content, language)
        count = sum(count_changes(difference.pairs) for difference in changed)
        found.append((one, changed, count))
    return found


def _may(actor: Actor, proposal: Proposal, party: JointParty | None) -> dict[str, Any]:
    """Return what the reader may do here, and why not where that helps."""
    file = proposal.record.file
    answers_now = policy.can_answer(actor, proposal)
    is_open, is_draft = proposal.state == State.OPEN, proposal.state == State.DRAFT
    own = party is not None and party.side == proposal.side
    proposes = bool(policy.can_propose(actor, file))
    missing = queries.missing_answers(proposal)
    mine_missing = party is not None and party.side in missing
    others_missing = bool(set(missing) - {party.side if party else ""})
    lacking = actions.lacking_in(proposal) if is_draft and own else []
    return {
        "may_answer": bool(answers_now),
        "why_not": "" if answers_now or not (is_open and mine_missing) else answers_now.reason,
        "may_counter": is_open and not own and proposes and proposal.effect == _EFFECT.CHANGE,
        "may_withdraw": bool(policy.can_withdraw(actor, proposal)),
        "may_remind": is_open and proposes and others_missing,
        "may_submit": is_draft and own and proposes and not lacking,
        "lacking": lacking,
        "may_revise": is_draft and own and bool(policy.can_write(actor, file)),
        "may_renew": proposal.state == State.OVERTAKEN
        and own
        and proposes
        and proposal.effect == _EFFECT.CHANGE,
        "may_comment": bool(policy.can_write(actor, file)),
        "may_ask": is_open and proposes,
        "is_open": is_open,
    }


# -- Acting --------------------------------------------------------------------------------------
_Doing = Callable[[WorkspaceRequest, Actor, Proposal], str]


def _accept(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    kept = answers.answer(actor, proposal, Answer.Decision.ACCEPTED)
    if kept.state == State.IN_FORCE:
        return _("All cities have agreed. It is in force now, sealed for all.")
    return _("Your city has agreed.")


def _decline(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    answers.answer(actor, proposal, Answer.Decision.DECLINED, reason=_said(request, "reason"))
    return _("Your city has declined. The text in force stays as it is.")


def _comment(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    internal = "internal" in request.POST
    actions.comment(
        actor, proposal, _said(request, "text"), language=common.language(), internal=internal
    )
    return _("Said. Only your office reads it.") if internal else _("Said. All cities read it.")


def _remind(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    actions.remind(actor, proposal)
    return _("The reminder is on its way.")


def _withdraw(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    actions.withdraw(actor, proposal, reason=_said(request, "reason"))
    return _("The proposal is withdrawn.")


def _submit(request: WorkspaceRequest, actor: Actor, proposal: Proposal) -> str:
    actions.submit(actor, proposal)
    return _("The proposal lies before the other city now.")


_DOINGS: dict[str, _Doing] = {
    "accept": _accept,
    "decline": _decline,
    "comment": _comment,
    "remind": _remind,
    "withdraw": _withdraw,
    "submit": _submit,
}


def _said(request: WorkspaceRequest, name: str) -> str:
    return request.POST.get(name, "")[:6000]


def _do(
    request: WorkspaceRequest, office: Office, actor: Actor, proposal: Proposal
) -> HttpResponse:
    """Do what was asked for; an answer to a link is a page of its own, shown once."""
    asked = request.POST.get("do", "")
    if asked in WORD_OF_THE_CITY:
        require_proof(request)
    if asked == "link":
        return asking.issue(request, office, actor, proposal)
    if asked == "paper":
        messages.success(request, asking.file_paper(request, office, actor, proposal))
    elif asked in _DOINGS:
        messages.success(request, _DOINGS[asked](request, actor, proposal))
    else:
        raise Refused(_("This cannot be done with a proposal."))
    return HttpResponseRedirect(url("proposal", office, proposal_id=proposal.pk))
