# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The points of a resolution: paste the adopted text, look how it splits, then mark each point."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.mandate.actions import Mark, paste_resolution
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.mandate.rules import check_goals
from zweiklang.domain.mandate.splitting import Resolution, SplitPoint, split_resolution
from zweiklang.domain.partnerships.models import Basis, Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.inputs import goal_titles
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.doors.workspace.views.records import find_record
from zweiklang.foundation import policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.form_fields import CodesFormField


class PastingForm(forms.Form):
    """Takes the adopted text and its language."""

    text = forms.CharField(
        label=gettext_lazy("Adopted text"),
        help_text=gettext_lazy("As it was adopted. Each point begins on a line of its own: 1. …"),
        widget=forms.Textarea({"rows": 20, "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the text"), choices=settings.LANGUAGES
    )


class MarkingForm(forms.Form):
    """Asks for part and goals of each point found, preset from the text.

    `shown` tells the text they belong to.
    """

    def __init__(self, split: Resolution, shown: str, **kwargs: Any) -> None:
        super().__init__(label_suffix="", **kwargs)
        self.split, self.shown = split, shown
        for index, point in enumerate(split.points):
            number = {"number": point.number}
            self.fields[f"part-{index}"] = forms.ChoiceField(
                label=_("Part of point %(number)s") % number,
                choices=ResolutionPoint.Part.choices,
                initial=point.part,
            )
            goals = CodesFormField(
                label=_("Goals of point %(number)s") % number,
                required=False,
                initial=list(point.goals),
                validators=[check_goal_codes],
            )
            goals.widget.attrs["placeholder"] = "13, 11.6"
            self.fields[f"goals-{index}"] = goals

    def rows(self) -> list[tuple[SplitPoint, forms.BoundField, forms.BoundField]]:
        """Return each point with its two inputs."""
        return [
            (point, self[f"part-{index}"], self[f"goals-{index}"])
            for index, point in enumerate(self.split.points)
        ]

    def marks(self) -> list[Mark]:
        """Return what was marked, point by point."""
        data = self.cleaned_data
        return [
            Mark(data[f"part-{index}"], tuple(data[f"goals-{index}"]))
            for index, _point in enumerate(self.split.points)
        ]


def check_goal_codes(codes: list[str]) -> None:
    """Raise ValidationError for codes that are no goal or target."""
    try:
        check_goals(codes)
    except ValidationError as error:
        raise ValidationError(error.messages) from error


@in_office
def points(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Show a council item's points and what backs them; without points, split a pasted text.

    The first post shows how the text splits, to mark each point; only `_save` writes.
    """
    item: CouncilItem = find_record(request.actor, office, CouncilItem.slug, record_id)
    policy.can_see(request.actor, item).require()
    posted = request.POST if request.method == "POST" else None
    form = PastingForm(posted, label_suffix="", initial={"language": request.LANGUAGE_CODE})
    marking = None
    if posted is not None and form.is_valid():
        policy.can_write(request.actor, item).require()
        marking = _marking(posted, form.cleaned_data["text"])
        if "_save" in posted and (done := _paste(request, item, form, marking)):
            return done
    rows = list(item.points.filter(withdrawn_on=None).order_by("position"))
    for row in rows:
        row.office, row.council_item = office, item
    backed = _backed(request.actor, rows)
    listing = Listing(str(item), tables.points(backed), lambda: rows)
    if answer := asked_list(request, {"": listing}, office.key, item.key, "points"):
        return answer
    asked = request.GET.get("name", "")
    naming = next((row.pk for row in rows if str(row.pk) == asked), None)
    if not policy.can_write(request.actor, item):
        naming = None
    context = {
        "item": item,
        "rows": rows,
        "backed": backed,
        "naming": naming,
        "partnerships": _partnerships(request.actor, office) if naming else [],
        "form": form,
        "marking": marking,
        "forms": [one for one in (form, marking) if one is not None],
        "split": marking.split if marking else None,
        "goals": goal_titles(),
        "crumbs": crumbs.to_record(office, None, item),
        "new_url": crumbs.new_url(office, "resolution-point", council_item=item.pk),
    }
    status = 422 if form.errors or (marking and marking.errors) else 200
    return show(request, "points.html", context, office=office, section="desk", status=status)


def _marking(posted: QueryDict, text: str) -> MarkingForm:
    """Return the points of a text as marked; preset anew where another text was marked."""
    split = split_resolution(text)
    shown = hashlib.sha256(text.encode()).hexdigest()
    marked = "part-0" in posted and posted.get("shown") == shown
    return MarkingForm(split, shown, data=posted if marked else None)


def _paste(
    request: WorkspaceRequest, item: CouncilItem, form: PastingForm, marking: MarkingForm
) -> HttpResponse | None:
    """Write the points and return the way back to them; None if there is something to mend."""
    if marking.is_bound and not marking.is_valid():
        return None
    if not marking.is_bound and request.POST.get("shown"):
        return None  # the text is another one than was shown: look at it first
    entered = form.cleaned_data
    marks = marking.marks() if marking.is_bound else []
    try:
        made = paste_resolution(request.actor, item, entered["text"], entered["language"], marks)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name if name in form.fields else None, ValidationError(texts))
        return None
    said = ngettext("%(count)s point is on file.", "%(count)s points are on file.", len(made))
    messages.success(request, said % {"count": len(made)})
    return HttpResponseRedirect(request.get_full_path())


def _partnerships(actor: Actor, office: Office) -> list[Partnership]:
    """Return the partnerships that may back a point, by their cities."""
    found = Partnership.objects.visible_to(actor).filter(office=office).current()
    rows: list[Partnership] = list(found.prefetch_related("parties__place").order_by("key"))
    return rows


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
