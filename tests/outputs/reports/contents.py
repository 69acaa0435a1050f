# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A snapshot's content made by hand: one partnership with everything, one that rests."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from decimal import Decimal
from typing import Any

from zweiklang.domain.reporting import records
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

SOURCE = records.SourceEntry(
    id=uuid.UUID(int=900),
    title="Partnerschaft mit Dura",
    url="https://city.example/dura",
    publisher="Stadt Dortmund",
    published_on=PartialDate(2024),
)


def words(de: str, en: str) -> TranslatedText:
    return TranslatedText.of(de=de, en=en)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def entry(number: int, slug: str, **given: Any) -> dict[str, Any]:
    """Return the fields every entry has: public and with a source unless said otherwise."""
    common = {
        "slug": slug,
        "id": uuid.UUID(int=number),
        "key": f"{slug}-{number}",
        "sources": (SOURCE.id,),
        "known_since": dt.date(2024, 1, 1),
        "is_public": True,
    }
    return {**common, **given}


DORTMUND = records.CityEntry(
    id=uuid.UUID(int=1), key="dortmund", name=words("Dortmund", "Dortmund"), country="DE",
    region="Nordrhein-Westfalen", ags="05913000",
)  # fmt: skip
DURA = records.CityEntry(id=uuid.UUID(int=2), key="dura", name=words("Dura", "Dura"), country="PS")
ROSTOW = records.CityEntry(
    id=uuid.UUID(int=3), key="rostow", name=words("Rostow am Don", "Rostov-on-Don"), country="RU"
)
JOINT: dict[str, Any] = {
    "sides": "AB",
    "since": dt.date(2024, 2, 1),
    "revision": 1,
    "digest": "0" * 64,
    "assurance": "countersigned",
}


def parties(number: int, other: records.CityEntry) -> tuple[records.PartyEntry, ...]:
    return (
        records.PartyEntry(**entry(number, "party"), side="A", city=DORTMUND, has_office=True),
        records.PartyEntry(**entry(number + 1, "party"), side="B", city=other),
    )


