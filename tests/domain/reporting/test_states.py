# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report goes from draft to handed in, and then nothing changes it any more."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from tests import factories
from tests.domain.reporting.conftest import begin, freeze
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions, policy, rules
from zweiklang.domain.reporting.models import Report, ReportFile, Snapshot
from zweiklang.domain.reporting.queries import (
    latest_kept,
    published_reports,
    report_of,
    reports_of,
    snapshots_of,
)
from zweiklang.domain.reporting.rules import State
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.files import keep_made


def some_file(office: Office) -> Any:
    return keep_made(office.pk, b"%PDF-1.7 told", "Bericht.pdf", "application/pdf")


def released(actor: Actor, report: Report) -> Report:
    report = actions.review(actor, report)
    return actions.release(actor, report, {"pdf": some_file(report.office)}, [])


def test_the_way_from_draft_to_handed_in_is_logged(ours: Partnership, doris: Actor) -> None:
    report = begin(doris, ours, entered={"outlook": "Weiter so.\r\nMehr."})
    assert report.entered == {"outlook": "Weiter so.\nMehr."}
    report = actions.write(doris, report, {"outlook": "Es geht weiter."})
    report = released(doris, report)
    report = actions.submit(doris, report, "Ausschuss")
    assert (report.state, report.submitted_to) == ("submitted", "Ausschuss")
    assert [one.step for one in report.steps.all()] == [
        "submitted",
        "released",
        "reviewed",
        "written",
        "begun",
    ]
    assert [one.format for one in report.files.all()] == ["pdf"]


def test_nothing_is_released_before_somebody_has_read_it(ours: Partnership, doris: Actor) -> None:
    report = begin(doris, ours)
    with pytest.raises(Refused):
        actions.release(doris, report, {}, [])
    with pytest.raises(Refused):
        actions.submit(doris, report)


def test_a_change_makes_a_reviewed_report_a_draft_again(ours: Partnership, doris: Actor) -> None:
    report = actions.review(doris, begin(doris, ours))
    assert actions.write(doris, report, {"outlook": ""}).state == State.REVIEWED
    assert actions.write(doris, report, {"outlook": "Neu"}).state == State.DRAFT


def test_a_released_report_is_opened_again_only_with_a_reason(
    ours: Partnership, doris: Actor
) -> None:
    report = released(doris, begin(doris, ours))
    with pytest.raises(Refused):
        actions.write(doris, report, {"outlook": "x"})
    with pytest.raises(ValidationError):
        actions.reopen(doris, report)
    report = actions.reopen(doris, report, "Zahl berichtigt")
    assert (report.state, report.released_on) == (State.DRAFT, None)
    assert not report.files.exists()


def test_a_submitted_report_never_changes(ours: Partnership, doris: Actor) -> None:
    report = actions.submit(doris, released(doris, begin(doris, ours)))
    for verb in (actions.review, actions.submit, actions.renew):
        with pytest.raises(Refused):
            verb(doris, report)
    with pytest.raises(Refused):
        actions.write(doris, report, {"outlook": "x"})
    with pytest.raises(Refused):
        actions.reopen(doris, report, "x")


@pytest.mark.parametrize("field", ["title", "state", "entered", "missing", "submitted_to"])
def test_the_database_itself_refuses_to_change_a_submitted_report(
    field: str, ours: Partnership, doris: Actor
) -> None:
    report = actions.submit(doris, released(doris, begin(doris, ours)))
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**{field: "draft"})
    report.refresh_from_db()
    assert (report.title, report.state) == ("Bericht", "submitted")


@pytest.mark.parametrize(
    ("field", "value"), [("document", "{}"), ("digest", "0" * 64), ("known_on", "2020-01-01")]
)
def test_the_database_itself_refuses_to_change_a_snapshot(
    field: str, value: str, ours: Partnership, doris: Actor
) -> None:
    snapshot = freeze(doris, ours)
    with pytest.raises(DatabaseError), transaction.atomic():
        Snapshot.objects.filter(pk=snapshot.pk).update(**{field: value})


def test_renewing_takes_what_is_known_since(ours: Partnership, doris: Actor) -> None:
    report = actions.review(doris, begin(doris, ours))
    assert actions.renew(doris, report).state == State.REVIEWED
    factories.add_event(ours, "2024-06", "Besuch", known="2024-07-01")
    renewed = actions.renew(doris, report)
    assert renewed.snapshot_id != report.snapshot_id
    assert renewed.state == State.DRAFT
    assert len(renewed.snapshot.content.partnerships[0].events) == 2
    assert len(report.snapshot.content.partnerships[0].events) == 1


