# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits, is missing and has changed, people, points, translations, findings as files."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.lists.reading import BASE, offers, read, rows
from tests.reports import begin_report
from tests.worlds import kept
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.joint import actions
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.partnerships.models import Basis, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import clock, languages
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def add_deadline(partnership: Partnership, task: str) -> None:
    due = PartialDate.of(clock.today() - dt.timedelta(days=3))
    deadline = Deadline(
        office=partnership.office, partnership=partnership, key=task.casefold(), due_on=due,
        task=TranslatedText.of(en=task),
    )  # fmt: skip
    save_record(factories.SYSTEM, deadline)


def of_day(client: Client, part: str) -> list[dict[str, str]]:
    return read(client.get("/en/workspace/", {"table": f"{part}.csv"}))


def test_day_tells_what_waits_for_us_and_for_the_others(
    desk: Client, ours: Partnership, topic: JointRecord, doris: Actor, kwame: Actor
) -> None:
    actions.propose(kwame, topic, effect="release")
    add_deadline(ours, "Answer")
    page = desk.get("/en/workspace/").content.decode()
    assert "table=waiting.xlsx" in page
    found = of_day(desk, "waiting")
    assert [(one["Who"], one["Kind"]) for one in found] == [
        ("we", "Common topic"), ("we", "Deadline"),
    ]  # fmt: skip
    assert "Answer" in found[1]["What"]
    assert found[1]["Due on"]


def test_gaps_come_all_and_only_of_the_partnerships_one_works_on(
    signed_in: Any, dortmund: Office, ours: Partnership
) -> None:
    other = factories.add_partnership(dortmund, factories.add_place("accra", "GH", en="Accra"))
    for one in (ours, other):
        for number in range(10):
            factories.add_event(one, "2022", f"Visit {number}", doubt="?")
    near = signed_in(factories.add_member(dortmund, "near", "contributor", only=(ours,)))
    page = near.get("/en/workspace/")
    assert "table=gaps.csv" in page.content.decode()
    found = of_day(near, "gaps")
    kinds = page.context["missing"]
    assert len(found) == sum(one.number for one in kinds) > len(kinds)
    assert {one["Partnership"] for one in found} == {ours.key}


def test_changes_name_who_changed_what(desk: Client, ours: Partnership, bernd: User) -> None:
    event = factories.add_event(ours, "2022", "Visit")
    event.title = TranslatedText.of(en="Long visit")
    save_record(factories.actor_for(bernd), event, reason="=typo")
    assert "table=changes.csv" in desk.get("/en/workspace/").content.decode()
    found = {one["Entry"]: one for one in of_day(desk, "changes")}
    assert found["Long visit"]["Reason"] == "'=typo"


def test_warnings_of_one_partnership_are_a_list(desk: Client, ours: Partnership) -> None:
    add_deadline(ours, "Answer")
    path = f"partnerships/{ours.key}/"
    assert offers(desk, path, "due.")
    found = rows(desk, path, table="due.csv")
    assert any("Answer" in one["What"] for one in found)
    assert {one["Partnership"] for one in found} == {ours.key}


def test_invitations_go_to_administrators_only(
    desk: Client, signed_in: Any, bernd: User, dortmund: Office
) -> None:
    body = {"add": "1", "email": "new@example.org", "full_name": "New", "role": "reader",
            "language": "en"}  # fmt: skip
    assert desk.post(f"{BASE}members/", body).status_code == 302
    assert offers(desk, "members/", "invitations.")
    (one,) = rows(desk, "members/", table="invitations.csv")
    assert (one["E-mail"], one["Role"]) == ("new@example.org", "Reader")
    assert rows(desk, "members/", table="requests.csv") == []
    there = signed_in(bernd)
    for part in ("invitations", "requests"):
        assert there.get(f"{BASE}members/?table={part}.csv").status_code == 403


