# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginnings: a new partnership, and the first office of an installation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships import actions
from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people import actions as people
from zweiklang.domain.people import setup_code
from zweiklang.domain.people.models import Office
from zweiklang.domain.places import actions as places
from zweiklang.doors.ui.frame import Frame
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show, whole
from zweiklang.doors.workspace.forms.cities import FirstOfficeForm, PartnershipForm
from zweiklang.doors.workspace.forms.keys import key_from
from zweiklang.doors.workspace.forms.references import SourceField
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.doors.workspace.views.cities import CityChoice, city_choice
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


# -- A partnership -------------------------------------------------------------------------------
@in_office
@whole
def partnership_new(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Choose the other city, say since when and what kind, and open the file."""
    if not request.actor.holds(office.pk, WRITING_ROLES):
        READER_ONLY.require()
    choice = city_choice(request)
    form = None
    if choice.chosen is not None:
        name = choice.chosen.name_in(choice.language)
        form = PartnershipForm(
            request.POST if request.method == "POST" else None,
            initial={"key": _free_key(office, name), "kind": Phase.Kind.PROJECT},
            label_suffix="",
        )
        if form.is_valid():
            made = _create(request.actor, office, choice, form)
            if made is not None:
                messages.success(request, _("The file is open. Add what you know of it."))
                return HttpResponseRedirect(crumbs.partnership_url(office, made))
    context = {"choice": choice, "form": form}
    status = 422 if form is not None and form.is_bound else 200
    return show(
        request, "partnership_new.html", context, office=office, section="partnerships",
        status=status,
    )  # fmt: skip


def _free_key(office: Office, name: str) -> str:
    wanted = key_from(name)
    taken = set(
        Partnership.objects.filter(office=office, key__startswith=wanted).values_list(
            "key", flat=True
        )
    )
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _create(
    actor: Actor, office: Office, choice: CityChoice, form: PartnershipForm
) -> Partnership | None:
    """Open the file with its first phase; None if something stands against it."""
    entered = form.cleaned_data
    try:
        with transaction.atomic():
            assert choice.chosen is not None  # noqa: S101 - tells mypy: the page asks only once a city is chosen
            other = places.adopt_place(actor, choice.chosen, office_id=office.pk)
            made = actions.create_partnership(
                actor, office.pk, entered["key"], [office.place, other]
            )
            if entered["begins"]:
                source = _source(actor, office, entered["source"])
                phase = Phase(
                    office=office, partnership=made, key=f"{made.key}-1", kind=entered["kind"],
                    begins=entered["begins"], source=source,
                )  # fmt: skip
                save_record(actor, phase)
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, texts in by_field.items():
            form.add_error(name if name in form.fields else None, ValidationError(texts))
        return None
    return made


def _source(actor: Actor, office: Office, text: str) -> Source | None:
    found = SourceField(Scene(actor, office), required=False).clean(text)
    if found is not None and found._state.adding:
        found.save()
    return found


# -- The first office ----------------------------------------------------------------------------
def setup(request: HttpRequest) -> HttpResponse:
    """Lead through the set-up of one's own city; open only while there is no office."""
    if Office.objects.exists():
        return HttpResponseRedirect(reverse("workspace:home"))
    setup_code.current()
    choice = city_choice(request)
    form = None
    if choice.chosen is not None:
        form = FirstOfficeForm(
            request.POST if request.method == "POST" else None,
            initial=_proposals(choice),
            label_suffix="",
        )
        if form.is_valid():
            answer = _found(request, choice, form)
            if answer is not None:
                return answer
    context: dict[str, Any] = {
        "choice": choice,
        "form": form,
        "frame": Frame(name="Zweiklang", home=request.path),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "workspace/setup.html", context, status=status)


def _proposals(choice: CityChoice) -> dict[str, str]:
    city = choice.chosen
    if city is None:
        return {}
    return {
        "name_de": f"{city.name_in('de')}, Internationale Beziehungen",
        "name_en": f"{city.name_in('en')}, International Relations",
        "key": key_from(city.name_in(choice.language)),
    }


def _found(request: HttpRequest, choice: CityChoice, form: FirstOfficeForm) -> HttpResponse | None:
    """Found the office and sign its administrator in; None if something stands against it."""
    entered = form.cleaned_data
    try:
        with transaction.atomic():
            assert choice.chosen is not None  # noqa: S101 - tells mypy: the page asks only once a city is chosen
            system = Actor.system(_("Set-up"))
            place = places.adopt_place(system, choice.chosen)
            name = TranslatedText.of(de=entered["name_de"], en=entered["name_en"])
            office, user = people.found_office(
                place,
                key=entered["key"],
                name=name,
                email=entered["email"],
                password=entered["password"],
                full_name=entered["full_name"],
            )
            places.record_population(system, place, choice.chosen, office.pk)
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for field, texts in by_field.items():
            form.add_error(field if field in form.fields else None, ValidationError(texts))
        return None
    setup_code.spend()
    login(request, user, "django.contrib.auth.backends.ModelBackend")
    messages.success(
        request, _("Your office is set up. Now open the file of your first partnership.")
    )
    here = reverse("workspace:partnership_new", kwargs={"office": office.key})
    return HttpResponseRedirect(here)
