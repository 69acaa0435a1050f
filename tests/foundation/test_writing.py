# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import SYSTEM, actor_for, add_partnership, add_phase, add_place
from zweiklang.domain.partnerships.models import Phase
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import history, known_on
from zweiklang.foundation.writing import (
    Conflict,
    hide_record,
    release_record,
    restore_revision,
    save_record,
    withdraw_record,
)


def phase(office: Office) -> Phase:
    return add_phase(
        add_partnership(office, add_place("dura", "PS")), "2018", known="2018-03-01", released=False
    )


def test_a_change_keeps_the_earlier_state_for_views_of_earlier_days(dortmund: Office) -> None:
    record = phase(dortmund)
    record.ends = PartialDate(2022)
    save_record(SYSTEM, record, known_from=dt.date(2022, 5, 1))

    (before,) = known_on(Phase.objects.all(), dt.date(2020, 1, 1))
    (after,) = known_on(Phase.objects.all(), dt.date(2022, 5, 1))
    assert before.ends is None
    assert after.ends == PartialDate(2022)


def test_nothing_is_known_before_it_was_known(dortmund: Office) -> None:
    phase(dortmund)
    assert known_on(Phase.objects.all(), dt.date(2018, 2, 28)) == []


def test_a_withdrawn_record_still_stands_in_views_of_earlier_days(dortmund: Office) -> None:
    record = phase(dortmund)
    withdraw_record(SYSTEM, record, reason="Never happened", known_from=dt.date(2021, 1, 1))
    assert known_on(Phase.objects.all(), None) == []
    assert known_on(Phase.objects.all(), dt.date(2020, 12, 31)) == [record]
    assert known_on(Phase.objects.all(), dt.date(2021, 1, 1)) == []


def test_a_source_published_later_is_unknown_in_views_of_earlier_days(dortmund: Office) -> None:
    record = phase(dortmund)
    record.source.published_on = PartialDate(2021, 6)
    record.source.save()
    rows = Phase.objects.select_related("source")
    (before,) = known_on(rows, dt.date(2021, 5, 31))
    (after,) = known_on(rows, dt.date(2021, 6, 1))
    assert before.source is None
    assert after.source == record.source

    record.ends = PartialDate(2022)
    save_record(SYSTEM, record, known_from=dt.date(2022, 5, 1))
    (taken_back,) = known_on(rows, dt.date(2021, 5, 31))
    assert taken_back.source is None


def test_the_second_of_two_writers_is_told_and_nothing_is_overwritten(dortmund: Office) -> None:
    record = phase(dortmund)
    mine, theirs = Phase.objects.get(pk=record.pk), Phase.objects.get(pk=record.pk)
    theirs.ends = PartialDate(2023)
    save_record(SYSTEM, theirs, expected_revision=1)
    mine.ends = PartialDate(2024)
    with pytest.raises(Conflict) as caught:
        save_record(SYSTEM, mine, expected_revision=1)
    assert caught.value.current.ends == PartialDate(2023)
    assert Phase.objects.get(pk=record.pk).ends == PartialDate(2023)


def test_saving_without_a_change_makes_no_revision(dortmund: Office) -> None:
    record = phase(dortmund)
    save_record(SYSTEM, record)
    assert history(record).count() == 1


def test_an_earlier_state_can_be_restored_as_a_new_revision(dortmund: Office) -> None:
    record = phase(dortmund)
    record.ends = PartialDate(2022)
    save_record(SYSTEM, record)
    restore_revision(SYSTEM, record, 1)
    assert Phase.objects.get(pk=record.pk).ends is None
    assert [step.number for step in history(record)] == [3, 2, 1]


def test_errors_write_nothing(dortmund: Office) -> None:
    record = phase(dortmund)
    record.ends = PartialDate(2011)
    with pytest.raises(ValidationError) as caught:
        save_record(SYSTEM, record)
    assert "ends" in caught.value.message_dict
    assert Phase.objects.get(pk=record.pk).ends is None


def test_members_of_another_office_may_neither_see_nor_write(
    dortmund: Office, ama: User, bernd: User
) -> None:
    record = phase(dortmund)
    assert not Phase.objects.visible_to(actor_for(ama)).exists()
    assert Phase.objects.visible_to(actor_for(bernd)).exists()
    with pytest.raises(Refused):
        save_record(actor_for(ama), record)


def test_readers_may_not_write_and_contributors_may_not_publish(
    dortmund: Office, clara: User
) -> None:
    record = phase(dortmund)
    with pytest.raises(Refused, match="may read but not write"):
        save_record(actor_for(clara), record)


def test_what_has_lost_its_source_can_still_be_hidden(dortmund: Office, bernd: User) -> None:
    record = release_record(SYSTEM, phase(dortmund))
    record.source = None
    save_record(SYSTEM, record)
    assert hide_record(actor_for(bernd), record).released_on is None


def test_without_a_source_nothing_becomes_public(dortmund: Office) -> None:
    record = phase(dortmund)
    record.source = None
    save_record(SYSTEM, record)
    with pytest.raises(Refused, match="source"):
        release_record(SYSTEM, record)
