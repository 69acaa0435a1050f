# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each city publishes its own share, and of both files nothing is counted twice."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Mapping
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.iati_filling import fill
from tests import factories
from tests.outputs.iati.conftest import measure, pay
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.iati import Activity, Organisation, Reading, write_file
from zweiklang.iati.checking import check_all
from zweiklang.outputs.iati.export import NoIdentifier, activity_file, organisation_file

Pages = Mapping[str, OfficePage]


def published(office: Office) -> list[Activity]:
    content = b"".join(activity_file(office))
    result = check_all(io.BytesIO(content))
    assert [one.message for one in result.findings if one.severity == "error"] == []
    return [one for one in Reading(io.BytesIO(content)) if isinstance(one, Activity)]


def share_of(office: Office, project: JointRecord) -> Activity:
    (found,) = [one for one in published(office) if one.key.endswith(str(project.pk))]
    return found


def spent(*activities: Activity) -> Decimal:
    """Return what is paid out in activities together."""
    return sum(
        (
            entry.value.amount or Decimal(0)
            for one in activities
            for entry in one.transactions
            if entry.type is not None and entry.type.code in ("3", "4") and entry.value is not None
        ),
        Decimal(0),
    )


def test_two_files_add_up_without_double_counting(
    dortmund: Office, kumasi: Office, ours: Partnership, theirs: Partnership,
    project: JointRecord, pages: Pages, doris: Actor, akua: Actor,
) -> None:  # fmt: skip
    pay(ours, akua, 800_000, "2022-03-01", about=project)
    pay(ours, akua, 50_050, "2022-05")
    pay(theirs, doris, 120_000, "2023", about=project, giver="B", receiver="A")
    both = [*published(dortmund), *published(kumasi)]
    assert spent(*both) == Decimal("9700.50")
    assert spent(*published(dortmund)) == Decimal("8500.50")
    told = [entry.ref for one in published(dortmund) for entry in one.transactions]
    assert len(told) == len(set(told)) == 3


def test_both_shares_name_each_other_and_their_partnership(
    dortmund: Office, kumasi: Office, ours: Partnership, theirs: Partnership,
    project: JointRecord, pages: Pages,
) -> None:  # fmt: skip
    mine, other = share_of(dortmund, project), share_of(kumasi, project)
    assert mine.key == f"DE-CR-05913-{project.pk}"
    assert (other.key, "4") in [(one.ref, one.type) for one in mine.related]
    assert (mine.key, "4") in [(one.ref, one.type) for one in other.related]
    keys = {one.key for one in published(dortmund)}
    (parent,) = [one.ref for one in mine.related if one.type == "1"]
    assert parent in keys


def test_goals_targets_languages_and_days_are_told(
    dortmund: Office, ours: Partnership, project: JointRecord, pages: Pages
) -> None:
    one = share_of(dortmund, project)
    assert [(tag.vocabulary, tag.code) for tag in one.tags] == [
        ("2", "11"),
        ("2", "13"),
        ("3", "11.6"),
    ]
    assert sum(Decimal(sector.percentage or 0) for sector in one.sectors) == 100
    assert one.title is not None
    assert one.title.by_language("") == {
        "en": "Two ways to collect waste", "de": "Zwei Wege zur Abfuhr",
    }  # fmt: skip
    assert [(day.type, day.iso_date) for day in one.dates][0] == ("2", "2021-01-01")


def test_each_end_tells_its_own_indicator_and_names_the_other(
    dortmund: Office, kumasi: Office, ours: Partnership, theirs: Partnership,
    project: JointRecord, pages: Pages,
) -> None:  # fmt: skip
    measure(dortmund, project, "A", "130.5", "2025")
    measure(dortmund, project, "A", "136", "2026-06-30")
    measure(kumasi, project, "B", "55", "2025")
    (mine,) = share_of(dortmund, project).results[0].indicators
    (other,) = share_of(kumasi, project).results[0].indicators
    assert mine.baselines[0].value == "120"
    told = [
        (one.begins.iso_date, one.ends.iso_date, [x.value for x in (*one.targets, *one.actuals)])
        for one in mine.periods
        if one.begins and one.ends
    ]
    assert told == [
        ("2025-01-01", "2025-12-31", ["130.5"]),
        ("2026-01-01", "2026-06-30", ["136"]),
        ("2026-07-01", "2027-12-31", ["150"]),
    ]
    assert [x.value for one in other.periods for x in one.actuals] == ["55"]
    assert other.measure == "2"
    assert mine.description is not None
    assert "Streets served" in mine.description.by_language("")["en"]
    assert "Straßen mit Abfuhr" in mine.description.by_language("")["de"]


