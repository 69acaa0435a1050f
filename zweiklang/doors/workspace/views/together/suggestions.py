# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An accepted line of the topic finder becomes the draft of a common topic."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zweiklang.domain.joint import queries
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.common import propose_from_suggestion
from zweiklang.domain.topics.models import TopicSuggestion
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.doors.workspace.views.joint.common import acting, url
from zweiklang.foundation.actors import Actor


@in_office
@require_POST
def topics_propose(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Draft a common topic out of a suggestion in the joint file of its two cities."""
    actor = acting(request, office)
    rows = TopicSuggestion.objects.visible_to(actor).current().of_office(office.pk)
    found = get_object_or_404(rows, pk=record_id)
    file = file_between(actor, found.first_place, found.second_place, found.third_place)
    if file is None:
        text = _(
            "%(first)s and %(second)s keep no joint file yet. Open it on the page of your "
            "partnership; then the topic can be proposed."
        )
        names = {"first": found.first_place, "second": found.second_place}
        messages.warning(request, text % names)
        return HttpResponseRedirect(reverse("workspace:partnerships", args=[office.key]))
    return draft_from(request, office, actor, file, found)


def draft_from(
    request: WorkspaceRequest,
    office: Office,
    actor: Actor,
    file: JointFile,
    found: TopicSuggestion,
) -> HttpResponse:
    """Draft a common topic out of a suggestion and lead to it, or say why it cannot be."""
    try:
        draft = propose_from_suggestion(actor, file, found)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return HttpResponseRedirect(url("topics", office, file_id=file.pk))
    messages.success(request, _("A draft with everything filled in. Go over it."))
    return HttpResponseRedirect(url("proposal", office, proposal_id=draft.pk))


def file_between(actor: Actor, *cities: Place | None) -> JointFile | None:
    """Return the joint file of the cities with the fewest others, the oldest first."""
    places = [one for one in cities if one is not None]
    rows = queries.files_visible_to(actor).order_by("opened_at")
    for place in places:
        rows = rows.filter(parties__place=place)
    wanted = {one.pk for one in places}
    return min(
        rows,
        key=lambda file: len({party.place_id for party in file.parties.all()} - wanted),
        default=None,
    )
