# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Public pages of joint texts: one that is agreed and public, and the page behind a link, where a
city without an office here reads and answers, once.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint import kinds, links, sentences
from zweiklang.domain.joint.models import ConfirmationLink, Proposal
from zweiklang.domain.joint.published import public_texts
from zweiklang.domain.joint.queries import content_date
from zweiklang.domain.joint.rules import State
from zweiklang.domain.partnerships import queries as partnerships
from zweiklang.domain.partnerships.models import Party
from zweiklang.doors.joint_reading import consents_of, names_of, what_changes
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.agreed import agreed, page_count
from zweiklang.doors.portal.alternat import in_alternat
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.secret import by_secret
from zweiklang.doors.ui.frame import Frame, Link


def joint_text(request: HttpRequest, office: str, key: str, record_id: uuid.UUID) -> HttpResponse:
    """Show the whole of a public joint text of a partnership, page by page."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    found = partnerships.partnership_file(own.pk, key, actor, parts=frozenset({Party}))
    file_id = partnerships.joint_file_of(found.id) if found else None
    texts = public_texts(file_id) if file_id else []
    text = next((one for one in texts if one.record_id == record_id), None)
    if found is None or text is None:
        raise Http404
    page_of = Paginator(range(page_count(text)), 1).get_page(request.GET.get("page"))
    pair = in_alternat(found.parties, own.place_id)
    crumbs = (
        Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")),
        Link(
            reverse("portal:partnership", args=[own.key, key]),
            " – ".join(name for _side, name in pair),
        ),
    )
    one = agreed(text, own.place_id, page=page_of.number)
    return page(
        request, "joint_text", own, "partnerships",
        (*crumbs, Link("", one.columns[0].title)), one=one, pair=pair, page=page_of,
    )  # fmt: skip


@by_secret
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the proposal of a link; a post agrees or declines for its city."""
    return _answered(request, token) if request.method == "POST" else _shown(request, token)


def _answered(request: HttpRequest, token: str) -> HttpResponse:
    decision = request.POST.get("decision", "")
    try:
        links.answer_by_link(
            token,
            decision,
            function=request.POST.get("function", ""),
            reason=request.POST.get("reason", "")[:2000],
            language=get_language() or "",
        )
    except ValidationError as error:
        return _shown(request, token, error.messages)
    return HttpResponseRedirect(request.path)


def _shown(request: HttpRequest, token: str, problems: list[str] | None = None) -> HttpResponse:
    link = links.find_link(token)
    proposal = _loaded(link)
    names = names_of(proposal.record.file)
    consents = consents_of(proposal)
    context: dict[str, Any] = {
        "frame": Frame(name="Zweiklang", home="/"),
        "link": link,
        "proposal": proposal,
        "record": proposal.record,
        "kind": kinds.kind_of(proposal.record.kind).label,
        "headline": sentences.headline(proposal, names),
        "consequence": sentences.consequence(proposal),
        "age": sentences.age(proposal.opened_at),
        "names": names,
        "city": names.get(proposal.side),
        "own_city": names.get(link.side),
        "consents": consents,
        "missing_a": any(one.side == "A" and not one.answer for one in consents),
        "all_agreed": proposal.state == State.IN_FORCE,
        "is_open": proposal.state == State.OPEN and link.used_at is None,
        "own_answer": next((one.answer for one in consents if one.side == link.side), None),
        "newest": content_date(proposal),
        "problems": problems or [],
        "typed": request.POST,
        **what_changes(request, proposal),
    }
    return render(request, "portal/confirm.html", context, status=422 if problems else 200)


def _loaded(link: ConfirmationLink) -> Proposal:
    """Return the proposal with what its page tells; who has the link may read it."""
    found = Proposal.objects.select_related("record__file").prefetch_related(
        "answers", "record__file__parties__place"
    )
    return found.get(pk=link.proposal_id)
