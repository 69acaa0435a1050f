# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the three pages of giving and gaining share: partnership, file, seat, way and steps."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.models import JointFile, JointParty
from zweiklang.domain.joint.queries import files_visible_to
from zweiklang.domain.joint.shared import SharedRecord, share
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, show
from zweiklang.doors.workspace.views.joint.common import acting
from zweiklang.foundation.actors import Actor


@dataclass(frozen=True)
class Place:
    """Where somebody works: the office's partnership, its joint file, the own seat in it."""

    actor: Actor
    office: Office
    partnership: Partnership
    file: JointFile
    party: JointParty

    @property
    def names(self) -> dict[str, str]:
        """Return the cities' names by side, in the reader's language."""
        return {side: str(place) for side, place in names_of(self.file).items()}


def place_of(request: WorkspaceRequest, office: Office, key: str) -> Place | None:
    """Return where the reader works; None while the cities keep no joint file. Raises Http404."""
    actor = acting(request, office)
    found = Partnership.objects.visible_to(actor).current().filter(office=office, key=key)
    partnership = found.prefetch_related("parties__place").first()
    if partnership is None:
        raise Http404(key)
    if partnership.joint_file_id is None:
        return None
    file = files_visible_to(actor).filter(pk=partnership.joint_file_id).first()
    party = policy.party_of(actor, file) if file is not None else None
    if file is None or party is None:
        return None
    partnership.joint_file = file
    return Place(actor, office, partnership, file, party)


def without_file(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Say that giving and gaining begin with a joint file, and lead there."""
    partnership = Partnership.objects.get(office=office, key=key)
    context = {"partnership": partnership, "crumbs": way(office, partnership, "")[:-1]}
    return show(request, "giving/no_file.html", context, office=office, section="partnerships")


def way(office: Office, partnership: Partnership, title: str) -> list[Link]:
    """Return the way from the list of partnerships to one of the pages."""
    here = {"office": office.key}
    return [
        Link(reverse("workspace:partnerships", kwargs=here), _("Partnerships")),
        Link(crumbs.partnership_url(office, partnership), str(partnership)),
        Link("", title),
    ]


def pages(place: Place, current: str) -> list[Link]:
    """Return the three pages, the one the reader is on marked."""
    here = {"office": place.office.key, "key": place.partnership.key}
    return [
        Link(reverse(f"workspace:{name}", kwargs=here), label, name == current)
        for name, label in (
            ("giving", _("Giving and gaining")),
            ("expectations", _("Expectations")),
            ("assessment", _("Self-assessment")),
        )
    ]


def page(
    request: WorkspaceRequest,
    place: Place,
    name: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Return one of the three pages."""
    listed = pages(place, name)
    title = next(link.label for link in listed if link.current)
    common = {
        "place": place,
        "partnership": place.partnership,
        "names": place.names,
        "own_side": place.party.side,
        "pages": listed,
        "may_share": bool(policy.can_propose(place.actor, place.file)),
        "crumbs": way(place.office, place.partnership, str(title)),
    }
    return show(
        request, f"giving/{name}.html", common | context, office=place.office,
        section="partnerships", status=status,
    )  # fmt: skip


def share_posted(
    request: WorkspaceRequest, place: Place, models: tuple[type[SharedRecord], ...], said: str
) -> HttpResponse:
    """Show the statement that the form names to the other cities, say so, and lead back to it."""
    record = posted(place.actor, models, request.POST.get("share", ""), place.file)
    share(place.actor, record)
    messages.success(request, said)
    return HttpResponseRedirect(f"{request.get_full_path()}#entry-{record.pk}")


def posted(actor: Actor, models: tuple[type[SharedRecord], ...], text: str, file: JointFile) -> Any:
    """Return the statement a form names by its id, as far as the actor sees it; else Http404."""
    try:
        wanted = uuid.UUID(text)
    except ValueError as error:
        raise Http404 from error
    for model in models:
        found = model.objects.visible_to(actor).current().filter(pk=wanted, file=file).first()
        if found is not None:
            return found
    raise Http404
