# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dortmund and Kumasi publish: both have an identifier, a partnership and a public project."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests import eye_level, factories
from tests.joint import open_joint
from tests.worlds import kept
from zweiklang.domain.joint import actions, answers
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

REFS = {"dortmund": "DE-CR-05913", "kumasi": "GH-RGD-0620"}


def add_page(office: Office, **fields: Any) -> OfficePage:
    page = OfficePage(
        office=office, key=office.key, email=f"{office.key}@city.example",
        iati_identifier=REFS[office.key], **fields,
    )  # fmt: skip
    save_record(factories.SYSTEM, page)
    return release_record(factories.SYSTEM, page)  # type: ignore[return-value]


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Coordinates and decides for Dortmund."""
    return factories.actor_for(
        factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def akua(kumasi: Office) -> Actor:
    """Coordinates and decides for Kumasi."""
    return factories.actor_for(
        factories.add_member(kumasi, "akua", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def file(dortmund: Office, kumasi: Office, doris: Actor, akua: Actor) -> JointFile:
    """What Dortmund and Kumasi keep together."""
    return open_joint(doris, dortmund, akua, kumasi)


@pytest.fixture
@kept
def pages(dortmund: Office, kumasi: Office) -> Mapping[str, OfficePage]:
    return {office.key: add_page(office) for office in (dortmund, kumasi)}


@pytest.fixture
@kept
def ours(dortmund: Office, kumasi: Office, file: JointFile) -> Partnership:
    found = factories.add_partnership(dortmund, kumasi.place, joint_file=file)
    factories.add_phase(found, "2020-10-07")
    return found


@pytest.fixture
@kept
def theirs(dortmund: Office, kumasi: Office, file: JointFile) -> Partnership:
    found = factories.add_partnership(kumasi, dortmund.place, joint_file=file, sides="BA")
    factories.add_phase(found, "2020-10-07")
    return found


CHARTER = {**eye_level.PROJECT, "begins": "2021-01-01", "targets": ["11.6", "13"]}


@pytest.fixture
@kept
def project(file: JointFile, doris: Actor, akua: Actor) -> JointRecord:
    record = eye_level.agree("joint-project", CHARTER, file, doris, akua)
    release = actions.propose(doris, record, effect="release")
    answers.answer(akua, release, "accepted")
    return JointRecord.objects.get(pk=record.pk)


def pay(
    partnership: Partnership,
    other: Actor,
    amount: int,
    begins: str,
    *,
    public: bool = True,
    **fields: Any,
) -> Any:
    """State a payment; the other city confirms it, and both make it public."""
    given = factories.add_contribution(
        partnership, f"Share {begins}", kind="money", minor=amount, currency="EUR",
        begins=PartialDate.parse(begins), **fields,
    )  # fmt: skip
    said = respond(other, given, "confirmed")
    if public:
        release_record(factories.SYSTEM, said)
        release_record(factories.SYSTEM, given)
    return given


def measure(office: Office, project: JointRecord, side: str, value: str, on: str) -> Any:
    one = IndicatorValue(
        office=office, file=project.file, side=side, project=project, mark="W1",
        key=f"w1-{side.lower()}-{on}", value=Decimal(value), measured_on=PartialDate.parse(on),
        note=TranslatedText.of(en="Counted"), source=factories.add_source(office),
    )  # fmt: skip
    return release_record(factories.SYSTEM, save_record(factories.SYSTEM, one))
