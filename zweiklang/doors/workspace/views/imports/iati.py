# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports activities of other publishers (IATI), large files in the background."""

from __future__ import annotations

import dataclasses
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.partnerships.queries import partnerships_of
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, only, show, whole
from zweiklang.doors.workspace.views.imports.steps import (
    Steps,
    UploadForm,
    answer,
    crumbs,
    handed,
    preview,
)
from zweiklang.foundation import clock
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.foundation.numbers import whole_number
from zweiklang.inputs.iati.picking import is_large, picking_of, request_picking
from zweiklang.inputs.iati.reading import left_out, read_iati
from zweiklang.inputs.plans import ImportPlan
from zweiklang.inputs.workbook import keeping


class IatiForm(UploadForm):
    """Asks for a file of another publisher, and for which partnership it is of interest."""

    partnership = forms.ChoiceField(label=gettext_lazy("Partnership"))
    country = forms.CharField(
        label=gettext_lazy("Only of a country"),
        required=False,
        max_length=2,
        help_text=gettext_lazy("Two letters, such as GH."),
    )
    matching = forms.CharField(
        label=gettext_lazy("Only with these words"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("In title or identifier."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("IATI 2.03, as .xml or .xml.gz")
        partnership: Any = self.fields["partnership"]
        partnership.choices = choices

    @property
    def chosen(self) -> dict[str, str]:
        """Return what of the file is wanted, and for which partnership."""
        return {name: self.cleaned_data[name] for name in ("partnership", "country", "matching")}


@in_office
@only(WRITING_ROLES)
@whole
def import_iati(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take activities of others, show which projects they would become, and do it after the yes."""
    found = partnerships_of(office.pk, request.actor, on=clock.today())
    choices = [(one.key, str(one)) for one in found]
    form = IatiForm(None, label_suffix="", choices=choices)
    if "look" in request.POST:
        form = IatiForm(request.POST, request.FILES, label_suffix="", choices=choices)
        if form.is_valid():
            name, content = form.content()
            if is_large(content):
                return _in_background(request, office, name, content, form.chosen)
    elif "reading" in request.GET and request.method == "GET":
        return _how_far(request, office)
    return answer(request, office, form, Steps(_read, "import_iati.html", "workspace:import_iati"))


def _in_background(
    request: WorkspaceRequest, office: Office, name: str, content: bytes, chosen: dict[str, str]
) -> HttpResponse:
    """Have a large file read in the background, and lead to the page that says how far it is."""
    token = keeping.keep(request.actor, name, content)
    asked = request_picking(request.actor, office, token, chosen)
    here = reverse("workspace:import_iati", kwargs={"office": office.key})
    return HttpResponseRedirect(f"{here}?reading={asked.pk}")


def _how_far(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show how far a large file is read, once it is the preview of what was picked."""
    number = whole_number(request.GET["reading"])
    asked = None if number is None else picking_of(request.actor, office, number)
    if asked is None:
        raise Http404
    here = reverse("workspace:import_iati", kwargs={"office": office.key})
    context: dict[str, Any] = {"asked": asked, "here": here, "crumbs": crumbs(office)}
    kept = None if asked.problem else keeping.find(request.actor, asked.token)
    if asked.state != IatiPicking.State.DONE or kept is None:
        context |= {"is_open": asked.is_open}
        return show(request, "import_reading.html", context, office=office, section="desk")
    plan = read_iati(kept[1], office, request.actor, name=kept[0], **asked.chosen)
    if left := asked.seen - asked.picked:
        plan = dataclasses.replace(plan, notes=(left_out(left), *plan.notes))
    context |= {"handed": asked.chosen, **preview(plan, asked.token)}
    return show(request, "import_preview.html", context, office=office, section="desk")


def _read(request: WorkspaceRequest, office: Office, name: str, content: bytes) -> ImportPlan:
    given = handed(request)
    return read_iati(
        content,
        office,
        request.actor,
        name=name,
        partnership=given.get("partnership", ""),
        matching=given.get("matching", ""),
        country=given.get("country", ""),
    )