def test_only_what_both_released_and_nobody_disputes_is_published(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, akua: Actor,
) -> None:  # fmt: skip
    pay(ours, akua, 100, "2022", about=project)
    pay(ours, akua, 200, "2022", about=project, public=False)
    disputed = pay(ours, akua, 400, "2022", about=project)
    respond(akua, disputed, "disputed", TranslatedText.of(en="We got less."))
    assert spent(*published(dortmund)) == 1


def test_an_agreed_project_that_is_not_public_stays_at_home(
    dortmund: Office, ours: Partnership, theirs: Partnership, pages: Pages,
    project: JointRecord, doris: Actor, akua: Actor,
) -> None:  # fmt: skip
    JointRecord.objects.filter(pk=project.pk).update(is_public=False)
    assert not [one for one in published(dortmund) if one.hierarchy == "2"]


def test_money_ahead_is_a_budget_and_longer_than_a_year_a_planned_payment(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, akua: Actor,
) -> None:  # fmt: skip
    pay(ours, akua, 100, "2098", about=project)
    pay(ours, akua, 300, "2098", about=project, ends=factories.day("2099"))
    one = share_of(dortmund, project)
    assert [budget.value.text for budget in one.budgets if budget.value] == ["1.00"]
    assert [plan.value.text for plan in one.planned_disbursements if plan.value] == ["3.00"]
    assert one.transactions == ()


def test_what_a_funder_paid_comes_in_before_it_goes_out(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, akua: Actor,
) -> None:  # fmt: skip
    pay(
        ours,
        akua,
        100,
        "2022",
        about=project,
        funded_by="funder",
        funder=TranslatedText.of(en="SKEW"),
    )
    one = share_of(dortmund, project)
    kinds = [entry.type.code for entry in one.transactions if entry.type]
    assert kinds == ["1", "3"]
    assert "SKEW" in [n.text for org in one.participants if org.role == "1" for n in org.narratives]


def test_an_identifier_does_not_change_with_the_address(
    dortmund: Office, ours: Partnership, project: JointRecord, pages: Pages, settings: object
) -> None:
    before = [one.key for one in published(dortmund)]
    settings.PUBLIC_ADDRESS = "https://elsewhere.example"  # type: ignore[attr-defined]
    assert [one.key for one in published(dortmund)] == before


def test_without_identifier_nothing_is_written(dortmund: Office, ours: Partnership) -> None:
    for make in (activity_file, organisation_file):
        with pytest.raises(NoIdentifier):
            make(dortmund)


def test_the_organisation_file_adds_up_what_the_city_gave(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, doris: Actor, akua: Actor,
) -> None:  # fmt: skip
    pay(ours, akua, 800_000, "2022-03-01", about=project)
    pay(ours, akua, 50_050, "2022-05")
    pay(theirs, doris, 120_000, "2022", giver="B", receiver="A")
    content = b"".join(organisation_file(dortmund))
    assert check_all(io.BytesIO(content)).findings == []
    (one,) = Reading(io.BytesIO(content))
    assert isinstance(one, Organisation)
    assert [year.value.text for year in one.spent if year.value] == ["8500.50"]


def test_writing_what_was_published_and_read_gives_the_same_file(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, akua: Actor,
) -> None:  # fmt: skip
    pay(ours, akua, 800_000, "2022-03-01", about=project)
    measure(dortmund, project, "A", "130.5", "2025")
    content = b"".join(activity_file(dortmund))
    reading = Reading(io.BytesIO(content))
    parts = list(reading)
    assert reading.head is not None
    assert b"".join(write_file("activities", parts, attributes=reading.head.attributes)) == content


def queries_for(count: int) -> int:
    office = fill(count)
    with CaptureQueriesContext(connection) as found:
        pieces = sum(1 for _one in activity_file(office))
    assert pieces > count
    return len(found)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_activities() -> None:
    assert queries_for(120) <= 12


@pytest.mark.django_db
def test_a_few_activities_need_as_many_queries() -> None:
    assert queries_for(3) <= 12


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_activities() -> None:
    office = fill(600)

    next(iter(activity_file(office)))  # what is loaded once and stays has nothing to do with it
    tracemalloc.start()
    written = sum(len(piece) for piece in activity_file(office))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert written > 8_000_000
    assert peak < 8_000_000
