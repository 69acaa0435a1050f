# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger: what each city gives and gains, confirmed or only declared."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint.links import DAYS
from zweiklang.domain.joint.shared import Response, respond
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity import sentences
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.reciprocity.queries import Ledger, Said, is_draft, ledger_of
from zweiklang.domain.reciprocity.wording import gains_by_side, in_words
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.doors.workspace.views.giving import asking, common
from zweiklang.doors.workspace.views.giving.common import Place
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.drawings import mirror
from zweiklang.outputs.workbook.columns import ledger

PER_PAGE = 20
#: Gains of a city beside the mirror; the list below has all.
GAINS = 6
KINDS = (Contribution, Benefit)


@dataclass(frozen=True)
class Refusal:
    """An answer that could not be kept: to which statement, what was typed, what is wrong."""

    statement: str
    typed: str
    messages: list[str]


@in_office
def giving(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show the balance, the gains and every statement; take answers and what is to be shown."""
    place = common.place_of(request, office, key)
    if place is None:
        return common.without_file(request, office, key)
    if "share" in request.POST:
        said = _("The other city reads it now and can answer.")
        return common.share_posted(request, place, KINDS, said)
    if "respond" in request.POST or "ask" in request.POST:
        answer = _respond(request, place) if "respond" in request.POST else _ask(request, place)
        return answer if isinstance(answer, HttpResponse) else _page(request, place, answer)
    return _page(request, place)


def _respond(request: WorkspaceRequest, place: Place) -> HttpResponse | Refusal:
    """Keep what the own city says to a statement of another one."""
    wanted = request.POST.get("statement", "")
    statement = common.posted(place.actor, KINDS, wanted, place.file)
    decision, typed = request.POST.get("respond", ""), request.POST.get("text", "").strip()[:4000]
    known = Response.objects.filter(subject_id=statement.pk, side=place.party.side).first()
    before = known.text if known is not None else TranslatedText()
    text = before.with_text(get_language() or "en", typed)
    if decision == Response.Decision.CONFIRMED:
        text = TranslatedText()
    try:
        respond(place.actor, statement, decision, text)
    except ValidationError as error:
        return Refusal(wanted, typed, error.messages)
    confirmed = decision == Response.Decision.CONFIRMED
    messages.success(
        request,
        _("Confirmed. The bar is solid now.")
        if confirmed
        else _("Both views are kept and stand side by side."),
    )
    return HttpResponseRedirect(f"{request.get_full_path()}#entry-{statement.pk}")


def _ask(request: WorkspaceRequest, place: Place) -> HttpResponse | Refusal:
    """Ask a city without an office here what it says to a statement."""
    wanted = request.POST.get("statement", "")
    statement = common.posted(place.actor, KINDS, wanted, place.file)
    try:
        return asking.ask(request, place, statement)
    except ValidationError as error:
        return Refusal(wanted, request.POST.get("email", "")[:200], error.messages)


def _page(request: WorkspaceRequest, place: Place, refused: Refusal | None = None) -> HttpResponse:
    chosen = _chosen(request)
    found = ledger_of(place.actor, place.file, **chosen)
    if form := form_asked(request):
        columns, key = ledger(place.names, with_topic=True), place.partnership.key
        rows = _in_order(found)
        return send_list(form, str(place.partnership), columns, rows, place.office.key, key)
    is_part = any(chosen.values())
    whole = ledger_of(place.actor, place.file) if is_part else found
    drawn = mirror.mirrors(found, place.names)
    shown = Paginator(_in_order(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "headline": _headline(whole, place),
        "is_part": is_part,
        "mirrors": drawn,
        "learning": sentences.learning(whole.learns_in(), len(whole.common_topics), place.names),
        "gains": gains_by_side(found, place.names, GAINS),
        "page": shown,
        "rows": [(one, in_words(one.statement)) for one in shown],
        "is_empty": not (whole.contributions or whole.benefits),
        "years": whole.years(),
        "topics": whole.topics,
        "chosen": chosen,
        "refused": refused,
        "new_contribution": crumbs.new_url(
            place.office, Contribution.slug, partnership=place.partnership.pk
        ),
        "new_benefit": crumbs.new_url(place.office, Benefit.slug, partnership=place.partnership.pk),
        "own_city": place.names[place.party.side],
        "to_ask": asking.to_ask(place),
        "days": DAYS,
    }
    return common.page(request, place, "giving", context, status=422 if refused else 200)


def _in_order(found: Ledger) -> list[Said]:
    """Return contributions and gains, the latest first."""
    entries = (*found.contributions, *found.benefits)
    return sorted(entries, key=lambda one: _order(one.statement), reverse=True)


def _order(statement: Any) -> tuple[str, str]:
    """Return what the latest statement is told by: its own day, else when it was written."""
    when = statement.begins or statement.ends
    return (when.iso if when else "", statement.changed_at.isoformat())


def _chosen(request: WorkspaceRequest) -> dict[str, Any]:
    """Return the years and the topic the reader asks for; what makes no sense is left out."""
    found: dict[str, Any] = {"first": None, "last": None, "about": None}
    for name in ("first", "last"):
        text = request.GET.get(name, "")
        if text.isascii() and text.isdigit() and len(text) == 4:
            found[name] = int(text)
    try:
        found["about"] = uuid.UUID(request.GET.get("about", ""))
    except ValueError:
        found["about"] = None
    return found


def _headline(found: Ledger, place: Place) -> str:
    """Return who gives, as a fact."""
    givers = sorted({one.statement.giver for one in found.contributions if not is_draft(one)})
    if not givers:
        return _("Nothing is on file yet of what the cities give.")
    cities = sentences.listed([place.names[side] for side in givers])
    if len(givers) == 1 and not found.seated >= set(found.sides):
        return _("So far %(city)s has entered something here.") % {"city": cities}
    if len(givers) == 1:
        return _("So far %(city)s gives.") % {"city": cities}
    return _("%(cities)s give and gain.") % {"cities": cities}
