# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every list of the workspace can be taken away as a file, narrowed as it is on the page."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests import factories
from tests.doors.workspace.lists.reading import BASE, rows
from tests.eye_level import add_profile, say
from tests.topics import add_paper
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.topics.models import Lesson
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def add_deadline(partnership: Partnership, task: str, due_on: dt.date) -> None:
    deadline = Deadline(
        office=partnership.office, partnership=partnership, key=task.casefold(),
        task=TranslatedText.of(en=task), due_on=PartialDate.of(due_on),
    )  # fmt: skip
    save_record(factories.SYSTEM, deadline)


def test_partnerships_keep_the_filter_of_the_page(desk: Client, dortmund: Office) -> None:
    factories.add_phase(
        factories.add_partnership(dortmund, factories.add_place("dura", "PS", en="Dura")), "2014"
    )
    factories.add_partnership(dortmund, factories.add_place("accra", "GH", en="Accra"))
    assert len(rows(desk, "partnerships/")) == 2
    (dura,) = rows(desk, "partnerships/", kind="project")
    assert (dura["Key"], dura["Since"]) == ("dura", "2014")
    assert rows(desk, "partnerships/", q="Nowhere") == []
    page = desk.get(f"{BASE}partnerships/?kind=project&page=1").content.decode()
    assert "?kind=project&amp;table=xlsx" in page


def test_deadlines_hold_what_has_passed_and_what_is_ahead(desk: Client, ours: Partnership) -> None:
    days = [clock.today() + dt.timedelta(days=number) for number in (-9, 9)]
    for task, day in zip(("Answer", "Budget"), days, strict=True):
        add_deadline(ours, task, day)
    found = rows(desk, "deadlines/")
    assert [one["Due on"] for one in found] == [day.isoformat() for day in days]
    assert "Answer" in found[0]["What"]


def test_common_topics_have_a_row_for_each_city(
    desk: Client, joint: JointFile, topic: JointRecord
) -> None:
    for path in ("topics/common/", f"joint/{joint.pk}/topics/"):
        found = rows(desk, path)
        assert [one["City"] for one in found] == ["Dortmund", "Kumasi"]
        assert {one["Topic"] for one in found} == {"Waste"}
        assert found[0]["What it is worth to the city"] == "Fewer lorries"


def test_profiles_of_a_file_are_a_list_of_their_own(
    desk: Client, joint: JointFile, ours: Partnership, doris: Actor, kwame: Actor
) -> None:
    add_profile(doris, joint, "Waste", ["11.6"], offers="How we sort")
    add_profile(kwame, joint, "Hidden", ["11.6"], shown=False, offers="Room")
    (one,) = rows(desk, f"joint/{joint.pk}/topics/", table="profiles.csv")
    assert (one["Topic"], one["offers"]) == ("Waste", "How we sort")


def test_project_gives_its_indicators_with_the_values_of_both_ends(
    desk: Client, project: JointRecord, joint: JointFile, doris: Actor, kwame: Actor
) -> None:
    def measure(actor: Actor, side: str, office: Office, value: str, shown: bool) -> None:
        one = IndicatorValue(
            file=joint, office=office, side=side, project=project, mark="W1",
            value=Decimal(value), measured_on=PartialDate.parse("2026-06"),
            source=factories.add_source(office),
        )  # fmt: skip
        say(actor, one, shown=shown)

    offices = {one.side: one.office for one in joint.parties.select_related("office")}
    measure(doris, "A", offices["A"], "131.5", True)
    measure(kwame, "B", offices["B"], "55", False)
    (listed,) = rows(desk, "projects/")
    assert (listed["Joint project"], listed["From"]) == ("Two ways to collect waste", "2026-01-01")
    found = rows(desk, f"joint/projects/{project.pk}/")
    assert [(one["City"], one["Unit"], one["Value"]) for one in found] == [
        ("Dortmund", "kg per head", "131.5"),
        ("Kumasi", "%", ""),
    ]


def test_lessons_keep_the_words_asked_for(
    desk: Client, joint: JointFile, ours: Partnership, doris: Actor, dortmund: Office
) -> None:
    for title in ("Compost", "Lorries"):
        lesson = Lesson(
            file=joint, office=dortmund, side="A", title=TranslatedText.of(en=title),
            adopted=TranslatedText.of(en="@SUM(A1)"),
        )  # fmt: skip
        say(doris, lesson)
    (one,) = rows(desk, "topics/lessons/", q="compost")
    assert (one["Lesson"], one["What we took over"]) == ("Compost", "'@SUM(A1)")


