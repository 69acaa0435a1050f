# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A snapshot holds what its maker may see, as it was known on the day, and nothing more."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import eye_level, factories
from tests.domain.reporting.conftest import YEAR, freeze
from zweiklang.domain.joint import actions as joint_actions
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.freezing import content_from, frozen
from zweiklang.domain.reporting.gathering import gather
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def content_of(actor: Actor, *told: Partnership, known_on: str = "2025-01-31") -> records.Content:
    return freeze(actor, *told, known_on=known_on).content


def test_only_what_was_known_by_the_day_is_in_it(ours: Partnership, doris: Actor) -> None:
    early = content_of(doris, ours, known_on="2021-01-01").partnerships[0]
    late = content_of(doris, ours).partnerships[0]
    assert [len(early.agreements), len(early.events)] == [1, 0]
    assert [len(late.agreements), len(late.events)] == [1, 1]
    assert late.events[0].people == 5
    assert late.agreements[0].last_day == dt.date(2022, 10, 7)


def test_a_word_changed_later_reads_as_it_was(ours: Partnership, doris: Actor) -> None:
    event: Any = ours.events.get()
    event.title = TranslatedText.of(de="Charta")
    save_record(factories.SYSTEM, event, known_from=dt.date(2025, 3, 1))
    told = content_of(doris, ours).partnerships[0].events[0].title
    assert str(told) == "Urkunde"
    later = content_of(doris, ours, known_on="2025-03-02").partnerships[0].events[0].title
    assert str(later) == "Charta"


def test_every_entry_names_its_source_and_the_snapshot_holds_it(
    ours: Partnership, doris: Actor
) -> None:
    content = content_of(doris, ours)
    for entry in content.partnerships[0].events:
        (source_id,) = entry.sources
        source = content.source(source_id)
        assert source is not None
        assert source.url.startswith("https://")


def test_a_source_published_later_was_not_known_then(
    ours: Partnership, dortmund: Office, doris: Actor
) -> None:
    source = factories.add_source(dortmund)
    source.published_on = PartialDate.parse("2025-02")  # type: ignore[assignment]
    source.save()
    assert content_of(doris, ours).partnerships[0].events[0].sources == ()
    assert content_of(doris, ours, known_on="2025-03-01").partnerships[0].events[0].sources


def test_the_same_facts_give_the_same_bytes_and_are_kept_once(
    ours: Partnership, dura: Partnership, doris: Actor
) -> None:
    first, second = freeze(doris, ours, dura), freeze(doris, dura, ours)
    assert first.pk == second.pk
    assert frozen(content_from(first.document)) == (first.document, first.digest)
    assert [one.key for one in first.content.partnerships] == ["dura", "kumasi"]


def test_joint_texts_stand_as_they_were_in_force(
    ours: Partnership, file: JointFile, doris: Actor, kofi: Actor
) -> None:
    with clock.held_at(dt.date(2024, 2, 1)):
        topic = eye_level.agree("common-topic", eye_level.TOPIC, file, doris, kofi)
    with clock.held_at(dt.date(2024, 3, 1)):
        changed = {**eye_level.TOPIC, "targets": ["11.6", "12.5"]}
        answer(kofi, joint_actions.propose(doris, topic, changed), "accepted")
        topic.refresh_from_db()
        joint_actions.propose(kofi, topic, effect="release")
    before = content_of(doris, ours, known_on="2024-01-31").partnerships[0]
    between = content_of(doris, ours, known_on="2024-02-15").partnerships[0]
    after = content_of(doris, ours, known_on="2024-03-15").partnerships[0]
    assert before.topics == ()
    assert between.topics[0].targets == ("11.6",)
    assert after.topics[0].targets == ("11.6", "12.5")
    assert str(after.topics[0].value["B"]) == "Every street is served"
    assert between.proposals == ()
    (open_one,) = after.proposals
    assert (open_one.effect, open_one.side, open_one.waits_for) == ("release", "B", "A")
    assert not after.topics[0].is_public


def test_indicators_have_both_ends_with_their_values(
    ours: Partnership, file: JointFile, dortmund: Office, doris: Actor, kofi: Actor
) -> None:
    project = eye_level.agree("joint-project", eye_level.PROJECT, file, doris, kofi)
    measured: Any = PartialDate.parse("2026-06")
    value = IndicatorValue(
        file=file, project=project, mark="W1", value=Decimal("128.5"), measured_on=measured,
        source=factories.add_source(dortmund),
    )  # fmt: skip
    eye_level.say(doris, value)
    told = content_of(doris, ours, known_on=clock.today().isoformat()).partnerships[0]
    (indicator,) = told.projects[0].indicators
    dortmunds, kumasis = indicator.ends
    assert (dortmunds.side, kumasis.side) == ("A", "B")
    assert dortmunds.latest is not None
    assert dortmunds.latest.value == Decimal("128.5")
    assert dortmunds.latest.sources
    assert kumasis.latest is None
    assert kumasis.target == Decimal(90)


