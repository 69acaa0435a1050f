# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all pages of joint files need: who acts, which cities, where the pages lie."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint import kinds, queries
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest
from zweiklang.foundation.actors import Actor


def acting(request: WorkspaceRequest, office: Office) -> Actor:
    """Return the actor as a member of this office alone: who belongs to several acts for the one
    whose pages are open.
    """
    return request.actor.within(office.pk)


def file_or_404(actor: Actor, file_id: uuid.UUID) -> JointFile:
    """Return a joint file the actor reads."""
    found = queries.files_visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise Http404
    return found


def record_or_404(actor: Actor, record_id: uuid.UUID) -> JointRecord:
    """Return a joint text of a file in which the actor's office has a seat."""
    found = queries.records_visible_to(actor).filter(pk=record_id).first()
    if found is None or not queries.files_visible_to(actor).filter(pk=found.file_id).exists():
        raise Http404
    return found


def proposal_or_404(actor: Actor, proposal_id: uuid.UUID) -> Proposal:
    """Return a proposal the actor reads."""
    found = queries.proposals_visible_to(actor).filter(pk=proposal_id).first()
    if found is None:
        raise Http404
    return found


def kind_or_404(slug: str) -> kinds.JointKind:
    """Return a kind of joint text that some app has registered."""
    try:
        return kinds.kind_of(slug)
    except KeyError as error:
        raise Http404 from error


def url(name: str, office: Office, **parts: Any) -> str:
    """Return the address of one of the joint pages of an office."""
    return reverse(f"workspace:joint_{name}", kwargs={"office": office.key, **parts})


def way(office: Office, file: JointFile, *further: Link) -> list[Link]:
    """Return the way from the list of partnerships to a page of a joint file."""
    here = {"office": office.key}
    found = [Link(reverse("workspace:partnerships", kwargs=here), _("Partnerships"))]
    own = Partnership.objects.filter(office=office, joint_file=file).first()
    if own is not None:
        own_url = crumbs.partnership_url(office, own)
        found.append(Link(own_url, " – ".join(map(str, names_of(file).values()))))
    file_url = url("file", office, file_id=file.pk) if further else ""
    return [*found, Link(file_url, _("Joint file")), *further]


def language() -> str:
    """Return the reader's language."""
    return get_language() or "en"


def messages_of(error: ValidationError) -> list[str]:
    """Return all messages of an error, whatever its shape."""
    return list(error.messages)
