# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What papers say as files: lines of the finder, passages of a target, verdicts, what is alike."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.lists.reading import BASE, offers, read, rows
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics.models import Paper, Passage
from zweiklang.foundation.partial_dates import PartialDate

FINDER = "topics/finder/"
CITIES = {"first": "dortmund", "second": "dura"}


@pytest.fixture(autouse=True)
@kept
def papers(fake_reader: None, dortmund: Office) -> tuple[Paper, Paper]:
    """A concept of Dortmund and a plan of Dura, both held by Dortmund's office."""
    own = add_paper(
        dortmund, dortmund.place,
        "Dortmund baut ein Wasserwerk.\n\nDie Stadt bietet Wissen zum Abfall.\n\n"
        "Vielleicht baut Dortmund eine Schule.",
        dated_on=PartialDate.parse("2024"),
    )  # fmt: skip
    other = add_paper(
        dortmund, factories.add_place("dura", "PS", de="Dura", en="Dura"),
        "Dura baut ein Wasserwerk.\n\n=Die Stadt sucht Wissen zum Abfall.\n\n"
        "Vielleicht baut Dura eine Schule.",
        "plan.txt", kind="plan", dated_on=PartialDate.parse("2016"),
    )  # fmt: skip
    return own, other


def decide(client: Client, code: str, **said: str) -> None:
    page = client.get(f"{BASE}{FINDER}", CITIES)
    line = next(one.record for one in page.context["common"] if one.record.code == code)
    body = {"kind": line.kind, "code": code, "first": line.first.id, "second": line.second.id}
    answer = client.post(f"{BASE}{FINDER}?first=dortmund&second=dura", {**body, **said})
    assert answer.status_code == 302


def test_finder_gives_each_line_with_both_passages_their_document_and_page(desk: Client) -> None:
    assert offers(desk, f"{FINDER}?first=dortmund&second=dura")
    found = {one["Target"]: one for one in rows(desk, FINDER, **CITIES)}
    assert sorted(found) == ["11.6", "6.3"]
    common, exchange = found["6.3"], found["11.6"]
    assert common["List"] == "What all work on"
    assert common["Dortmund: Passage"] == "Dortmund baut ein Wasserwerk."
    assert common["Dura: Passage"] == "Dura baut ein Wasserwerk."
    assert (common["Dortmund: Paper"], common["Dura: Paper"]) == ("Konzept", "plan")
    assert (common["Dortmund: Date"], common["Dura: Date"]) == ("2024", "2016")
    assert {"Dortmund: Page", "Dura: Page"} <= common.keys()
    assert exchange["List"] == "Sought and offered"
    assert (exchange["Who seeks"], exchange["Who offers"]) == ("Dura", "Dortmund")
    assert exchange["Dura: Passage"] == "'=Die Stadt sucht Wissen zum Abfall."


def test_page_of_a_passage_comes_with_it(desk: Client, papers: tuple[Paper, Paper]) -> None:
    Passage.objects.filter(reading__paper=papers[1]).update(page=7)
    found = {one["Target"]: one for one in rows(desk, FINDER, **CITIES)}
    assert (found["6.3"]["Dura: Page"], found["6.3"]["Dortmund: Page"]) == ("7", "")


def test_finder_keeps_the_choice_of_the_page(desk: Client) -> None:
    assert [one["Target"] for one in rows(desk, FINDER, goal="6", **CITIES)] == ["6.3"]
    assert rows(desk, FINDER, goal="4", **CITIES) == []
    unsure = rows(desk, FINDER, unsure="1", goal="4", **CITIES)
    assert [one["Target"] for one in unsure] == ["4.1"]
    assert float(unsure[0]["Sureness (0 to 1)"]) < 0.5


def test_what_is_decided_comes_with_decision_and_reason_and_stands_on_the_start_page(
    desk: Client,
) -> None:
    decide(desk, "6.3", decision="accepted", reason="Both build")
    found = {one["Target"]: one for one in rows(desk, FINDER, **CITIES)}
    assert found["6.3"]["List"] == "Decided"
    assert found["6.3"]["Decision"] == "suggested as a common topic"
    assert found["6.3"]["Reason"] == "Both build"
    assert offers(desk, "topics/", "suggestions.")
    (one,) = rows(desk, "topics/", table="suggestions.csv")
    assert (one["First city"], one["Second city"]) == ("Dortmund", "Dura")
    assert one["Passage of the second city"] == "Dura baut ein Wasserwerk."
    assert one["Paper of the second city"] == "plan"


def test_another_office_reads_none_of_it(
    signed_in: Any, ama: User, kumasi: Office, papers: tuple[Paper, Paper]
) -> None:
    there = signed_in(ama)
    answer = there.get("/en/workspace/kumasi/topics/finder/", {**CITIES, "table": "csv"})
    assert read(answer) == []
    profile = there.get(
        "/en/workspace/kumasi/topics/dura/profile/", {"target": "6.3", "table": "csv"}
    )
    assert read(profile) == []


def test_all_passages_of_a_target_come_with_their_paper(desk: Client, dortmund: Office) -> None:
    for paper in range(8):
        words = (f"Dortmund baut {count} Wasserwerke im Jahr {paper}." for count in range(3))
        add_paper(dortmund, dortmund.place, "\n\n".join(words), f"viele-{paper}.txt")
    path = "topics/dortmund/profile/"
    assert offers(desk, f"{path}?target=6.3")
    page = desk.get(f"{BASE}{path}?target=6.3")
    assert page.context["more"] > 0
    found = rows(desk, path, target="6.3")
    assert len(found) == len(page.context["passages"]) + page.context["more"]
    assert {one["Target"] for one in found} == {"6.3"}
    assert len({one["Paper"] for one in found}) == 9
    assert desk.get(f"{BASE}{path}?target=99.9&table=csv").status_code == 404


def test_what_officers_have_said_is_a_list_of_its_own(desk: Client) -> None:
    path = "topics/dortmund/profile/"
    passage = desk.get(f"{BASE}{path}?target=6.3").context["passages"][0].record
    body = {"passage": passage.id, "decision": "corrected", "targets": "6.4", "reason": "Use"}
    assert desk.post(f"{BASE}{path}", body).status_code == 302
    (one,) = rows(desk, path, table="verdicts.csv")
    assert (one["Decision"], one["Targets"], one["Reason"]) == ("corrected", "6.4", "Use")
    assert one["Passage"] == "Dortmund baut ein Wasserwerk."
    assert offers(desk, path, "verdicts.")
    (corrected,) = rows(desk, path, target="6.4")
    assert corrected["What an officer says"] == "corrected"


def test_who_else_works_on_it_is_asked_by_a_form_so_that_no_address_tells_it(
    desk: Client,
) -> None:
    path = f"{BASE}topics/like/"
    asked = {"q": "Dortmund baut ein Wasserwerk."}
    page = desk.post(path, asked).content.decode()
    assert 'name="table" value="xlsx"' in page
    assert "table=xlsx" not in page
    found = read(desk.post(path, {**asked, "table": "csv"}))
    assert found[0]["City"] == "Dortmund"
    assert found[0]["Passage"] == "Dortmund baut ein Wasserwerk."
    assert found[0]["Paper"] == "Konzept"
    assert float(found[0]["Nearness (0 to 1)"]) > 0.9
