# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page of the workspace, and what its frame shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Membership, Office
from zweiklang.domain.people.queries import offices_of
from zweiklang.doors.ui.frame import Frame, Link
from zweiklang.doors.workspace import drafts
from zweiklang.foundation.actors import (
    OUT_OF_SCOPE,
    RELEASING_ROLES,
    WRITING_ROLES,
    Actor,
    Refused,
)

ADMINISTRATORS = frozenset({"administrator"})


class WorkspaceRequest(HttpRequest):
    """A request as the middleware hands it on."""

    actor: Actor
    user: Any


Page = Callable[..., HttpResponseBase]


def signed_in(view: Page) -> Page:
    """Return the view for members only; what a signed-out person typed is kept over the sign-in."""

    @wraps(view)
    def page(request: WorkspaceRequest, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):
                return HttpResponse(status=403)
            if request.method == "POST":
                drafts.keep(request)
            return redirect_to_login(request.get_full_path())
        try:
            return _for_members_only(view(request, **kwargs))
        except Refused as refused:
            raise PermissionDenied(refused.reason) from refused

    return page


def _for_members_only(answer: HttpResponseBase) -> HttpResponseBase:
    """Return the answer such that no browser or proxy keeps it.

    Pages with a form to fill in are the exception: browsers bring back what was typed, as the page
    of an expired form promises, only into pages that they may keep, and ask before they do so.
    """
    is_written = isinstance(answer, HttpResponse) and b'class="zk-form' in answer.content
    answer.headers.setdefault(
        "Cache-Control", "private, no-cache" if is_written else "private, no-store"
    )
    return answer


def in_office(view: Page) -> Page:
    """Return the view with its office instead of the office's short name, for its members only."""

    @wraps(view)
    def page(request: WorkspaceRequest, office: str, **kwargs: Any) -> HttpResponseBase:
        found = Office.objects.select_related("place").filter(key=office).first()
        if found is None:
            raise Http404
        if found.pk not in request.actor.roles:
            raise PermissionDenied(
                _("These pages belong to %(office)s. Ask its administrator to add your account.")
                % {"office": found}
            )
        return view(request, office=found, **kwargs)

    return signed_in(page)


def only(roles: frozenset[str]) -> Callable[[Page], Page]:
    """Return a decorator below `in_office` that lets only members of some roles in."""

    def narrowed(view: Page) -> Page:
        @wraps(view)
        def page(request: WorkspaceRequest, office: Office, **kwargs: Any) -> HttpResponseBase:
            if not request.actor.holds(office.pk, roles):
                raise PermissionDenied(refusal(roles))
            return view(request, office=office, **kwargs)

        return page

    return narrowed


def whole(view: Page) -> Page:
    """Return the view, below `in_office`, only for members who are not limited to partnerships."""

    @wraps(view)
    def page(request: WorkspaceRequest, office: Office, **kwargs: Any) -> HttpResponseBase:
        if office.pk in request.actor.scopes:
            OUT_OF_SCOPE.require()
        return view(request, office=office, **kwargs)

    return page


def refusal(roles: frozenset[str]) -> str:
    """Return who may do what only some roles may."""
    if roles == ADMINISTRATORS:
        return _("Only administrators may do this. Ask an administrator of your office.")
    if roles == RELEASING_ROLES:
        return _("Only coordinators may do this. Ask a coordinator of your office.")
    return _("Your account may read but not write. Ask a coordinator of your office.")


def frame_for(request: WorkspaceRequest, office: Office | None, section: str = "") -> Frame:
    """Return the frame of a workspace page; `section` is the entry that is current."""
    if office is None:
        return Frame(
            name="Zweiklang",
            home=reverse("workspace:home"),
            account=_account(_("Account"), section),
        )
    here = {"office": office.key}
    role = Membership.Role(request.actor.roles[office.pk]).label
    entries = [
        ("home", _("My day"), reverse("workspace:home")),
        ("partnerships", _("Partnerships"), reverse("workspace:partnerships", kwargs=here)),
        ("topics", _("Topics"), reverse("workspace:topics", kwargs=here)),
        ("deadlines", _("Deadlines"), reverse("workspace:deadlines", kwargs=here)),
        ("reports", _("Reports"), reverse("workspace:reports", kwargs=here)),
    ]
    return Frame(
        name="Zweiklang",
        city=str(office.place),
        home=reverse("workspace:home"),
        nav=tuple(Link(url, label, key == section) for key, label, url in entries),
        footer=_footer(office),
        aside=Link(reverse("workspace:desk", kwargs=here), _("Office"), section == "desk"),
        search=Link(reverse("workspace:search", kwargs=here), _("Search"), section == "search"),
        account=_account(_("Account (%(role)s)") % {"role": role}, section),
        demonstration=office.is_demonstration,
    )


def _account(label: str, section: str) -> Link:
    return Link(reverse("workspace:account"), label, section == "account")


def _footer(office: Office) -> tuple[Link, ...]:
    """Return the links below each page, those of the portal."""
    public = [
        ("data", _("Open data")),
        ("accessibility", _("Accessibility")),
        ("privacy", _("Privacy")),
        ("imprint", _("Imprint")),
    ]
    return (
        Link(reverse("portal:office", args=[office.key]) + "#contact", _("Contact")),
        *(Link(reverse(f"portal:{name}", args=[office.key]), label) for name, label in public),
    )


def first_office(request: WorkspaceRequest) -> Office | None:
    """Return the office an account without a choice works for, None if it has none."""
    return offices_of(request.actor).first()


def show(
    request: WorkspaceRequest,
    template: str,
    context: dict[str, Any],
    *,
    office: Office | None = None,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return a workspace page in its frame."""
    actor = request.actor
    common = {
        "frame": frame_for(request, office, section),
        "office": office,
        "may_write": office is not None and actor.holds(office.pk, WRITING_ROLES),
        "may_release": office is not None and actor.holds(office.pk, RELEASING_ROLES),
        "is_administrator": office is not None and actor.holds(office.pk, ADMINISTRATORS),
    }
    return render(request, f"workspace/{template}", {**common, **context}, status=status)
