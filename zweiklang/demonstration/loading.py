# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings the demonstration into the database through the importer that every user has."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zweiklang.demonstration.days import Words, copy_sheets, words_in
from zweiklang.demonstration.filing import NotFiled, file_paper
from zweiklang.demonstration.plan import (
    Demonstration,
    DemoOffice,
    DemoPaper,
    Step,
    demonstration,
)
from zweiklang.demonstration.together import tell
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import record_types
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record
from zweiklang.inputs.plans import apply_plan
from zweiklang.inputs.workbook.reading import read_workbook


class NotLoaded(Exception):
    """The demonstration cannot be loaded here; the text says why and what to do."""


@dataclass(frozen=True)
class Loaded:
    """What loading has written: new, changed and unchanged entries."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )


def load(wanted: Demonstration | None = None) -> Loaded:
    """Write what is missing or different of the demonstration and return what was written.

    All or nothing; papers wait to be read. Raises NotLoaded if an office with one of its keys is
    a real one, or if sheets or papers have errors.
    """
    wanted = wanted or demonstration()
    actor = Actor.system(_("Demonstration"))
    result = Loaded()
    with transaction.atomic():
        _refuse_real_offices(wanted)
        for office in wanted.offices:
            ensure_office(actor, office)
        for number, step in enumerate(wanted.steps):
            result += _import(actor, step, wanted.steps[number + 1 :])
        for paper in wanted.papers:
            result += _file(actor, paper)
        if wanted.together:
            told = tell(actor)
            result += Loaded(**{"added" if told.is_new else "unchanged": told.steps})
    return result


def ensure_office(actor: Actor, wanted: DemoOffice) -> Office:
    """Return the office, added with its city if it is missing."""
    found = Office.objects.filter(key=wanted.key).first()
    if found is not None:
        return found
    place = Place.objects.filter(key=wanted.place_key).first()
    if place is None:
        name = TranslatedText.of(**wanted.place_name)
        place = Place(key=wanted.place_key, country=wanted.country, name=name)
        save_record(actor, place)
    return Office.objects.create(
        key=wanted.key,
        place=place,
        name=TranslatedText.of(**wanted.name),
        is_demonstration=True,
    )


def _refuse_real_offices(wanted: Demonstration) -> None:
    keys = [office.key for office in wanted.offices]
    real = Office.objects.filter(key__in=keys, is_demonstration=False).values_list("key", flat=True)
    if real:
        message = _(
            "The office %(keys)s is kept here by people, not by the demonstration. "
            "Load the demonstration into an installation of its own (ZWEIKLANG_HOME)."
        )
        raise NotLoaded(message % {"keys": ", ".join(real)})


def _file(actor: Actor, paper: DemoPaper) -> Loaded:
    try:
        return Loaded(**{file_paper(actor, paper): 1})
    except NotFiled as problem:
        raise NotLoaded(str(problem)) from problem


def _import(actor: Actor, step: Step, following: Sequence[Step]) -> Loaded:
    office = Office.objects.get(key=step.office)
    if step.joint is not None:
        partnership = Partnership.objects.get(office=office, key=step.joint.partnership)
        open_joint_file(actor, partnership, step.joint.languages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        later = _later_words(office, following)
        copy_sheets(step.folder, folder, timezone.localdate(office.created_at), later)
        plan = read_workbook(folder, office, actor, name=_("Demonstration"))
    if plan.has_problems:
        problems = [f"{one.place}: {one.message} {one.advice}" for one in plan.all_problems()]
        raise NotLoaded("\n".join([f"{step.folder.name}:", *problems]))
    result = apply_plan(plan, actor, known_from=step.known_from)
    if step.joint is not None:
        _show_statements(actor, office)
    return Loaded(result.added, result.changed, result.unchanged)


def _later_words(office: Office, following: Sequence[Step]) -> Words:
    """Return what later steps say of records on file: an earlier one must not take it back."""
    words: Words = {}
    for step in following:
        if step.office != office.key:
            continue
        for (slug, key), cells in words_in(step.folder).items():
            if record_types()[slug].objects.filter(office=office, key=key).exists():
                words.setdefault((slug, key), {}).update(cells)
    return words


def _show_statements(actor: Actor, office: Office) -> None:
    """Show what the office states of giving and gaining to the other cities and to everybody.

    Workbooks carry drafts: showing them is a step of its own.
    """
    for model in (Contribution, Benefit):
        for one in model.objects.current().filter(office=office, shared_on=None):
            one.shared_on = clock.today()
            save_record(actor, one)
            release_record(actor, one)
