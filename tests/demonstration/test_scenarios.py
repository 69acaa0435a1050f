# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The portfolio satisfies the stories of Kumasi (S1) and of Schytomyr and Rostow (S4)."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from zweiklang.demonstration.plan import PORTFOLIO
from zweiklang.domain.coordination.queries import EVERYTHING, warnings_for
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships import timeline
from zweiklang.domain.partnerships.models import Basis, Event, Involvement, Phase
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Population, UnitName
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import Record
from zweiklang.foundation.revisions import known_on

#: Ends that were planned from the beginning.
PLANNED = {
    "event cluj-iresilience", "involvement cluj-napoca-bmbf", "served-goal cluj-napoca-11-b",
}  # fmt: skip
QUESTION_DAY = dt.date(2023, 10, 26)


def file_of(office: Office, key: str, known_on: dt.date | None = None) -> PartnershipFile:
    found = partnership_file(office.pk, key, Actor.public(), known_on)
    assert found is not None
    return found


def warnings_on(office: Office, key: str, day: dt.date) -> set[str]:
    file = file_of(office, key)
    return {
        one.kind
        for one in warnings_for([office.pk], day, partnership_id=file.id, scopes=EVERYTHING)
    }


def test_the_office_is_warned_six_months_before_the_kumasi_mou_ends(portfolio: Office) -> None:
    assert "agreement_ends" not in warnings_on(portfolio, "kumasi", dt.date(2022, 4, 6))
    assert "agreement_ends" in warnings_on(portfolio, "kumasi", dt.date(2022, 4, 7))


@pytest.mark.parametrize(
    ("day", "missing"),
    [("2022-10-07", False), ("2022-10-08", True), ("2024-05-13", True), ("2024-05-14", False)],
)
def test_kumasi_has_no_valid_agreement_between_mou_and_charter(
    portfolio: Office, day: str, missing: bool
) -> None:
    on = dt.date.fromisoformat(day)
    assert ("no_agreement" in warnings_on(portfolio, "kumasi", on)) is missing
    assert (not file_of(portfolio, "kumasi").agreements_on(on)) is missing


@pytest.mark.parametrize(
    ("day", "kind"), [("2023-01-01", "project"), ("2024-06-01", "partnership")]
)
def test_kumasi_changes_its_kind_with_the_charter(portfolio: Office, day: str, kind: str) -> None:
    phase = file_of(portfolio, "kumasi").phase_on(dt.date.fromisoformat(day))
    assert phase is not None
    assert phase.kind == kind


def test_the_timeline_answers_what_we_did_with_kumasi_in_2024(portfolio: Office) -> None:
    year = timeline.narrow(timeline.entries(file_of(portfolio, "kumasi")), year=2024)
    keys = {entry.fact.key for entry in year if entry.fact}
    assert keys >= {
        "kumasi-urkunde-2024",
        "kumasi-delegation-2024-mai",
        "kumasi-delegation-2024-november",
        "kumasi-bambusmesse",
        "kumasi-gleichstellung",
    }


def test_at_the_end_of_2024_the_plan_for_2025_is_known(portfolio: Office) -> None:
    file = file_of(portfolio, "kumasi", dt.date(2024, 12, 31))
    (plan,) = [event for event in file.events if event.state == "planned"]
    words = plan.title.read("de").text
    for topic in ("Beschaffung", "soziale Innovation", "Digitales", "Gaming", "Umweltbildung"):
        assert topic in words


def test_the_mandate_for_schytomyr_leads_from_2022_over_2023_to_2025(portfolio: Office) -> None:
    item: CouncilItem | None = CouncilItem.objects.get(office=portfolio, key="rat-2025-05-22")
    years = []
    while item is not None:
        years.append(item.dated_on.year)
        item = item.follows
    assert years == [2025, 2023, 2022]


def test_two_years_after_the_agreement_the_decision_is_due(portfolio: Office) -> None:
    for day, due in (("2024-11-24", False), ("2025-02-23", True), ("2025-05-22", False)):
        kinds = warnings_on(portfolio, "schytomyr", dt.date.fromisoformat(day))
        assert ("follow_up" in kinds) is due, day


def test_rostow_is_at_rest_by_resolution_and_has_nothing_to_do(portfolio: Office) -> None:
    file = file_of(portfolio, "rostow-am-don")
    for day in (dt.date(2022, 3, 31), QUESTION_DAY, dt.date(2026, 1, 1)):
        phase = file.phase_on(day)
        assert phase is not None
        assert (phase.kind, phase.state) == ("partnership", "dormant")
        assert "31. März 2022" in phase.legal_basis.read("de").text
        item = file.council_item(phase.mandate_id)
        assert item is not None
        assert item.dated_on.iso == "2022-03-31"
        due = {"agreement_ends", "no_agreement", "follow_up", "entered"}
        assert not due & warnings_on(portfolio, "rostow-am-don", day)


