# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One pair of pages for every kind of record: add it, change it."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.doors.workspace import crumbs, drafts, drawings
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.consequences import consequence_of
from zweiklang.doors.workspace.forms.beginnings import form_class
from zweiklang.doors.workspace.forms.record_form import RecordForm
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.doors.workspace.kinds import (
    STATED_KINDS,
    model_of,
    parent_field,
    partnership_of,
)
from zweiklang.doors.workspace.views import conflict
from zweiklang.foundation import policy
from zweiklang.foundation.actors import OUT_OF_SCOPE, Actor
from zweiklang.foundation.files import store_upload
from zweiklang.foundation.records import Record
from zweiklang.foundation.writing import Conflict, save_record


@in_office
def record_new(request: WorkspaceRequest, office: Office, slug: str) -> HttpResponse:
    """Show or take the form for a new record; the address says below which record it stands."""
    model = model_of(slug)
    if slug in STATED_KINDS:  # they begin on the page of their joint file
        raise Http404(slug)
    record = model(office=None if model is Place else office)
    fixed = _place_below(request, office, record)
    partnership = None
    if isinstance(record, CouncilItem):
        partnership = _carried(request, office)
        record.number = request.GET.get("number", "")[:60]
    return edit(request, office, record, fixed, partnership)


def _carried(request: WorkspaceRequest, office: Office) -> Partnership | None:
    """Return the partnership that the address of a new council item names: it carries it."""
    wanted = request.GET.get("partnership")
    if not wanted:
        return None
    rows = Partnership.objects.visible_to(request.actor).filter(office=office.pk).current()
    try:
        found: Partnership = get_object_or_404(rows, pk=uuid.UUID(wanted))
    except ValueError:
        raise Http404 from None
    return found


