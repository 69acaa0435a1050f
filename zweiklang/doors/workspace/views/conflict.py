# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people have changed the same record: what only one changed stands, the rest is chosen.

Texts are decided language by language. Nothing is chosen beforehand where both wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpResponse

from zweiklang.doors.workspace import crumbs, display, drafts
from zweiklang.doors.workspace.access import WorkspaceRequest, show
from zweiklang.doors.workspace.forms.record_form import RecordForm
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import Revision
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.records import data_fields
from zweiklang.foundation.revisions import from_json, snapshot
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import Conflict

CHOICE = "choose_"
#: Inputs of the comparison itself: the revision both began from, and what has to be answered.
BASE, ASKED = "base_revision", "asked"


@dataclass(frozen=True)
class Clash:
    """One field, or one language of a text, that the versions have differently."""

    field: Any
    language: str
    before: list[str]
    mine: list[str]
    theirs: list[str]
    chosen: str = ""

    @property
    def name(self) -> str:
        """Return the name of the choice's input."""
        return choice_of(self.field, self.language)

    @property
    def changed_by(self) -> Literal["mine", "theirs", "both"]:
        """Return whose change it is."""
        if self.mine == self.before:
            return "theirs"
        return "mine" if self.theirs == self.before else "both"


def choice_of(field: Any, language: str = "") -> str:
    """Return the name of the input that chooses a field, or one language of it."""
    return f"{CHOICE}{field.name}.{language}" if language else f"{CHOICE}{field.name}"


def answer(request: WorkspaceRequest, scene: Scene, form: RecordForm, current: Any) -> HttpResponse:
    """Return the page that compares both versions; nothing is written and nothing is lost."""
    base = request.POST.get(BASE, "") or str(form.cleaned_data.get("expected_revision") or 0)
    found = list(_clashes(request, form, current, whole_number(base) or 0))
    last = Revision.objects.filter(record_type=current.slug, record_id=current.pk)
    own = {"expected_revision", BASE, ASKED}
    context = {
        "heading": crumbs.form_title(current),
        "crumbs": crumbs.to_record(scene.office, scene.partnership, current),
        "record": current,
        "base": base,
        "clashes": [one for one in found if one.changed_by == "both"],
        "taken": [one for one in found if one.changed_by == "theirs"],
        "yours": [one for one in found if one.changed_by == "mine"],
        "unanswered": form.cleaned_data.get("expected_revision") == current.revision,
        "last": last.order_by("-number").first(),
        "kept": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in drafts.PASSING | own and not name.startswith(CHOICE)
            for value in values
        ],
        "back": crumbs.way_back(scene, current),
        "lost_file": bool(request.FILES),
    }  # fmt: skip
    return show(
        request, "conflict.html", context, office=scene.office,
        section=crumbs.section(current), status=409,
    )  # fmt: skip


def _clashes(
    request: WorkspaceRequest, form: RecordForm, current: Any, base: int
) -> Iterator[Clash]:
    """Yield what my version and the one on file have differently, in the order of the form."""
    mine, theirs = snapshot(form.record), snapshot(current)
    seen = Revision.objects.filter(record_type=current.slug, record_id=current.pk, number=base)
    first = seen.first()
    before = first.data if first else theirs
    fields = [one for one in data_fields(type(current)) if mine[one.name] != theirs[one.name]]
    versions = {
        one.name: [from_json(one, data.get(one.name)) for data in (before, mine, theirs)]
        for one in fields
    }
    pairs = ((one, value) for one in fields for value in versions[one.name])
    names = display.Names(pairs, form.scene.parties)
    for field in fields:
        for language, values in _parts(field, versions[field.name]):
            begun, own, other = (display.shown(field, value, names) for value in values)
            chosen = request.POST.get(choice_of(field, language), "")
            if own != other:
                yield Clash(field, language, begun, own, other, chosen)


def _parts(field: Any, values: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield a field whole, a text language by language with its words alone."""
    if not isinstance(field, TranslatedTextField):
        yield "", values
        return
    for language in dict.fromkeys(code for text in values for code in text.texts):
        yield language, [text.texts.get(language, "") for text in values]


def take_theirs(request: WorkspaceRequest, record: Any) -> None:
    """Set what was chosen from the other version to what stands on file now.

    Raises Conflict while something that both have changed is not decided.
    """
    if "_merge" not in request.POST:
        return
    stored: Any = type(record)._default_manager.get(pk=record.pk)
    if any(
        request.POST.get(name) not in {"mine", "theirs"} for name in request.POST.getlist(ASKED)
    ):
        raise Conflict(stored)
    for field in data_fields(type(record)):
        if request.POST.get(choice_of(field)) == "theirs":
            setattr(record, field.attname, getattr(stored, field.attname))
        elif isinstance(field, TranslatedTextField):
            text = getattr(record, field.attname)
            theirs = getattr(stored, field.attname)
            for language in {*text.texts, *theirs.texts}:
                if request.POST.get(choice_of(field, language)) == "theirs":
                    text = _with_language_of(theirs, text, language)
            setattr(record, field.attname, text)


def _with_language_of(theirs: TranslatedText, mine: TranslatedText, code: str) -> TranslatedText:
    """Return my text with one language as in theirs, and with what that was translated from."""
    texts, based_on = dict(mine.texts), dict(mine.based_on)
    for own, other in ((texts, theirs.texts), (based_on, theirs.based_on)):
        own.pop(code, None)
        if code in other:
            own[code] = other[code]
    original = mine.original if mine.original in texts else theirs.original
    return TranslatedText(original if original in texts else next(iter(texts), ""), texts, based_on)