def test_on_the_day_of_the_question_nothing_is_told_that_came_later(portfolio: Office) -> None:
    for key in ("kumasi", "schytomyr", "dura", "dabola", "cluj-napoca", "rostow-am-don"):
        file = file_of(portfolio, key, QUESTION_DAY)
        for fact in (*file.phases, *file.agreements, *file.events, *file.council_items):
            assert fact.known_since is not None
            assert fact.known_since <= QUESTION_DAY, fact.key
        assert all(item.dated_on.first <= QUESTION_DAY for item in file.council_items)
        assert all(one.signed_on.first <= QUESTION_DAY for one in file.agreements)
        assert all(duty.done_on is None and not duty.outcome for duty in file.follow_ups)


LATER = [
    (Event, "dura-muellwagen-eins", "description", "2018-03-23", "Monat", "2018-12-31"),
    (Phase, "kumasi-klimapartnerschaft", "doubt", "2011-12-31", "Projekt", "2020-10-09"),
    (Involvement, "dura-edg", "task", "2018-12-31", "zwei", "2020-11-05"),
    (Population, "dura-nach-bericht", "doubt", "2018-12-31", "40.000", "2022-12-31"),
    (CouncilItem, "rat-2022-03-31-ukraine", "text", "2022-04-01", "Hilfe", "2023-01-10"),
    (UnitName, "solidaritaet-2020-name", "doubt", "2019-12-31", "2000", "2023-10-30"),
    (Involvement, "dabola-edg", "task", "2022-12-31", "Fahrzeuge", "2023-10-30"),
    (CouncilItem, "rat-2023-11-kumasi", "doubt", "2023-11-30", "2024", "2023-12-31"),
    (CouncilItem, "rat-2022-neue-partnerstadt", "doubt", "2022-12-31", "2021", "2024-07-26"),
]


@pytest.mark.parametrize(
    ("model", "key", "field", "early", "words", "late"),
    LATER,
    ids=[f"{r[1]}-{r[2]}" for r in LATER],
)
def test_what_a_later_day_brought_is_told_from_that_day_on(
    portfolio: Office, model: type[Record], key: str, field: str, early: str, words: str, late: str
) -> None:
    def told(day: str) -> str:
        rows = model.objects.filter(office=portfolio, key=key)
        (row,) = known_on(rows, dt.date.fromisoformat(day))
        return str(getattr(row, field).texts.get("de", ""))

    assert words not in told(early)
    assert words not in told((dt.date.fromisoformat(late) - dt.timedelta(days=1)).isoformat())
    assert words in told(late)


def test_the_search_for_a_twin_town_names_none_before_one_is_chosen(portfolio: Office) -> None:
    bases = Basis.objects.filter(office=portfolio)
    early = {one.key for one in known_on(bases, dt.date(2022, 12, 31))}
    whole = {one.key for one in known_on(bases, None)}
    search = {"kumasi-auf-rat-2022-neue-partnerstadt", "schytomyr-auf-rat-2022-03-31-ukraine"}
    assert not search & early
    assert search <= whole


def test_no_text_of_the_sheets_looks_back_from_a_later_day() -> None:
    for path in sorted((PORTFOLIO / "dortmund").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as sheet:
            for row in csv.DictReader(sheet):
                day = row.get("known_since") or ""
                where = f"{path.stem} {row['key']}"
                texts = (text for name, text in row.items() if name.endswith("_de"))
                if path.stem == "partnership" or not day.startswith(("19", "20")):
                    continue
                assert not any("später für" in text or "Erster" in text for text in texts), where
                ends = row.get("ends") or ""
                assert ends[:4] <= day[:4] or where in PLANNED, where


def test_on_the_day_of_the_question_the_answer_can_be_given(portfolio: Office) -> None:
    schytomyr = file_of(portfolio, "schytomyr", QUESTION_DAY)
    phase = schytomyr.phase_on(QUESTION_DAY)
    assert phase is not None
    assert phase.local_label.read("de").text == "Solidaritätspartnerschaft"
    assert {item.key for item in schytomyr.council_items} >= {
        "rat-2022-03-31-ukraine",
        "rat-2023-02-09",
        "apod-2023-10-26",
    }
    assert {"schytomyr-delegation-2023", "schytomyr-drehleitern"} <= {
        event.key for event in schytomyr.events
    }
    assert [duty.key for duty in schytomyr.follow_ups] == ["schytomyr-nach-zwei-jahren"]
    kumasi = file_of(portfolio, "kumasi", QUESTION_DAY)
    assert [one.key for one in kumasi.agreements] == ["kumasi-mou-2020"]
    assert "rat-2023-11-kumasi" not in {item.key for item in kumasi.council_items}