def test_sides_read_as_in_the_own_partnership(
    file: JointFile, dortmund: Office, kumasi: Office, doris: Actor, kofi: Actor, ours: Partnership
) -> None:
    """Kumasi had a partnership of its own before, in which it is side A."""
    theirs = factories.add_partnership(kumasi, dortmund.place)
    theirs.joint_file = file
    save_record(factories.SYSTEM, theirs)
    factories.add_contribution(
        ours, "Advice", kind="money", minor=800_000, currency="EUR", begins=factories.day("2024")
    )
    eye_level.agree("common-topic", eye_level.TOPIC, file, doris, kofi)
    told = content_of(kofi, theirs, known_on=clock.today().isoformat()).partnerships[0]
    assert told.own_side == "A"
    (given,) = told.contributions
    assert (given.side, given.giver, given.receiver, given.minor) == ("B", "B", "A", 800_000)
    assert str(told.topics[0].value["A"]) == "Every street is served"


def test_drafts_of_the_other_city_are_not_in_it(
    ours: Partnership, kumasi: Office, dortmund: Office, file: JointFile, doris: Actor, kofi: Actor
) -> None:
    theirs = eye_level.tie(file, kumasi, dortmund.place)
    factories.add_contribution(theirs, "Secret", giver="B", receiver="A", draft=True)
    factories.add_contribution(theirs, "Open", giver="B", receiver="A")
    factories.add_contribution(ours, "Own draft", draft=True)
    told = content_of(doris, ours, known_on=clock.today().isoformat()).partnerships[0]
    assert {str(one.what): one.is_shared for one in told.contributions} == {
        "Open": True,
        "Own draft": False,
    }
    assert not any(one.is_public for one in told.contributions)


def test_what_was_shown_later_was_not_known_before(
    ours: Partnership, kumasi: Office, dortmund: Office, file: JointFile, doris: Actor
) -> None:
    theirs = eye_level.tie(file, kumasi, dortmund.place)
    with clock.held_at(dt.date(2024, 6, 1)):
        factories.add_contribution(theirs, "Shown", giver="B", receiver="A", draft=True)
    with clock.held_at(dt.date(2024, 9, 1)):
        one: Any = theirs._meta.apps.get_model("reciprocity", "Contribution").objects.get()
        one.shared_on = clock.today()
        save_record(factories.SYSTEM, one)
    assert content_of(doris, ours, known_on="2024-08-01").partnerships[0].contributions == ()
    assert len(content_of(doris, ours, known_on="2024-09-02").partnerships[0].contributions) == 1


def test_a_response_gives_a_statement_its_standing(
    ours: Partnership, doris: Actor, kofi: Actor
) -> None:
    given = factories.add_contribution(ours, "Advice")
    today = clock.today().isoformat()
    (declared,) = content_of(doris, ours, known_on=today).partnerships[0].contributions
    assert declared.standing == "declared"
    respond(kofi, given, "confirmed")
    (confirmed,) = content_of(doris, ours, known_on=today).partnerships[0].contributions
    assert confirmed.standing == "confirmed"
    assert [one.decision for one in confirmed.responses] == ["confirmed"]


def test_the_number_of_queries_is_that_of_one_partnership(
    ours: Partnership, dortmund: Office, kumasi: Office, doris: Actor
) -> None:
    factories.add_contribution(ours, "Advice")

    def queries(ids: list[Any]) -> int:
        with CaptureQueriesContext(connection) as caught:
            gather(doris, dortmund, ids, *YEAR, dt.date(2025, 1, 31))
        return len(caught)

    one = queries([ours.pk])
    others = []
    for number in range(4):
        place = factories.add_place(f"city-{number}", "FR")
        other = factories.add_partnership(dortmund, place)
        factories.add_phase(other, "2018", known="2018-05-01")
        factories.add_agreement(other, "2020-10-07", known="2020-10-08")
        factories.add_event(other, "2024-05-14", "Besuch", known="2024-05-15")
        others.append(other.pk)
    assert queries([ours.pk, *others]) == one


def test_wrong_choices_are_told_all_at_once(
    ours: Partnership, dortmund: Office, doris: Actor
) -> None:
    from zweiklang.domain.reporting.actions import Choice, freeze

    wrong = Choice([], dt.date(2025, 1, 1), dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    with pytest.raises(ValidationError) as caught:
        freeze(doris, dortmund, wrong)
    assert set(caught.value.message_dict) == {"partnerships", "ends"}
    ahead = Choice([ours.pk], *YEAR, clock.today() + dt.timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        freeze(doris, dortmund, ahead)
    assert set(caught.value.message_dict) == {"known_on"}
    before = Choice([ours.pk], *YEAR, dt.date(1990, 1, 1))
    with pytest.raises(ValidationError) as caught:
        freeze(doris, dortmund, before)
    assert set(caught.value.message_dict) == {"partnerships"}
