# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One joint text: what it says, its sealed revisions, its proposals, its file to take away."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.joint import actions, answers, kinds, policy, queries, sentences, wording
from zweiklang.domain.joint.models import ASSURANCES, JointRecord, JointRevision, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.tongues import language_links, language_of
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.proof import require_proof
from zweiklang.doors.workspace.tables import joint as tables
from zweiklang.doors.workspace.views.joint import common
from zweiklang.doors.workspace.views.joint.common import acting, url, way
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.numbers import whole_number

REVISIONS_SHOWN = 20
_EFFECTS = {
    "change": gettext_lazy("new text"),
    "release": gettext_lazy("made public"),
    "hide": gettext_lazy("taken back from the public"),
    "end": gettext_lazy("ended"),
    "unname": gettext_lazy("name taken back"),
}
_LEVELS = dict(ASSURANCES)


@dataclass(frozen=True)
class RevisionRow:
    """A sealed revision in the history: what came into force and who stands behind it."""

    revision: JointRevision
    effect: Any
    reason: str
    consents: list[tuple[str, Any, Any, Any]]


@in_office
def joint_text(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Show a joint text; a post proposes its release, return or end, or takes the name back."""
    actor = acting(request, office)
    record = common.record_or_404(actor, record_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_do(request, office, actor, record))
        except ValidationError as error:
            problems = common.messages_of(error)
    names = names_of(record.file)
    if answer := asked_list(request, _lists(actor, record, names), office.key, record.kind):
        return answer
    number = _asked_revision(request, record)
    content = queries.content_of(record, number)
    kind = kinds.kind_of(record.kind)
    known = wording.languages_of(content)
    text_language = language_of(request, known)
    parts = wording.parts(kind, content, text_language)
    pages = wording.in_pages(one for one in parts if one.name != kind.title_field)
    page = Paginator(record.revisions.order_by("-number"), REVISIONS_SHOWN).get_page(
        request.GET.get("page")
    )
    proposals = queries.proposals_visible_to(actor).filter(record=record)
    newest = record.revisions.order_by("-number").first()
    context = {
        "record": record,
        "kind": kind,
        "number": number,
        "is_old": number != record.revision,
        "sides": [(side, names[side]) for side in record.sides],
        "unnamed": [names[side] for side in record.unnamed],
        "assurance": newest.get_assurance_display() if newest else "",
        "since": newest.in_force_from if newest else None,
        "parts": Paginator(pages, 1).get_page(request.GET.get("part")),
        "names": names,
        "languages": language_links(request, known, text_language),
        "stale": text_language in wording.stale_languages(content),
        "page": page,
        "revisions": [_row(one, names) for one in page.object_list],
        "open": [
            (one, sentences.headline(one, names), sentences.age(one.opened_at))
            for one in proposals.filter(state=State.OPEN).order_by("opened_at")[:20]
        ],
        "closed": [
            (one, sentences.headline(one, names))
            for one in proposals.exclude(
                state__in=[State.OPEN, State.IN_FORCE, State.DRAFT]
            ).order_by("-written_at")[:20]
        ],
        "may_propose": bool(policy.can_propose(actor, record.file)),
        "may_write_joint": bool(policy.can_write(actor, record.file)),
        "may_unname": bool(policy.can_unname(actor, record)),
        "effects": _effects(record),
        "problems": problems,
        "typed": request.POST if problems else {},
        "crumbs": way(office, record.file, Link("", str(record))),
    }
    return show(
        request, "joint/text.html", context, office=office, section="partnerships",
        status=422 if problems else 200,
    )  # fmt: skip


def _lists(actor: Actor, record: JointRecord, names: dict[str, Any]) -> dict[str, Listing]:
    """Return the lists of a text: its sealed revisions, proposals that wait or led to nothing."""
    proposals = queries.proposals_visible_to(actor).filter(record=record)
    return {
        "revisions": Listing(
            _("Revisions"), tables.REVISIONS,
            lambda: (_row(one, names) for one in record.revisions.order_by("-number")),
        ),
        "proposals": Listing(
            _("Proposals"), tables.proposals(names),
            lambda: proposals.exclude(state__in=[State.IN_FORCE, State.DRAFT]).order_by(
                "-written_at"
            ),
        ),
    }  # fmt: skip


def _do(request: WorkspaceRequest, office: Office, actor: Actor, record: JointRecord) -> str:
    """Do what was asked and return where that leads."""
    require_proof(request)
    reason = request.POST.get("reason", "")[:2000]
    if request.POST.get("do") == "unname":
        answers.unname(actor, record, reason=reason)
        messages.success(request, _("Your city's name no longer stands below this text."))
        return url("text", office, record_id=record.pk)
    effect = request.POST.get("effect", "")
    if effect not in {one for one, _label in _effects(record)}:
        raise Refused(_("This cannot be proposed for this text now."))
    kept = actions.propose(actor, record, effect=effect, language=common.language(), reason=reason)
    messages.success(request, _("The proposal lies before the other city now."))
    return url("proposal", office, proposal_id=kept.pk)


def _effects(record: JointRecord) -> list[tuple[str, str]]:
    """Return what can be proposed for a text besides another wording."""
    effect = Proposal.Effect
    if not record.revision:
        return []
    found: list[tuple[str, str]] = []
    if record.is_public:
        found.append((effect.HIDE.value, _("Propose to take it back from the public")))
    elif not record.ended_at:
        found.append((effect.RELEASE.value, _("Propose to make it public")))
    if not record.ended_at:
        found.append((effect.END.value, _("Propose to end it")))
    return found


def _asked_revision(request: WorkspaceRequest, record: JointRecord) -> int:
    asked = whole_number(request.GET.get("revision", ""), most=record.revision)
    return record.revision if asked is None else asked


def _row(revision: JointRevision, names: dict[str, Any]) -> RevisionRow:
    """Return a revision as its sealed document tells it."""
    document = json.loads(revision.document)
    consents = [
        (
            one["side"],
            names.get(one["side"], one["side"]),
            _LEVELS[one["assurance"]],
            parse_datetime(one["at"]),
        )
        for one in document["consents"]
    ]
    effect = _EFFECTS.get(document["effect"], document["effect"])
    return RevisionRow(revision, effect, document.get("reason", ""), consents)


@in_office
def joint_export(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Hand out a joint text with all its sealed revisions, for `zweiklang verify`."""
    actor = acting(request, office)
    record = common.record_or_404(actor, record_id)
    text = json.dumps(queries.exported(record), ensure_ascii=False, indent=1)
    name = f"{record.kind}-{record.pk}.json"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