def test_support_access_stands_with_its_reason_and_its_log(desk: Client, dortmund: Office) -> None:
    until = clock.today() + dt.timedelta(days=3)
    body = {"grant": "1", "email": "root@example.org", "until": until.isoformat(),
            "reason": "+Import", "writes": "1"}  # fmt: skip
    assert desk.post(f"{BASE}support/", body).status_code == 302
    assert offers(desk, "support/")
    assert offers(desk, "support/", "log.")
    (one,) = rows(desk, "support/")
    assert (one["E-mail"], one["Access"]) == ("root@example.org", "may read and change entries")
    assert (one["Until"], one["Reason"]) == (until.isoformat(), "'+Import")
    (step,) = rows(desk, "support/", table="log.csv")
    assert (step["Until"], step["Reason"]) == (until.isoformat(), "'+Import")


@pytest.fixture
@kept
def item(dortmund: Office) -> CouncilItem:
    item = CouncilItem(
        office=dortmund, key="resolution", kind="decision", body="Council",
        title=TranslatedText.of(en="Resolution"), dated_on=PartialDate.parse("2020-05"),
    )  # fmt: skip
    return save_record(factories.SYSTEM, item)


def test_points_of_a_resolution_name_the_partnerships_behind_them(
    desk: Client, dortmund: Office, ours: Partnership, item: CouncilItem
) -> None:
    points = [
        save_record(factories.SYSTEM, ResolutionPoint(
            office=dortmund, council_item=item, key=f"p{number}", number=str(number),
            position=number, text=TranslatedText.of(en=f"Point {number}"), goals=["11"],
        ))
        for number in (1, 2)
    ]  # fmt: skip
    basis = Basis(office=dortmund, partnership=ours, key="b", point=points[0])
    save_record(factories.SYSTEM, basis)
    path = f"records/council-item/{item.pk}/points/"
    assert offers(desk, path)
    found = rows(desk, path)
    assert [(one["Number"], one["Text"], one["Backed by"]) for one in found] == [
        ("1", "Point 1", str(ours)), ("2", "Point 2", ""),
    ]  # fmt: skip
    assert found[0]["Goals"] == "11"


def test_translations_are_narrowed_to_what_is_open(desk: Client, ours: Partnership) -> None:
    whole = {code: f"Whole {code}" for code in languages.written()}
    for key, words in (("half", {"en": "Half"}), ("whole", whole)):
        event = factories.add_event(ours, "2022", "x", key=key)
        event.title = TranslatedText.of(**words)
        save_record(factories.SYSTEM, event)
    path = f"partnerships/{ours.key}/translations/"
    assert offers(desk, path)
    told = {one["English"]: one for one in rows(desk, path)}
    assert "Deutsch" in told["Half"]["Missing"]
    assert told["Half"]["Original"] == "English"
    assert "Whole en" not in told
    every = {one["English"]: one for one in rows(desk, path, show="all")}
    assert every["Whole en"]["Deutsch"] == "Whole de"
    assert every["Whole en"]["Missing"] == ""


def test_findings_and_history_of_a_report_come_whole(desk: Client, ours: Partnership) -> None:
    report = begin_report(ours)
    path = f"reports/{report.pk}/"
    page = desk.get(f"{BASE}{path}")
    assert offers(desk, path, "findings.")
    assert offers(desk, path, "history.")
    found = rows(desk, path, table="findings.csv")
    assert len(found) == page.context["finding_count"] > 0
    assert all(one["What is missing or weak"] for one in found)
    (begun,) = rows(desk, path, table="history.csv")
    assert begun["What"] == "begun"


def test_what_a_check_finds_in_iati_is_a_list_once_it_is_asked_for(
    desk: Client, ours: Partnership
) -> None:
    assert rows(desk, "iati/") == []
    assert offers(desk, "iati/?check=1")
    found = rows(desk, "iati/", check="1")
    assert found
    assert found[0]["How bad"] == "Error"
    assert all(one["What is wrong"] for one in found)


def test_headings_are_told_in_german_too(
    desk: Client, joint: JointFile, topic: JointRecord
) -> None:
    answer = desk.get(f"/de/workspace/dortmund/joint/{joint.pk}/", {"table": "texts.csv"})
    (one,) = read(answer)
    assert (one["Text"], one["Art"], one["Stand"]) == ("Abfall", "Gemeinsames Thema", "gilt")
