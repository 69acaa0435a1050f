# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a city in the directory: for a new place, a new partnership, the first office."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.places import actions, directory
from zweiklang.domain.places.directory import DirectoryEntry
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show, whole
from zweiklang.doors.workspace.forms.cities import CitySearchForm
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES

SHOWN = 8


@dataclass(frozen=True)
class CityChoice:
    """The step before a form: the question for a city, what was found, what was chosen."""

    form: CitySearchForm
    found: list[DirectoryEntry]
    chosen: DirectoryEntry | None
    language: str

    @property
    def asked(self) -> bool:
        """Return whether a name was given."""
        return self.form.is_bound

    @property
    def labels(self) -> list[tuple[str, str]]:
        """Return key and full name of what was found."""
        return [(one.key, directory.full_label(one, self.language)) for one in self.found]

    @property
    def chosen_label(self) -> str:
        """Return the full name of the chosen city."""
        return directory.full_label(self.chosen, self.language) if self.chosen else ""


def city_choice(request: HttpRequest) -> CityChoice:
    """Return how far the choice of a city has come, from the address or the posted form."""
    key = request.POST.get("chosen") or request.GET.get("chosen", "")
    chosen = directory.entry(key) if key else None
    asked = "city" in request.GET
    form = CitySearchForm(request.GET if asked else None, label_suffix="")
    found = directory.find(form.cleaned_data["city"], limit=SHOWN) if form.is_valid() else []
    return CityChoice(form, found, chosen, get_language() or "en")


@in_office
@whole
def place_new(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Put a city of the directory on file."""
    if not request.actor.holds(office.pk, WRITING_ROLES):
        READER_ONLY.require()
    choice = city_choice(request)
    if request.method == "POST" and choice.chosen is not None:
        place = actions.adopt_place(request.actor, choice.chosen, office_id=office.pk)
        messages.success(request, _("%(name)s is on file.") % {"name": place})
        return HttpResponseRedirect(crumbs.list_url(office, "place"))
    context = {
        "choice": choice,
        "by_hand": reverse("workspace:record_new", kwargs={"office": office.key, "slug": "place"}),
    }
    return show(request, "place_new.html", context, office=office, section="desk")
