# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office decides on a line of the topic finder."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import actions, queries
from zweiklang.domain.topics.models import Passage, TopicSuggestion
from zweiklang.doors.workspace.access import WorkspaceRequest
from zweiklang.doors.workspace.views.joint.common import acting
from zweiklang.doors.workspace.views.together.suggestions import draft_from, file_between
from zweiklang.doors.workspace.views.topics.lines import Failed
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES
from zweiklang.foundation.lists import with_commas


def decide(request: WorkspaceRequest, office: Office) -> HttpResponse | Failed:
    """Keep the decision of the form and lead back to the page, or say why it cannot be kept."""
    if not request.actor.holds(office.pk, WRITING_ROLES):
        READER_ONLY.require()
    said = {name: request.POST.get(name, "") for name in ("kind", "code", "decision")}
    reason = request.POST.get("reason", "").strip()[:300]
    names = ("first", "second", "third") if said["kind"] == "all" else ("first", "second")
    passages = _passages(request, names)
    if len(passages) < len(names):
        messages.warning(request, _("The papers were read again meanwhile. Please look anew."))
        return HttpResponseRedirect(request.get_full_path())
    try:
        kept = actions.decide_line(request.actor, office, passages=passages, reason=reason, **said)
    except ValidationError as error:
        mark = "-".join([said["kind"], said["code"], *(str(one.pk) for one in passages)])
        return Failed(mark, tuple(error.messages), reason)
    if kept.decision == TopicSuggestion.Decision.ACCEPTED:
        actor = acting(request, office)
        file = file_between(actor, kept.first_place, kept.second_place, kept.third_place)
        if file is not None:
            return draft_from(request, office, actor, file, kept)
    messages.success(request, _kept_message(kept))
    return HttpResponseRedirect(request.get_full_path())


def _passages(request: WorkspaceRequest, names: tuple[str, ...]) -> list[Passage]:
    """Return the passages the form names that still stand and that the actor may see."""
    numbers = [request.POST.get(name, "") for name in names]
    ids = [int(one) for one in numbers if one.isdecimal() and len(one) < 16]
    seen = queries.passages_by_id(ids, request.actor)
    rows = Passage.objects.filter(pk__in=seen).select_related("reading__paper__place")
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in ids if pk in found]


def _kept_message(kept: TopicSuggestion) -> str:
    if kept.decision == TopicSuggestion.Decision.ACCEPTED:
        text = _(
            "Suggested as a common topic: %(title)s. Nothing is published; talk to %(cities)s "
            "about it."
        )
    elif kept.decision == TopicSuggestion.Decision.PARKED:
        text = _("Parked: %(title)s. It stands below, among what is decided.")
    else:
        text = _(
            "Left out: %(title)s. It stands below with your reason and can be taken back. The next "
            "best passages take its place."
        )
    others = [kept.second_place, *([kept.third_place] if kept.third_place else [])]
    title = f"{kept.target} {short_title(kept.target, get_language() or 'en')}"
    return text % {"title": title, "cities": with_commas(map(str, others))}