def test_a_new_report_finds_the_one_before(ours: Partnership, doris: Actor) -> None:
    first = released(doris, begin(doris, ours))
    second = begin(doris, ours)
    assert latest_kept(doris, second) == first
    assert latest_kept(doris, first) is None


def test_text_of_500_pages_is_kept_and_a_longer_one_refused(
    ours: Partnership, doris: Actor
) -> None:
    report = begin(doris, ours)
    text = ("Wort " * 20_000).strip()
    assert actions.write(doris, report, {"outlook": text}).entered["outlook"] == text
    with pytest.raises(ValidationError):
        actions.write(doris, report, {"outlook": "x" * (rules.LONGEST + 1)})


def test_roles_and_offices(
    ours: Partnership, doris: Actor, kofi: Actor, dortmund: Office, public: Actor
) -> None:
    report = begin(doris, ours)
    reader = factories.actor_for(factories.add_member(dortmund, "rea", "reader"))
    writer = factories.actor_for(factories.add_member(dortmund, "con", "contributor"))
    assert policy.can_read(reader, report)
    assert not policy.can_write(reader, report)
    assert policy.can_write(writer, report)
    assert policy.can_step(writer, report, State.REVIEWED)
    reviewed = actions.review(writer, report)
    assert not policy.can_step(writer, reviewed, State.RELEASED)
    assert policy.can_step(doris, reviewed, State.RELEASED)
    assert not policy.can_step(writer, released(doris, begin(doris, ours)), State.DRAFT)
    for other in (kofi, public):
        assert not policy.can_read(other, report)
        assert not policy.can_make(other, dortmund.pk)
        assert report_of(other, dortmund.pk, report.pk) is None


def test_who_is_limited_to_a_partnership_reads_and_makes_reports_of_it_alone(
    ours: Partnership, dura: Partnership, doris: Actor, dortmund: Office
) -> None:
    user = factories.add_member(dortmund, "lim", "contributor", only=(ours,))
    limited = factories.actor_for(user)
    of_ours, of_both = begin(doris, ours), begin(doris, ours, dura)
    assert list(reports_of(limited, dortmund.pk)) == [of_ours]
    assert set(reports_of(doris, dortmund.pk)) == {of_ours, of_both}
    assert policy.can_read(limited, of_ours)
    assert not policy.can_read(limited, of_both)
    assert begin(limited, ours).state == State.DRAFT
    with pytest.raises(Refused):
        freeze(limited, ours, dura)


def test_both_forms_of_the_rule_agree(
    ours: Partnership, dura: Partnership, doris: Actor, kofi: Actor, dortmund: Office
) -> None:
    limited = factories.actor_for(factories.add_member(dortmund, "lim", "reader", only=(dura,)))
    reports = [begin(doris, ours), begin(doris, dura), begin(doris, ours, dura)]
    for actor in (doris, kofi, limited, Actor.public(), Actor.system("Test")):
        seen = set(Report.objects.visible_to(actor))
        assert seen == {one for one in reports if policy.can_read(actor, one)}


def test_the_public_reads_exactly_the_released_reviews_and_no_snapshot(
    ours: Partnership, doris: Actor, dortmund: Office, public: Actor
) -> None:
    snapshot = freeze(doris, ours)
    reports = {}
    for kind in ("year-review", "council-status"):
        for state in ("draft", "reviewed", "released", "submitted"):
            report = actions.begin(doris, snapshot, kind, "de", "Bericht")
            if state != "draft":
                report = actions.review(doris, report)
            if state in ("released", "submitted"):
                report = actions.release(doris, report, {}, [])
            if state == "submitted":
                report = actions.submit(doris, report)
            reports[kind, state] = report
    open_to_all = {reports["year-review", "released"], reports["year-review", "submitted"]}
    assert set(Report.objects.visible_to(public)) == open_to_all
    assert {one for one in reports.values() if policy.can_read(public, one)} == open_to_all
    assert set(published_reports(dortmund.pk, "year-review")) == open_to_all
    assert not published_reports(dortmund.pk, "council-status")
    assert not snapshots_of(public, dortmund.pk)
    for report in open_to_all:
        assert not policy.can_write(public, report)
        assert not policy.can_step(public, report, State.DRAFT)


def test_states_name_only_states_and_end_with_handing_in() -> None:
    assert set(rules.STATES) == set(State)
    assert not rules.STATES[State.SUBMITTED].then
    assert all(rules.STATES[state].meaning for state in State)
    assert ReportFile._meta.get_field("format").max_length == 12
