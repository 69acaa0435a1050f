# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the check before a release finds, and what two snapshots tell differently."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from tests import eye_level, factories
from tests.domain.reporting.conftest import freeze
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.domain.reporting.completeness import Finding, check
from zweiklang.domain.reporting.differences import differences
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record, withdraw_record


def found(actor: Actor, *told: Partnership) -> list[Finding]:
    today = clock.today().isoformat()
    return check(freeze(actor, *told, known_on=today).content, "de")


def codes(findings: list[Finding]) -> dict[str, int]:
    return dict(Counter(one.code for one in findings))


def test_a_file_in_order_has_no_finding(dura: Partnership, doris: Actor) -> None:
    factories.add_agreement(dura, "2020", "2030")
    assert found(doris, dura) == []


def test_an_agreement_that_ran_out_is_found(ours: Partnership, doris: Actor) -> None:
    assert codes(found(doris, ours)) == {"no-agreement": 1}


def test_source_doubt_and_stale_translation_are_found(dura: Partnership, doris: Actor) -> None:
    factories.add_agreement(dura, "2020", "2030")
    event: Any = factories.add_event(dura, "2024-03", "Besuch", doubt="Die Zahl ist unsicher.")
    event.source = None
    event.title = TranslatedText.of(en="Visit", de="Besuch").with_text("en", "Long visit")
    save_record(factories.SYSTEM, event)
    telling = found(doris, dura)
    assert codes(telling) == {"no-source": 1, "doubt": 1, "stale": 1}
    assert {(one.slug, one.record_id, one.partnership) for one in telling} == {
        ("event", event.pk, "dura")
    }


def test_those_who_share_one_task_are_told_apart_by_their_names(
    dura: Partnership, doris: Actor
) -> None:
    factories.add_agreement(dura, "2020", "2030")
    for name in ("EDG", "SKEW"):
        unit = Unit(key=name.lower(), kind="company", place=dura.office.place, office=dura.office)
        save_record(factories.SYSTEM, unit)
        save_record(
            factories.SYSTEM,
            UnitName(
                key=f"{name.lower()}-1",
                unit=unit,
                office=dura.office,
                name=TranslatedText.of(de=name),
            ),
        )
        share = factories.add_involvement(dura, unit)
        share.task = TranslatedText.of(de="Stelle für zwei Jahre")
        share.doubt = TranslatedText.of(de="Beginn ist nicht belegt.")
        save_record(factories.SYSTEM, share)
    doubts = [one for one in found(doris, dura) if one.code == "doubt"]
    assert sorted(str(one.subject.read("de")) for one in doubts) == ["EDG", "SKEW"]


def test_what_lies_outside_the_period_is_not_asked_for(dura: Partnership, doris: Actor) -> None:
    factories.add_agreement(dura, "2020", "2030")
    factories.add_event(dura, "2022-03", "Besuch", doubt="Die Zahl ist unsicher.")
    factories.add_event(dura, "2025-01", "Besuch", doubt="Die Zahl ist unsicher.")
    assert found(doris, dura) == []


def test_words_of_the_other_city_that_it_has_not_released_are_found(
    ours: Partnership, file: JointFile, kumasi: Office, dortmund: Office, doris: Actor, kofi: Actor
) -> None:
    theirs = eye_level.tie(file, kumasi, dortmund.place)
    factories.add_benefit(theirs, "They learn")
    factories.add_benefit(ours, "We learn")
    eye_level.agree("common-topic", eye_level.TOPIC, file, doris, kofi)
    telling = [one for one in found(doris, ours) if one.code == "unreleased"]
    # The topic came into force after the period, yet it stands when the report is read.
    assert {one.slug for one in telling} == {"benefit", "common-topic"}


def test_the_standing_of_contributions_is_found(
    ours: Partnership, doris: Actor, kofi: Actor
) -> None:
    factories.add_contribution(ours, "Silent", begins=factories.day("2024"))
    disputed = factories.add_contribution(ours, "Disputed", begins=factories.day("2024"))
    respond(kofi, disputed, "disputed", TranslatedText.of(en="It was less."))
    telling = found(doris, ours)
    counted = codes(telling)
    assert (counted["declared"], counted["disputed"]) == (1, 1)
    assert telling[0].code == "disputed"


def test_a_plan_that_passed_and_a_contribution_without_a_day_are_found(
    ours: Partnership, doris: Actor
) -> None:
    factories.add_event(ours, "2024-08", "Fahrt", state="planned")
    factories.add_contribution(ours, "Advice", kind="goods")
    counted = codes(found(doris, ours))
    assert (counted["past-plan"], counted["no-day"], counted["no-amount"]) == (1, 1, 1)


def test_an_indicator_without_value_is_found_once_work_goes_on(
    ours: Partnership, file: JointFile, doris: Actor, kofi: Actor
) -> None:
    project = eye_level.agree("joint-project", eye_level.PROJECT, file, doris, kofi)
    assert "no-value" not in codes(found(doris, ours))
    from zweiklang.domain.joint.actions import propose
    from zweiklang.domain.joint.answers import answer

    running = {**eye_level.PROJECT, "state": "running"}
    answer(kofi, propose(doris, project, running), "accepted")
    assert codes(found(doris, ours))["no-value"] == 2


def test_a_finding_is_kept_with_the_report_and_reads_back(ours: Partnership, doris: Actor) -> None:
    for one in found(doris, ours):
        assert Finding.from_json(one.to_json()) == one


def test_differences_name_what_is_new_changed_and_gone(
    ours: Partnership, dura: Partnership, doris: Actor
) -> None:
    before = freeze(doris, ours).content
    day = dt.date(2025, 2, 1)
    event: Any = ours.events.get()
    event.people = 7
    save_record(factories.SYSTEM, event, known_from=day)
    factories.add_event(ours, "2024-11", "Delegation", known="2025-02-01")
    withdraw_record(factories.SYSTEM, ours.agreements.get(), reason="Wrong", known_from=day)
    after = freeze(doris, ours, dura, known_on="2025-02-02").content
    told = [(one.what, one.entry.slug, one.changed) for one in differences(before, after)]
    assert told == [
        ("added", "partnership", ()),
        ("changed", "event", (("people", 5, 7),)),
        ("added", "event", ()),
        ("gone", "agreement", ()),
    ]
    assert differences(after, after) == []
