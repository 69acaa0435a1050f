# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S1: Kumasi, 2011 to 2025. Memory, phases, expiry."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from zweiklang.domain.coordination.queries import EVERYTHING, warnings_for
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor

API = "/api/v1/offices/dortmund/partnerships/kumasi"
PAGE = "/de/dortmund/partnerships/kumasi/"
AGREEMENT_KINDS = ("agreement_ends", "no_agreement")


def kumasi(office: Office, known_on: str | None = None) -> PartnershipFile:
    day = dt.date.fromisoformat(known_on) if known_on else None
    file = partnership_file(office.pk, "kumasi", Actor.public(), day)
    assert file is not None
    return file


def warnings(office: Office, day: str) -> list[WarningRecord]:
    found = warnings_for(
        [office.pk],
        dt.date.fromisoformat(day),
        kumasi(office).id,
        AGREEMENT_KINDS,
        scopes=EVERYTHING,
    )
    return found


def test_on_7_april_2022_the_office_is_warned_that_the_memorandum_runs_out(
    portfolio: Office,
) -> None:
    assert warnings(portfolio, "2022-04-06") == []
    (warning,) = warnings(portfolio, "2022-04-07")
    assert warning.kind == "agreement_ends"
    assert warning.due_on == dt.date(2022, 10, 7)
    assert "Kumasi endet am 7. Oktober 2022" in warning.sentence("de")
    assert "Kumasi ends on 7 October 2022" in warning.sentence("en")


def test_between_8_october_2022_and_the_charter_no_valid_agreement_is_on_file(
    portfolio: Office, client: Client
) -> None:
    for day in ("2022-10-08", "2023-11-30", "2024-05-13"):
        assert [one.kind for one in warnings(portfolio, day)] == ["no_agreement"], day
    assert warnings(portfolio, "2024-05-14") == []
    (gap,) = kumasi(portfolio).gaps
    assert (gap.first, gap.last) == (dt.date(2022, 10, 8), dt.date(2024, 5, 13))
    page = client.get(PAGE, {"known_on": "2023-10-26"}).content.decode().lower()
    assert "kein gültiges abkommen" in page


@pytest.mark.parametrize(
    ("day", "kind"), [("2023-01-01", "project"), ("2024-06-01", "partnership")]
)
def test_the_kind_of_the_relation_follows_its_phases(
    portfolio: Office, day: str, kind: str
) -> None:
    phase = kumasi(portfolio).phase_on(dt.date.fromisoformat(day))
    assert phase is not None
    assert phase.kind == kind


def test_what_did_we_do_with_kumasi_in_2024_is_answered_by_the_timeline_of_that_year(
    portfolio: Office, client: Client
) -> None:
    entries = client.get(f"{API}/timeline", {"year": 2024}).json()
    titles = " | ".join(entry["title"]["texts"].get("de", "") for entry in entries)
    for text in ("Urkunde der Städtepartnerschaft", "Bambusmesse", "Austausch zur Gleichstellung"):
        assert text in titles
    visits = client.get(f"{API}/timeline", {"year": "2024", "kind": "visit"}).json()
    assert [entry["sides"] for entry in visits] == ["B", "A"]
    page = client.get(f"{PAGE}timeline/", {"year": 2024}).content.decode()
    for text in ("Urkunde", "Bambusmesse", "nach Kumasi", "aus Kumasi", "Gleichstellung"):
        assert text in page


def test_the_office_answers_the_same_for_2023_and_2024_when_it_narrows_its_timeline_to_kumasi(
    portfolio: Office, client: Client
) -> None:
    address = "/api/v1/offices/dortmund/timeline"
    told = {
        year: client.get(address, {"city": "kumasi", "year": year}).json()["items"]
        for year in (2023, 2024)
    }
    assert [(one["when"], one["kind"]) for one in told[2023]] == [
        ("2011", "phase"),  # it lasted until the charter
        ("2023-04", "event"),
        ("2023-10-17", "council-item"),
        ("2023-10-26", "council-item"),
        ("2023-11", "council-item"),
    ]
    for year, entries in told.items():
        whole = client.get(f"{API}/timeline", {"year": year}).json()
        begun = [one for one in whole if one["kind"] != "gap"]
        assert {one["record_id"] for one in entries} == {one["record_id"] for one in begun}
    page = client.get(
        "/de/dortmund/timeline/", {"city": "kumasi", "year": 2024, "known_on": "2024-12-31"}
    ).content.decode()
    for text in ("Urkunde", "Bambusmesse", "nach Kumasi", "aus Kumasi", "Gleichstellung"):
        assert text in page


def test_the_plan_for_2025_is_on_file_as_planned(portfolio: Office, client: Client) -> None:
    entries = client.get(f"{API}/timeline", {"year": 2025}).json()
    (plan,) = [entry for entry in entries if entry["planned"]]
    for topic in ("Beschaffung", "soziale Innovation", "Digitales", "Gaming", "Umweltbildung"):
        assert topic in plan["title"]["texts"]["de"]


def test_as_of_26_october_2023_page_api_and_export_hold_only_what_was_known(
    portfolio: Office, client: Client
) -> None:
    day = "2023-10-26"
    file = kumasi(portfolio, day)
    assert {str(one.signed_on) for one in file.agreements} == {"2020-10-07"}
    assert all(fact.known_since and fact.known_since.isoformat() <= day for fact in file.facts())

    answer = client.get(API, {"known_on": day}).json()
    assert [one["signed_on"] for one in answer["agreements"]] == ["2020-10-07"]
    assert [phase["kind"] for phase in answer["phases"]] == ["project"]
    assert all(event["begins"] < "2023-10-27" for event in answer["events"])

    page = client.get(PAGE, {"known_on": day}).content.decode()
    assert "Memorandum of Understanding" in page
    known = " | ".join(_titles(file))
    later = [title for title in _titles(kumasi(portfolio)) if title not in known]
    assert len(later) >= 4
    for title in later:
        assert title not in page

    export = _exported(client, day)["kumasi"]
    assert [one["signed_on"] for one in export["agreements"]] == ["2020-10-07"]


def _titles(file: PartnershipFile) -> set[str]:
    return {str(one.title.read("de")) for one in (*file.events, *file.agreements)}


def _exported(client: Client, day: str) -> dict[str, Any]:
    response: Any = client.get("/de/dortmund/data/portfolio.json", {"known_on": day})
    assert response.status_code == 200
    parts = response.streaming_content if response.streaming else [response.content]
    found = json.loads(b"".join(parts))
    return {one["key"]: one for one in found["partnerships"]}


def test_the_warning_names_the_city_in_the_reader_s_language(portfolio: Office) -> None:
    with override("en"):
        (warning,) = warnings(portfolio, "2022-11-01")
        assert warning.sentence().startswith("No valid agreement with Kumasi is on file since")