def with_dura() -> records.PartnershipEntry:
    """Return the partnership with Dura as scenario S5 leaves it."""
    given = records.ContributionEntry(
        **entry(40, "contribution"), side="A", kind="money", giver="A", receiver="B",
        what=words("Zuschuss für den Transport", "Grant for transport"), standing="confirmed",
        is_shared=True, begins=day("2024-03"), minor=800_000, currency="EUR",
    )  # fmt: skip
    paid = replace(
        given, id=uuid.UUID(int=41), what=words("Reisen der Fachleute", "Travel of experts"),
        minor=1_250_050, funded_by="funder", funder=words("SKEW", "SKEW"), begins=day("2024-06"),
    )  # fmt: skip
    staff = replace(
        given, id=uuid.UUID(int=42), kind="staff-days", quantity=Decimal("12"), minor=None,
        currency="", what=words("Einweisung", "Instruction"), funded_by="company",
        funder=words("EDG", "EDG"),
    )  # fmt: skip
    indicator = records.IndicatorEntry(
        mark="W1",
        ends=(
            records.IndicatorEnd(
                side="A", name=words("Getrennt gesammelt", "Kept apart"), unit="kg",
                baseline=Decimal(120), target=Decimal(150), target_on=dt.date(2027, 12, 31),
                values=(
                    records.ValueEntry(
                        **entry(60, "indicator-value"), side="A", value=Decimal("128.5"),
                        measured_on=day("2024-12-31"), is_shared=True,
                    ),
                ),
            ),
            records.IndicatorEnd(
                side="B", name=words("Straßen mit Abfuhr", "Streets served"), unit="%",
                baseline=Decimal(40), target=Decimal(90),
                values=(
                    records.ValueEntry(
                        **entry(61, "indicator-value"), side="B", value=Decimal("47"),
                        measured_on=day("2024-11"), is_shared=True,
                    ),
                ),
            ),
        ),
    )  # fmt: skip
    return records.PartnershipEntry(
        **entry(10, "partnership", key="dura", sources=()),
        title=TranslatedText(),
        own_side="A",
        topic_line=words("Abfall, soziale Arbeit", "Waste, social work"),
        parties=parties(11, DURA),
        phases=(
            records.PhaseEntry(
                **entry(20, "phase"), kind="project", state="active", begins=day("2018")
            ),
        ),
        agreements=(
            records.AgreementEntry(
                **entry(21, "agreement"), kind="mou", signed_on=day("2023-05-04"),
                title=words("Absprache zum Abfall", "Memorandum on waste"),
                valid_until=day("2026-05-03"), last_day=dt.date(2026, 5, 3),
            ),
        ),
        events=(
            records.EventEntry(
                **entry(30, "event"), kind="visit", state="held", sides="B", people=6,
                title=words("Delegation aus Dura in Dortmund", "Delegation from Dura in Dortmund"),
                begins=day("2024-05-06"), ends=day("2024-05-10"), goals=("11.6",),
            ),
            records.EventEntry(
                **entry(31, "event"), kind="workshop", state="held", sides="AB",
                title=words("Werkstatt zum Abfall", "Workshop on waste"), begins=day("2024-09"),
                funding=words("Land Nordrhein-Westfalen", "State of North Rhine-Westphalia"),
            ),
            records.EventEntry(
                **entry(32, "event"), kind="visit", state="planned", sides="A",
                title=words("Gegenbesuch in Dura", "Return visit to Dura"), begins=day("2025-04"),
            ),
        ),
        actors=(
            records.ActorEntry(
                **entry(33, "involvement"), unit_id=uuid.UUID(int=333), unit_kind="company",
                name=words("EDG", "EDG"), role="contributes", side="A",
                task=words("Abfall", "Waste"),
            ),
        ),
        goals=(
            records.GoalEntry(
                **entry(34, "served-goal"), code="3.c", sides="AB",
                what=words("Austausch der Kliniken", "Exchange of hospitals"),
            ),
            records.GoalEntry(**entry(35, "served-goal"), code="17.9", sides="AB"),
        ),
        council_items=(
            records.CouncilItemEntry(
                **entry(36, "council-item"), number="12345-18", kind="decision", body="Rat",
                title=words("Projektpartnerschaft mit Dura", "Project partnership with Dura"),
                dated_on=day("2018-02-15"), result="decided", side="A",
            ),
        ),
        duties=(
            records.DutyEntry(
                **entry(37, "follow-up"), council_item_id=uuid.UUID(int=36),
                task=words("Dem Rat berichten", "Report to the council"), due_on=day("2025-06-30"),
            ),
        ),
        contributions=(given, staff, paid),
        gains=(
            records.GainEntry(
                **entry(43, "benefit"), side="A", kind="learning", standing="confirmed",
                what=words("Sammeln mit wenig Wasser", "Collecting with little water"),
                is_shared=True, begins=day("2024"),
            ),
        ),
        topics=(
            records.TopicEntry(
                **entry(50, "common-topic"), **JOINT, title=words("Abfall", "Waste"),
                targets=("11.6", "12.5"),
                value={
                    "A": words("Weniger Fahrten", "Fewer trips"),
                    "B": words("Jede Straße hat Abfuhr", "Every street is served"),
                },
            ),
        ),
        projects=(
            records.ProjectEntry(
                **entry(51, "joint-project"), **JOINT, state="running",
                title=words("Zwei Wege zur Abfuhr", "Two ways to collect waste"),
                begins=dt.date(2024, 1, 1), ends=dt.date(2026, 12, 31), targets=("11.6",),
                lead={"A": words("EDG", "EDG"), "B": words("Bauhof", "Depot")},
                indicators=(indicator,), below_id=uuid.UUID(int=50),
            ),
        ),
    )  # fmt: skip


def with_rostow() -> records.PartnershipEntry:
    return records.PartnershipEntry(
        **entry(70, "partnership", key="rostow", sources=()),
        title=TranslatedText(),
        own_side="A",
        parties=parties(71, ROSTOW),
        phases=(
            records.PhaseEntry(
                **entry(73, "phase"), kind="partnership", state="active", begins=day("1977"),
                last_day=dt.date(2022, 3, 30),
            ),
            records.PhaseEntry(
                **entry(74, "phase"), kind="partnership", state="dormant",
                begins=day("2022-03-31"),
                legal_basis=words("Resolution des Rates", "Resolution of the council"),
            ),
        ),
    )  # fmt: skip


def content(*told: records.PartnershipEntry) -> records.Content:
    """Return a content for the year 2024, with Rostow and Dura unless others are given."""
    partnerships = told or (with_rostow(), with_dura())
    return records.Content(
        format=records.FORMAT,
        selection=records.Selection(
            partnerships=tuple(one.id for one in partnerships),
            begins=dt.date(2024, 1, 1),
            ends=dt.date(2024, 12, 31),
            known_on=dt.date(2025, 1, 31),
        ),
        office=records.OfficeEntry(
            id=uuid.UUID(int=5), key="dortmund", name=words("Büro", "Office"), city=DORTMUND
        ),
        partnerships=partnerships,
        sources=(SOURCE,),
    )
