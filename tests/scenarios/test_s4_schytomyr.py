# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S4: Schytomyr and Rostow. The council's thread under pressure."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from zweiklang.domain.coordination.deriving import open_follow_ups, warnings_of
from zweiklang.domain.coordination.queries import EVERYTHING, open_deadlines, warnings_for
from zweiklang.domain.partnerships.mandate import find_branch, mandate_tree
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor

PUBLIC = Actor.public()
MEMBERS = Actor.system("Test")


def file_of(office: Office, key: str, known_on: dt.date | None = None) -> PartnershipFile:
    file = partnership_file(office.pk, key, PUBLIC, known_on)
    assert file is not None
    return file


def test_the_mandate_leads_from_2022_through_2023_to_2025(portfolio: Office) -> None:
    root = find_branch(mandate_tree(portfolio.pk, PUBLIC), "rat-2022-03-31-ukraine")
    assert root is not None
    thread = [branch.item for branch in root.walk()]
    assert [item.dated_on.iso for item in thread if item.kind == "decision"] == [
        "2022-03-31",
        "2023-02-09",
        "2025-05-22",
    ]
    decided = {
        branch.item.dated_on.year: {(one.kind, one.label) for one in branch.decided}
        for branch in root.walk()
        if branch.item.kind == "decision"
    }
    assert {kind for kind, _label in decided[2023]} >= {"phase", "agreement"}
    assert {kind for kind, _label in decided[2025]} >= {"phase", "agreement"}


def test_two_years_after_the_agreement_the_decision_on_twin_towns_is_due(
    portfolio: Office,
) -> None:
    key = file_of(portfolio, "schytomyr").id
    found = warnings_for(
        [portfolio.pk], dt.date(2025, 2, 23), key, ["follow_up"], scopes=EVERYTHING
    )
    assert [one.due_on for one in found] == [dt.date(2025, 2, 23)]
    assert "Städtepartnerschaft mit Schytomyr entscheiden" in found[0].sentence("de")
    assert (
        warnings_for([portfolio.pk], dt.date(2024, 11, 24), key, ["follow_up"], scopes=EVERYTHING)
        == []
    )
    assert (
        warnings_for([portfolio.pk], dt.date(2025, 5, 22), key, ["follow_up"], scopes=EVERYTHING)
        == []
    )


def test_as_known_in_2025_the_duty_still_stood_open(portfolio: Office) -> None:
    day = dt.date(2025, 2, 23)
    derived = warnings_of(file_of(portfolio, "schytomyr", day), day)
    (duty,) = [one for one in derived if one.kind == "follow_up"]
    assert duty.settled_on is None


def test_rostow_rests_with_its_legal_basis_and_without_open_duties(
    portfolio: Office, client: Client
) -> None:
    today = dt.date(2022, 4, 1)
    rostow = file_of(portfolio, "rostow-am-don")
    phase = rostow.phase_on(today)
    assert phase is not None
    assert (phase.kind, phase.state) == ("partnership", "dormant")
    assert "31. März 2022" in str(phase.legal_basis.read("de"))
    assert phase.mandate_id is not None
    assert open_follow_ups(rostow) == []
    assert open_deadlines(MEMBERS, rostow.id) == []
    standing = warnings_for([portfolio.pk], today, rostow.id, scopes=EVERYTHING)
    assert {one.kind for one in standing} <= {"doubt"}
    page = client.get("/de/dortmund/partnerships/rostow-am-don/").content.decode()
    assert "ruh" in page
    assert "31. März 2022" in page


def test_the_status_of_26_october_2023_holds_only_what_was_known(
    portfolio: Office, client: Client
) -> None:
    day = dt.date(2023, 10, 26)
    for key in ("schytomyr", "kumasi", "rostow-am-don", "cluj-napoca"):
        facts = file_of(portfolio, key, day).facts()
        assert all(fact.known_since and fact.known_since <= day for fact in facts)
    schytomyr = file_of(portfolio, "schytomyr", day)
    present = schytomyr.phase_on(day)
    assert present is not None
    assert present.kind == "friendship"
    assert [one.key for one in schytomyr.agreements] == ["schytomyr-abkommen-2023"]
    dates = {item.dated_on.iso for item in schytomyr.council_items}
    assert max(dates) == "2023-10-26"
    answer = client.get(
        "/api/v1/offices/dortmund/council-items", {"known_on": "2023-10-26", "per_page": "100"}
    ).json()
    assert max(item["dated_on"] for item in answer["items"]) == "2023-10-26"


def test_the_office_s_timeline_of_schytomyr_holds_the_council_s_thread_and_its_duty(
    portfolio: Office, client: Client
) -> None:
    def mandates(city: str, known_on: str = "") -> list[tuple[str, str]]:
        asked = {"city": city, "per_page": "100"} | ({"known_on": known_on} if known_on else {})
        found = client.get("/api/v1/offices/dortmund/timeline", asked).json()["items"]
        return [
            (one["when"], one["kind"])
            for one in found
            if one["kind"] in ("council-item", "follow-up")
        ]

    decided = [("2022-03-31", "council-item"), ("2023-02-09", "council-item")]
    assert [*decided, ("2025-02-23", "follow-up"), ("2025-05-22", "council-item")] == [
        one
        for one in mandates("schytomyr")
        if one[0] in ("2022-03-31", "2023-02-09", "2025-02-23", "2025-05-22")
    ]
    then = mandates("schytomyr", "2023-10-26")
    assert set(decided) < set(then)
    assert max(when for when, kind in then if kind == "council-item") == "2023-10-26"
    assert mandates("rostow-am-don")[-1] == ("2022-03-31", "council-item")
    assert "follow-up" not in {kind for _when, kind in mandates("rostow-am-don")}
    page = client.get("/de/dortmund/timeline/", {"city": "schytomyr", "year": 2025})
    assert "Städtepartnerschaft mit Schytomyr" in page.content.decode()