@in_office
def record_edit(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Show or take the form of a record on file; a withdrawn one leads to its history."""
    record = find_record(request.actor, office, slug, record_id)
    if record.withdrawn_on:
        if request.method == "POST" and "_discard" not in request.POST:
            drafts.keep(request, crumbs.form_title(record))
        return HttpResponseRedirect(crumbs.record_url("history", office, record))
    parent = parent_field(type(record))
    return edit(request, office, record, {parent} if parent else set())


def find_record(actor: Actor, office: Office, slug: str, record_id: uuid.UUID) -> Any:
    """Return a record of the office, or a shared one; raises Http404 for any other.

    Raises Refused for records outside of what the actor is limited to.
    """
    record = get_object_or_404(model_of(slug).objects.select_related("source"), pk=record_id)
    if record.office_id not in (office.pk, None):
        raise Http404
    if not policy.in_scope(actor, record):
        OUT_OF_SCOPE.require()
    return record


def _place_below(request: WorkspaceRequest, office: Office, record: Any) -> set[str]:
    """Set the pointers the address names, and return those that the form then leaves out."""
    parent = parent_field(type(record))
    fixed = set()
    for field in record._meta.concrete_fields:
        wanted = request.GET.get(field.name)
        if not field.is_relation or not wanted:
            continue
        target = field.remote_field.model
        if not issubclass(target, Record):
            continue
        try:
            rows = target.objects.visible_to(request.actor).filter(
                Q(office=office.pk) | Q(office=None)
            )
            setattr(record, field.name, get_object_or_404(rows, pk=uuid.UUID(wanted)))
        except ValueError:
            raise Http404 from None
        if field.name == parent:
            fixed.add(field.name)
    if parent and parent not in fixed and not record._meta.get_field(parent).null:
        raise Http404
    return fixed


def scene_of(
    request: WorkspaceRequest, office: Office, record: Any, partnership: Partnership | None = None
) -> Scene:
    """Return the surroundings of a record's form; the partnership as given, else its own."""
    if getattr(record, "partnership_id", None):
        partnership = partnership_of(record)
    if isinstance(record, Partnership) and not record._state.adding:
        partnership = record
    return Scene(request.actor, office, partnership)


def edit(
    request: WorkspaceRequest,
    office: Office,
    record: Any,
    fixed: set[str],
    partnership: Partnership | None = None,
) -> HttpResponse:
    """Show or take the form of a record, new or on file; `fixed` fields get no input."""
    policy.can_write(request.actor, record).require()
    scene = scene_of(request, office, record, partnership)

    def form_with(data: QueryDict | None) -> RecordForm:
        return form_class(scene, record)(
            scene, record, fixed=fixed, data=data, files=request.FILES if data else None,
            store=lambda upload: store_upload(
                request.actor, office, upload, markup=record.slug == "paper"
            ),
        )  # fmt: skip

    if request.method == "POST":
        return _answer(request, scene, record, form_with)
    draft = drafts.find(request)
    return page(request, scene, form_with(draft.data() if draft else None), draft=draft)


def _way_to_item(request: WorkspaceRequest, scene: Scene, title: str, data: QueryDict) -> str:
    """Keep what was typed and return where the council item it names is entered.

    Return "" if there is too much to keep: nobody is led away from it then.
    """
    name, _sep, number = str(data["enter"]).partition("=")
    data[name] = number
    drafts.keep(request, title, data)
    if not drafts.is_kept(request, request.get_full_path()):
        return ""
    query = urlencode({"number": number, "back": request.get_full_path()})
    address = crumbs.new_url(scene.office, CouncilItem.slug)
    return f"{address}?{query}"


def _leads_to(request: WorkspaceRequest, scene: Scene, record: Any) -> str:
    """Return where saving leads: to the draft it was left for, else to its place in the file."""
    back = request.GET.get("back", "")
    return back if drafts.is_kept(request, back) else crumbs.way_back(scene, record)


def _answer(request: WorkspaceRequest, scene: Scene, record: Any, form_with: Any) -> HttpResponse:
    if "_discard" in request.POST:
        drafts.drop(request)
        return HttpResponseRedirect(_leads_to(request, scene, record))
    data = request.POST.copy()
    if "fix" in data:
        name, _sep, value = str(data["fix"]).partition("=")
        data[name] = value
    title = crumbs.form_title(record)
    if "enter" in data and (way := _way_to_item(request, scene, title, data)):
        return HttpResponseRedirect(way)
    form = form_with(data)
    if request.headers.get("HX-Request") or "_preview" in data or "fix" in data:
        return page(request, scene, form)
    if "_draft" in data:
        drafts.keep(request, title)
        messages.success(request, _("Your draft is kept in this browser. You find it in My day."))
        return HttpResponseRedirect(crumbs.way_back(scene, record))
    if form.is_valid():
        saved = _save(request, scene, form)
        if saved is not None:
            return saved
    drafts.keep(request, title)
    return page(request, scene, form, status=422)


def _save(request: WorkspaceRequest, scene: Scene, form: RecordForm) -> HttpResponse | None:
    """Save the record and return the answer; None if writing found further errors."""
    record: Any = form.record
    adding = record._state.adding
    expected = form.cleaned_data.get("expected_revision")
    try:
        with transaction.atomic():
            form.finish()
            conflict.take_theirs(request, record)
            save_record(
                request.actor,
                record,
                reason=form.cleaned_data.get("reason", ""),
                expected_revision=None if adding else expected,
            )
            for other in form.companions():
                save_record(request.actor, other)
    except ValidationError as error:
        form.take(error)
        return None
    except Conflict as clash:
        drafts.keep(request, crumbs.form_title(record))
        return conflict.answer(request, scene, form, clash.current)
    drafts.drop(request)
    messages.success(request, crumbs.saved_message(record, adding))
    return HttpResponseRedirect(_leads_to(request, scene, record))


def page(
    request: WorkspaceRequest,
    scene: Scene,
    form: RecordForm,
    *,
    draft: drafts.Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the form with the picture of what follows; for htmx only that picture."""
    record: Any = form.record
    if form.is_bound:
        form.errors  # noqa: B018  (reading the errors fills the record with what was entered)
    consequence = consequence_of(scene, record, sourced=form.is_sourced)
    context = {
        "form": form,
        "record": record,
        "heading": crumbs.form_title(record),
        "crumbs": crumbs.to_record(scene.office, scene.partnership, record),
        "back": crumbs.way_back(scene, record),
        "draft": draft,
        "sentences": consequence.sentences,
        "drawing": drawings.mini(consequence.file) if consequence.file else "",
        "actions": crumbs.actions_on(scene.office, record, request.actor),
    }
    if request.headers.get("HX-Request"):
        return show(request, "parts/consequence.html", context, office=scene.office)
    return show(
        request, "record_form.html", context, office=scene.office, section=crumbs.section(record),
        status=status,
    )  # fmt: skip
