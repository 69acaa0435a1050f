# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fills an empty database with public joint projects of two cities, by bulk insert.

Each has 4 payments, 1 payment ahead (a budget) and 3 indicators with 6 values at the first city's
end: 1 result in IATI.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

PIECE = 500
FILES = 20
KNOWN = dt.date(2020, 1, 1)
SINCE = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)
REFS = {"dortmund": "DE-CR-05913", "kumasi": "GH-RGD-0620"}


def fill(count: int) -> Any:
    """Write two offices with `count` projects between them; return the first office."""
    offices = [_office("dortmund", "DE", "Dortmund"), _office("kumasi", "GH", "Kumasi")]
    files = [_file(offices) for _number in range(min(FILES, count))]
    for start in range(0, count, PIECE):
        numbers = range(start, min(count, start + PIECE))
        rows = [row for n in numbers for row in _project(offices, files[n % len(files)], n)]
        by_model: dict[Any, list[Any]] = {}
        for row in rows:
            by_model.setdefault(type(row), []).append(row)
        for model, of_model in by_model.items():
            model._default_manager.bulk_create(of_model, batch_size=500)
    return offices[0]


def _kept(record: Any, office: Any) -> Any:
    """Return the record with the bookkeeping of one that was saved and released."""
    record.office = office
    record.known_since = record.known_at = record.released_on = KNOWN
    record.changed_at = SINCE
    record.revision = 1
    return record


def _office(key: str, country: str, name: str) -> Any:
    from zweiklang.domain.people.models import Office, OfficePage
    from zweiklang.domain.places.models import Place
    from zweiklang.foundation.texts import TranslatedText

    place = _kept(Place(key=key, country=country, name=TranslatedText.of(en=name)), None)
    place.save()
    office = Office.objects.create(
        key=key, place=place, name=TranslatedText.of(en=f"International office of {name}")
    )
    _kept(
        OfficePage(key=key, email=f"{key}@city.example", iati_identifier=REFS[key]), office
    ).save()
    return office


def _file(offices: list[Any]) -> Any:
    from zweiklang.domain.joint.models import JointFile, JointParty
    from zweiklang.domain.partnerships.models import Partnership, Party

    file = JointFile.objects.create(opened_at=SINCE)
    for side, office in zip("AB", offices, strict=True):
        JointParty.objects.create(
            file=file, side=side, place=office.place, office=office, joined_at=SINCE
        )
    for office in offices:
        key = f"together-{file.pk.hex}"
        partnership = _kept(Partnership(key=key, joint_file=file), office)
        partnership.save()
        for side, other in zip("AB", offices, strict=True):
            city = Party(partnership=partnership, key=f"{key}-{side}", side=side, place=other.place)
            _kept(city, office).save()
    return file


def _project(offices: list[Any], file: Any, number: int) -> Iterator[Any]:
    from zweiklang.domain.joint import sealing
    from zweiklang.domain.joint.models import JointRecord, JointRevision
    from zweiklang.domain.projects.models import IndicatorValue
    from zweiklang.foundation.partial_dates import PartialDate
    from zweiklang.foundation.texts import TranslatedText

    content = _charter(number)
    record = JointRecord(
        id=uuid.UUID(int=number + 1), file=file, kind="joint-project", sides="AB", revision=1,
        is_public=True, created_at=SINCE, title=TranslatedText.from_json(content["title"]),
    )  # fmt: skip
    yield record
    document = {
        "kind": "joint-project", "number": 1, "public": True, "ended": None, "effect": "change",
        "consents": [], "parties": [{"side": side, "named": True} for side in "AB"],
        "content": content,
    }  # fmt: skip
    yield JointRevision(
        record=record, number=1, document=sealing.canonical(document), digest=f"{number:064x}",
        assurance="countersigned", in_force_from=SINCE,
    )  # fmt: skip
    for mark in ("W1", "W2", "W3"):
        for year in range(2020, 2026):
            value = IndicatorValue(
                key=f"v-{number}-{mark.lower()}-{year}", file=file, side="A", shared_on=KNOWN,
                project=record, mark=mark, value=100 + year - 2019, measured_on=PartialDate(year),
                note=TranslatedText.of(en="Counted by the works", de="Von den Werken gezählt"),
            )  # fmt: skip
            yield _kept(value, offices[0])
    yield from _payments(offices, file, record, number)


def _payments(offices: list[Any], file: Any, record: Any, number: int) -> Iterator[Any]:
    from zweiklang.domain.joint.shared import Response
    from zweiklang.domain.partnerships.models import Partnership
    from zweiklang.domain.reciprocity.models import Contribution
    from zweiklang.foundation.partial_dates import PartialDate
    from zweiklang.foundation.texts import TranslatedText

    partnership = Partnership.objects.only("pk").get(office=offices[0], joint_file=file)
    for year in (2021, 2022, 2023, 2024, 2199):
        giver = "B" if year == 2023 else "A"
        given = Contribution(
            key=f"c-{number}-{year}", partnership=partnership, file=file, side="A",
            shared_on=KNOWN, about=record, kind="money", giver=giver,
            receiver="A" if giver == "B" else "B", minor=1_000_000 + number,
            currency="EUR" if giver == "A" else "GHS", begins=PartialDate(year, 5, 17),
            what=TranslatedText.of(en="Share of the costs", de="Anteil an den Kosten"),
        )  # fmt: skip
        yield _kept(given, offices[0])
        said = Response(
            key=f"r-{number}-{year}", file=file, side="B", shared_on=KNOWN, decision="confirmed",
            subject_type="contribution", subject_id=given.pk,
        )  # fmt: skip
        yield _kept(said, offices[1])


def _text(en: str, de: str) -> dict[str, Any]:
    from zweiklang.foundation.texts import TranslatedText

    return TranslatedText.of(en=en, de=de).to_json()


def _charter(number: int) -> dict[str, Any]:
    names = {"W1": "Waste kept apart", "W2": "Streets served", "W3": "People trained"}
    rows = [
        {
            "mark": mark, "name": _text(name, f"{name} (de)"), "unit": "kg", "baseline": "100",
            "baseline_on": "2019-12-31", "target": "150", "target_on": "2025-12-31",
        }
        for mark, name in names.items()
    ]  # fmt: skip
    return {
        "title": _text(f"Waste & water {number}", f"Abfall & Wasser {number}"),
        "aims": [_text("Fewer lorries", "Weniger Lastwagen")],
        "targets": ["11.6", "12.5", "17.9"],
        "reference": {side: _text("Waste concept", "Abfallkonzept") for side in "AB"},
        "lead": {side: _text("Works", "Stadtwerke") for side in "AB"},
        "begins": "2020-01-01",
        "ends": "2025-12-31",
        "state": "running",
        "indicators": {"A": rows, "B": rows},
    }
