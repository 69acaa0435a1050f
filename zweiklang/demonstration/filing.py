# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files the papers of the demonstration as an office does, released; the worker reads them."""

from __future__ import annotations

from typing import Any, Literal

from django.core.files import File

from zweiklang.demonstration.plan import DemoPaper
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.topics.actions import file_papers
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

Outcome = Literal["added", "changed", "unchanged"]


class NotFiled(Exception):
    """A paper that cannot be filed; the text says why."""


def file_paper(actor: Actor, wanted: DemoPaper) -> Outcome:
    """File a paper that is missing, put one on file back as it was shipped; return which.

    It is released; its right says what of it is shown. Raises NotFiled.
    """
    office = Office.objects.get(key=wanted.office)
    place = Place.objects.get(key=wanted.place_key)
    facts: dict[str, Any] = {
        "title": TranslatedText.of(**{wanted.language: wanted.title}),
        "kind": wanted.kind,
        "dated_on": PartialDate.parse(wanted.dated_on),
        "language": wanted.language,
        "unit": Unit.objects.get(office=office, key=wanted.unit) if wanted.unit else None,
        "right": wanted.right,
        "is_demonstration": True,
    }
    with wanted.file.open("rb") as content:
        upload = File(content, wanted.file.name)
        filed = file_papers(actor, office, place, [upload], over_public=True, **facts)
    for name, reason in filed.refused:
        raise NotFiled(f"{name}: {reason}")
    (paper,) = filed.taken
    before = paper.revision
    for name, value in facts.items():
        setattr(paper, name, value)
    paper = release_record(actor, save_record(actor, paper))
    if filed.added:
        return "added"
    return "changed" if filed.renewed or paper.revision > before else "unchanged"
