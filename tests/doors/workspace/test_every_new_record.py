# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of record can be entered by its form, from its address to the entry on file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from tests import factories
from tests.doors.workspace.forms_of import entries
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Unit
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.kinds import FILE_ORDER, GIVING_PAGES, OFFICE_KINDS, model_of
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

#: What a clerk types or chooses, kind by kind: all that must be filled in and no more.
TYPED: dict[str, dict[str, Any]] = {
    "party": {"side": "C", "place": "Leeds"},
    "phase": {"kind": "contact", "begins": "1980", "ends": "1985"},
    "agreement": {"kind": "mou", "signed_on": "7.10.2020"},
    "basis": {"policy": "gg-28-2"},
    "involvement": {"unit": "UNIT", "role": "contributes"},
    "served-goal": {"code": "13.1", "sides": ["A", "B"]},
    "event": {"kind": "visit", "title_de": "Besuch", "sides": ["A"], "begins": "2020"},
    "picture": {"file": "PICTURE", "alternative_de": "Zwei Menschen am Tisch"},
    "deadline": {"task_de": "Antworten", "due_on": "2030-05", "lead_days": "30"},
    "question": {"question_de": "Wer zahlt?"},
    "council-item": {
        "kind": "decision", "title_de": "Beschluss", "body": "Rat", "dated_on": "2020",
        "result": "decided",
    },
    "follow-up": {"council_item": "ITEM", "task_de": "Berichten", "due_on": "2030"},
    "partner-project": {"title_de": "Wasser", "publisher": "GIZ", "state": "running"},
    "unit": {"name_de": "Umweltamt", "kind": "department"},
    "contact": {"unit": "UNIT", "function_de": "Leitung"},
    "notice": {"text_de": "Zu", "begins": "2030-01-01", "ends": "2030-01-02"},
    "place": {"name_de": "Musterstadt", "country": "DE"},
    "contribution": {"what_de": "Bäume", "kind": "goods", "giver": "A", "receiver": "B"},
    "benefit": {"what_de": "Schatten", "kind": "result"},
    "expectation": {"year": "2026", "expects_de": "Austausch"},
    "assessment": {"year": "2026", "score_1": "3", "evidence_1_de": "Beide reden mit."},
    "unit-name": {"name_de": "Amt für Umwelt", "begins": "2026"},
    "unit-placement": {"parent": "PARENT", "begins": "2026"},
    "population": {"people": "600000", "counted_on": "2024"},
    "resolution-point": {"number": "1", "text_de": "Die Stadt tritt bei."},
}  # fmt: skip
PARENTS = {
    "unit-name": "unit",
    "unit-placement": "unit",
    "population": "place",
    "resolution-point": "council_item",
    "follow-up": "council_item",
}


@pytest.fixture
def around(dortmund: Office, file: Partnership) -> dict[str, Any]:
    """What new records point at, by the word that stands for it."""
    item = CouncilItem(
        office=dortmund, key="25021-22", number="25021-22", kind="decision", body="Rat",
        title=TranslatedText.of(de="Klimapartnerschaft"), dated_on=PartialDate(2023, 2, 23),
    )  # fmt: skip
    units = [
        Unit(key=key, kind="department", place=dortmund.place, office=dortmund)
        for key in ("umwelt", "dezernat")
    ]
    factories.add_place("leeds", "GB", de="Leeds", en="Leeds")
    for record in (item, *units):
        save_record(factories.SYSTEM, record)
    places = {party.side: party.place for party in file.parties.all()}
    file.joint_file = open_file(factories.SYSTEM, dortmund, places, {"A": "de"})
    save_record(factories.SYSTEM, file)
    return {
        "ITEM": item, "UNIT": units[0], "PARENT": units[1], "PLACE": dortmund.place, "FILE": file,
    }  # fmt: skip


def picture() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "PNG")
    return SimpleUploadedFile("tisch.png", content.getvalue(), "image/png")


def test_no_kind_with_a_form_is_left_out() -> None:
    assert {*FILE_ORDER, *OFFICE_KINDS, *GIVING_PAGES, *PARENTS} == set(TYPED)


@pytest.mark.parametrize("slug", TYPED)
def test_a_new_record_is_entered_by_its_form(
    at_desk: Client, dortmund: Office, around: dict[str, Any], slug: str
) -> None:
    pointers = {
        "unit": around["UNIT"].pk, "place": around["PLACE"].pk, "council_item": around["ITEM"].pk,
    }  # fmt: skip
    parent = PARENTS.get(slug, "partnership")
    with override("de"):
        address = crumbs.new_url(
            dortmund, slug, **{parent: pointers.get(parent, around["FILE"].pk)}
        )
    typed = {
        name: picture() if value == "PICTURE" else getattr(around.get(str(value)), "pk", value)
        for name, value in TYPED[slug].items()
    }
    before = set(model_of(slug).objects.values_list("pk", flat=True))
    answer = at_desk.post(address, entries(at_desk, address) | typed | {"_save": "1"})
    form = answer.context and answer.context.get("form")
    assert answer.status_code == 302, form and form.errors
    assert len(set(model_of(slug).objects.values_list("pk", flat=True)) - before) == 1
