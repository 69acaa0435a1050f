# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people have changed the same record: both versions side by side, to choose per field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from zweiklang.doors.workspace import crumbs, display, drafts
from zweiklang.doors.workspace.access import WorkspaceRequest, show
from zweiklang.doors.workspace.forms.record_form import RecordForm
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.models import Revision
from zweiklang.foundation.records import data_fields
from zweiklang.foundation.revisions import from_json, snapshot

CHOICE = "choose_"


@dataclass(frozen=True)
class Clash:
    """One field that both versions have differently; `proposed` is the side that changed it."""

    field: Any
    before: list[str]
    mine: list[str]
    theirs: list[str]
    proposed: str

    @property
    def name(self) -> str:
        """Return the name of the choice's input."""
        return f"{CHOICE}{self.field.name}"


def answer(request: WorkspaceRequest, scene: Scene, form: RecordForm, current: Any) -> HttpResponse:
    """Return the page that compares both versions; nothing is written and nothing is lost."""
    clashes = _clashes(form, current)
    last = Revision.objects.filter(record_type=current.slug, record_id=current.pk)
    context = {
        "heading": crumbs.form_title(current),
        "crumbs": crumbs.to_record(scene.office, scene.partnership, current),
        "record": current,
        "clashes": clashes,
        "last": last.order_by("-number").first(),
        "kept": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in drafts.PASSING and name != "expected_revision"
            and not name.startswith(CHOICE)
            for value in values
        ],
        "back": crumbs.way_back(scene, current),
        "lost_file": bool(request.FILES),
    }  # fmt: skip
    return show(
        request, "conflict.html", context, office=scene.office,
        section=crumbs.section(current), status=409,
    )  # fmt: skip


def _clashes(form: RecordForm, current: Any) -> list[Clash]:
    mine, theirs = snapshot(form.record), snapshot(current)
    seen = Revision.objects.filter(
        record_type=current.slug,
        record_id=current.pk,
        number=form.cleaned_data.get("expected_revision") or 0,
    ).first()
    before = seen.data if seen else theirs
    fields = [one for one in data_fields(type(current)) if mine[one.name] != theirs[one.name]]
    versions = {
        one.name: [from_json(one, data.get(one.name)) for data in (before, mine, theirs)]
        for one in fields
    }
    names = display.Names((one, value) for one in fields for value in versions[one.name])
    return [
        Clash(
            one,
            before=display.shown(one, versions[one.name][0], names),
            mine=display.shown(one, versions[one.name][1], names),
            theirs=display.shown(one, versions[one.name][2], names),
            proposed="theirs" if mine[one.name] == before.get(one.name) else "mine",
        )
        for one in fields
    ]


def take_theirs(request: WorkspaceRequest, record: Any) -> None:
    """Set the fields for which the other version was chosen to what stands on file now."""
    if "_merge" not in request.POST:
        return
    stored: Any = type(record)._default_manager.get(pk=record.pk)
    for field in data_fields(type(record)):
        if request.POST.get(f"{CHOICE}{field.name}") == "theirs":
            setattr(record, field.attname, getattr(stored, field.attname))
