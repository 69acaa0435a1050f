# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The points of a resolution: paste the adopted text, look how it splits, then mark each point."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.mandate.actions import paste_resolution
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.mandate.splitting import split_resolution
from zweiklang.domain.partnerships.models import Basis
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.doors.workspace.views.records import find_record
from zweiklang.foundation import policy
from zweiklang.foundation.actors import Actor


class PastingForm(forms.Form):
    """Takes the adopted text and its language."""

    text = forms.CharField(
        label=gettext_lazy("Adopted text"),
        help_text=gettext_lazy("As it was adopted. Each point begins on a line of its own: 1. …"),
        widget=forms.Textarea({"rows": 16}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the text"), choices=settings.LANGUAGES
    )


@in_office
def points(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Show a council item's points and what backs them; without points, split a pasted text.

    The first post shows how the text splits; only the second one, with `_save`, writes.
    """
    item: CouncilItem = find_record(request.actor, office, CouncilItem.slug, record_id)
    policy.can_see(request.actor, item).require()
    posted = request.POST if request.method == "POST" else None
    form = PastingForm(posted, label_suffix="", initial={"language": request.LANGUAGE_CODE})
    split = None
    if posted is not None and form.is_valid():
        policy.can_write(request.actor, item).require()
        if "_save" in posted:
            done = _paste(request, item, form)
            if done is not None:
                return done
        else:
            split = split_resolution(form.cleaned_data["text"])
    rows = list(item.points.filter(withdrawn_on=None).order_by("position"))
    for row in rows:
        row.office, row.council_item = office, item
    backed = _backed(request.actor, rows)
    listing = Listing(str(item), tables.points(backed), lambda: rows)
    if answer := asked_list(request, {"": listing}, office.key, item.key, "points"):
        return answer
    context = {
        "item": item,
        "rows": rows,
        "backed": backed,
        "form": form,
        "split": split,
        "crumbs": crumbs.to_record(office, None, item),
        "new_url": crumbs.new_url(office, "resolution-point", council_item=item.pk),
    }
    status = 422 if form.errors else 200
    return show(request, "points.html", context, office=office, section="desk", status=status)


def _paste(request: WorkspaceRequest, item: CouncilItem, form: PastingForm) -> HttpResponse | None:
    """Write the points and return the way back to them; None if the text could not be taken."""
    entered = form.cleaned_data
    try:
        made = paste_resolution(request.actor, item, entered["text"], entered["language"])
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name if name in form.fields else None, ValidationError(texts))
        return None
    said = ngettext("%(count)s point is on file.", "%(count)s points are on file.", len(made))
    messages.success(request, said % {"count": len(made)})
    return HttpResponseRedirect(request.get_full_path())


def _backed(actor: Actor, rows: list[Any]) -> dict[uuid.UUID, list[Any]]:
    """Return the partnerships that back each point."""
    found: dict[uuid.UUID, list[Any]] = {row.pk: [] for row in rows}
    bases = (
        Basis.objects.visible_to(actor)
        .current()
        .filter(point__in=rows, partnership__withdrawn_on=None)
    )
    for basis in bases.select_related("partnership").prefetch_related(
        "partnership__parties__place"
    ):
        if basis.point_id:
            found[basis.point_id].append(basis.partnership)
    return found
