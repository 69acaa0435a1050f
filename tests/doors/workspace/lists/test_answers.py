# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Expectations and self-assessments as files: what one may read on the page, no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.lists.reading import offers, rows
from tests.eye_level import agree, text
from tests.joint import tied
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity.models import Assessment, Expectation
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


@pytest.fixture
@kept
def theirs(joint: JointFile, kumasi: Office, dortmund: Office) -> Partnership:
    """The partnership as Kumasi keeps it."""
    return tied(kumasi, joint, sides="BA")


def expect(partnership: Partnership, words: str, **fields: Any) -> None:
    fields.setdefault("year", clock.today().year)
    said = TranslatedText.of(en=words)
    factories.add_statement(Expectation, partnership, expects=said, **fields)


def judge(partnership: Partnership, year: int, *scores: int) -> None:
    fields: dict[str, Any] = {}
    for number, score in enumerate(scores, 1):
        fields[f"score_{number}"] = score
        fields[f"evidence_{number}"] = TranslatedText.of(en=f"Seen {score} times")
    factories.add_statement(Assessment, partnership, year=year, **fields)


def test_expectations_hold_the_other_answer_only_once_both_are_handed_in(
    desk: Client, ours: Partnership, theirs: Partnership
) -> None:
    this, path = clock.today().year, f"partnerships/{ours.key}/expectations/"
    assert not offers(desk, path)
    expect(theirs, "Young staff")
    assert rows(desk, path) == []
    expect(ours, "=Heat", worries=TranslatedText.of(en="Time"))
    assert offers(desk, path)
    found = {one["City"]: one for one in rows(desk, path)}
    assert found["Kumasi"]["What do we expect?"] == "Young staff"
    assert found["Dortmund"]["What do we expect?"] == "'=Heat"
    assert found["Dortmund"]["What worries us?"] == "Time"
    assert {one["Year"] for one in found.values()} == {str(this)}


def test_self_assessment_is_of_the_year_shown_and_the_scores_of_all_years_compared(
    desk: Client, ours: Partnership, theirs: Partnership
) -> None:
    this, path = clock.today().year, f"partnerships/{ours.key}/assessment/"
    for side, before, now in ((ours, 4, 5), (theirs, 3, 2)):
        judge(side, this - 1, before)
        judge(side, this, now)
    found = [one for one in rows(desk, path) if one["Score (1 to 5)"]]
    assert {(one["City"], one["Score (1 to 5)"], one["Evidence"]) for one in found} == {
        ("Dortmund", "5", "Seen 5 times"), ("Kumasi", "2", "Seen 2 times"),
    }  # fmt: skip
    (earlier,) = {one["Year"] for one in rows(desk, path, year=str(this - 1))}
    assert earlier == str(this - 1)
    assert offers(desk, path, "years.")
    trend = [one for one in rows(desk, path, table="years.csv") if one[str(this)]]
    assert [(one["City"], one[str(this - 1)], one[str(this)]) for one in trend] == [
        ("Dortmund", "4", "5"), ("Kumasi", "3", "2"),
    ]  # fmt: skip


def test_half_an_assessment_does_not_show_the_other_city(
    desk: Client, ours: Partnership, theirs: Partnership
) -> None:
    judge(theirs, clock.today().year, 1)
    path = f"partnerships/{ours.key}/assessment/"
    assert [one for one in rows(desk, path) if one["Score (1 to 5)"]] == []
    assert rows(desk, path, table="years.csv") == []


def test_what_cities_change_says_whether_all_have_agreed(
    desk: Client, ours: Partnership, joint: JointFile, doris: Actor, kwame: Actor
) -> None:
    content = {
        "title": text(en="Meet each month"),
        "steps": {"A": text(en="By video"), "B": text(en="By phone")},
    }
    agree("agreed-change", content, joint, doris, kwame)
    path = f"partnerships/{ours.key}/assessment/"
    assert offers(desk, path, "changes.")
    (one,) = rows(desk, path, table="changes.csv")
    assert (one["What we change"], one["State"]) == ("Meet each month", "agreed by all")
