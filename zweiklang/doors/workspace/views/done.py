# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines and duties that are done: the list of them, and the way there and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import actions, queries
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.mandate.models import FollowUp
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import day as tables
from zweiklang.foundation.actors import Actor

PER_PAGE = 40
#: Below the deadlines; the others stand on the page of their own.
LATEST = 5


@dataclass(frozen=True)
class Done:
    """One line: the deadline or duty, its partnership and owner where it has them, its form."""

    record: Any
    partnership: str
    owner: str
    url: str


@in_office
def deadlines_done(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List what is done, the latest first."""
    found = queries.done_duties(request.actor, office.pk)
    if form := form_asked(request):
        rows = _lines(office, found)
        return send_list(form, _("Done"), tables.DONE, rows, office.key, "done")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "done": _lines(office, page.object_list),
        "deadlines_url": deadlines_url(office),
        "crumbs": [Link(deadlines_url(office), _("Deadlines")), Link("", _("Done"))],
    }
    return show(request, "deadlines_done.html", context, office=office, section="deadlines")


def latest(actor: Actor, office: Office) -> list[Done]:
    """Return the few lines that were done last."""
    return _lines(office, queries.done_duties(actor, office.pk)[:LATEST])


def deadlines_url(office: Office) -> str:
    """Return the address of the office's deadlines, which take what is done and back."""
    return reverse("workspace:deadlines", kwargs={"office": office.key})


def _lines(office: Office, found: Iterable[tuple[str, Any, Any]]) -> list[Done]:
    chosen = [(kind, pk) for kind, pk, _done_on in found]
    deadlines = Deadline.objects.filter(pk__in=[pk for kind, pk in chosen if kind == Deadline.slug])
    deadlines = deadlines.select_related("partnership", "owner")
    duties = FollowUp.objects.filter(pk__in=[pk for kind, pk in chosen if kind == FollowUp.slug])
    rows: dict[Any, Any] = {
        row.pk: row
        for row in (
            *deadlines.prefetch_related("owner__names", "partnership__parties__place"),
            *duties,
        )
    }
    return [_line(office, rows[pk]) for _kind, pk in chosen]


def _line(office: Office, row: Any) -> Done:
    partnership, owner = getattr(row, "partnership", None), getattr(row, "owner", None)
    url = crumbs.record_url("edit", office, row)
    return Done(row, str(partnership or ""), str(owner or ""), url)


def finish(request: WorkspaceRequest, office: Office) -> None:
    """Record that a deadline or duty is done today, and say so with the way back."""
    duty = _asked(request, office, request.POST["done"])
    act = actions.finish_deadline if isinstance(duty, Deadline) else actions.finish_follow_up
    act(request.actor, duty)
    said = _("“%(name)s” is done.") % {"name": duty}
    messages.success(request, said, extra_tags=f"{duty.slug}:{duty.pk}")


def take_back(request: WorkspaceRequest, office: Office) -> None:
    """Record that a deadline or duty is not done after all."""
    duty = _asked(request, office, request.POST["again"])
    actions.reopen(request.actor, duty)
    messages.success(request, _("“%(name)s” waits again.") % {"name": duty})


def _asked(request: WorkspaceRequest, office: Office, asked: str) -> Any:
    """Return the deadline or duty that a button names."""
    slug, _sep, pk = asked.partition(":")
    model: Any = {one.slug: one for one in (Deadline, FollowUp)}.get(slug)
    if model is None:
        raise Http404
    rows = model.objects.visible_to(request.actor).current()
    try:
        return get_object_or_404(rows, pk=pk, office=office)
    except ValidationError:
        raise Http404 from None