def test_ledger_is_narrowed_to_the_years_asked_for(
    desk: Client, joint: JointFile, ours: Partnership
) -> None:
    fields = {"minor": 800_000, "currency": "EUR", "kind": "money", "quantity": None}
    factories.add_contribution(ours, "Container", begins=PartialDate.parse("2023"), **fields)
    factories.add_contribution(ours, "Before", begins=PartialDate.parse("2019"), **fields)
    address = f"partnerships/{ours.key}/giving/"
    assert len(rows(desk, address)) == 2
    (one,) = rows(desk, address, first="2022")
    assert (one["What"], one["Amount of money"], one["Currency"]) == ("Container", "8000", "EUR")
    assert (one["Who gives"], one["Who gains"]) == ("Dortmund", "Kumasi")


def test_members_go_to_administrators_only(
    desk: Client, signed_in: Any, bernd: User, ours: Partnership, dortmund: Office
) -> None:
    factories.add_member(dortmund, "near", "contributor", only=(ours,))
    found = {one["E-mail"]: one for one in rows(desk, "members/")}
    assert found["near@dortmund.example"]["Limited to"] == str(ours)
    assert signed_in(bernd).get(f"{BASE}members/?table=csv").status_code == 403


def test_history_tells_what_changed_line_by_line(desk: Client, ours: Partnership) -> None:
    event = factories.add_event(ours, "2022", "Visit")
    event.title = TranslatedText.of(en="Long visit", de="Visit")
    save_record(factories.SYSTEM, event, reason="=1+1")
    found = rows(desk, f"records/event/{event.pk}/history/")
    assert "Long visit" in found[0]["Changes"]
    assert found[0]["Reason"] == "'=1+1"


def test_hits_of_a_search_come_as_far_as_one_may_see(
    signed_in: Any, ours: Partnership, dortmund: Office
) -> None:
    other = factories.add_partnership(dortmund, factories.add_place("accra", "GH"))
    for one in (ours, other):
        factories.add_event(one, "2022", "Waterworks", released=False)
    near = signed_in(factories.add_member(dortmund, "near", "reader", only=(ours,)))
    (hit,) = rows(near, "search/", q="waterworks")
    assert (hit["Title"], hit["Readers"]) == ("Waterworks", "internal")


@pytest.mark.usefixtures("fake_reader")
def test_papers_and_profile_of_a_city_come_whole(desk: Client, dortmund: Office) -> None:
    add_paper(dortmund, dortmund.place, "Dortmund baut ein Wasserwerk.\n\nDie Stadt sucht Solar.")
    (city,) = rows(desk, "topics/")
    assert (city["City"], city["Papers"]) == ("Dortmund", "1")
    (paper,) = rows(desk, "topics/dortmund/papers/")
    assert paper["State"] == "has been read"
    found = rows(desk, "topics/dortmund/profile/")
    assert {"6.3", "7.2"} <= {one["Target"] for one in found}


def test_reports_are_listed_with_the_state_they_are_in(desk: Client, ours: Partnership) -> None:
    from tests.reports import begin_report

    report = begin_report(ours)
    (one,) = rows(desk, "reports/")
    assert (one["Title"], one["State"]) == (report.title, "draft")


def test_groups_of_a_partnership_offer_the_list_of_that_partnership(
    desk: Client, ours: Partnership
) -> None:
    factories.add_event(ours, "2022", "Visit")
    page = desk.get(f"{BASE}partnerships/{ours.key}/").content.decode()
    assert f"/tables/event.xlsx?partnership={ours.key}" in page


def test_texts_never_become_formulas_in_a_spreadsheet(desk: Client, ours: Partnership) -> None:
    for number, start in enumerate("=+-@"):
        factories.add_event(ours, "2022", f"{start}cmd waterworks", key=f"risky-{number}")
    answer = desk.get(f"{BASE}search/?q=waterworks&table=xlsx")
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {str(cell.value)[:1] for cell in cells} >= set("=+-@")
    assert {cell.data_type for cell in cells} == {"s"}
    found = rows(desk, "search/", q="waterworks")
    assert {one["Title"][:2] for one in found} == {"'=", "'+", "'-", "'@"}


@pytest.mark.parametrize("asked", ["pdf", "profiles", "xlsx.exe", ""])
def test_an_unknown_form_shows_the_page(desk: Client, ours: Partnership, asked: str) -> None:
    answer = desk.get(f"{BASE}partnerships/?table={asked}")
    assert answer["Content-Type"].startswith("text/html")
