# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import SYSTEM, add_partnership, add_phase, add_place
from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock, standing
from zweiklang.foundation.bulk import Change, write_all
from zweiklang.foundation.models import Revision
from zweiklang.foundation.standing import last_written, standing_of
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import (
    hide_record,
    release_record,
    save_record,
    withdraw_record,
)


def test_every_kind_of_write_gives_a_standing_there_never_was(dortmund: Office) -> None:
    seen = [standing_of(dortmund.pk, Phase, Partnership)]

    def note() -> None:
        seen.append(standing_of(dortmund.pk, Phase, Partnership))

    partnership = add_partnership(dortmund, add_place("kumasi", "GH"), released=False)
    note()
    phase = add_phase(partnership, "2011", released=False)
    note()
    phase.local_label = TranslatedText.of(de="Klimapartnerschaft")
    save_record(SYSTEM, phase)
    note()
    for record in (partnership, phase):
        release_record(SYSTEM, record)
        note()
        hide_record(SYSTEM, record)
        note()
    before = Phase.objects.get(pk=phase.pk)
    after = Phase.objects.get(pk=phase.pk)
    after.kind = "friendship"
    assert write_all(SYSTEM, [Change(after, before)])
    note()
    withdraw_record(SYSTEM, Phase.objects.get(pk=phase.pk), reason="wrong city")
    note()
    assert len(set(seen)) == len(seen)


def test_the_standing_stays_while_nothing_is_written_and_takes_one_query(
    dortmund: Office, kumasi: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_phase(add_partnership(dortmund, add_place("amiens", "FR")), "1960", "partnership")
    before = standing_of(dortmund.pk, Phase, Partnership)
    add_phase(add_partnership(kumasi, add_place("leeds", "GB")), "1970", "partnership")
    with django_assert_num_queries(1):
        assert standing_of(dortmund.pk, Phase, Partnership) == before


def test_every_write_of_anybody_is_the_last_one(
    dortmund: Office, kumasi: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        before = last_written()
    assert last_written() == before
    partnership = add_partnership(kumasi, add_place("leeds", "GB"))
    after = last_written()
    assert after != before
    withdraw_record(SYSTEM, partnership, reason="wrong city")
    assert last_written() != after


def test_a_write_that_is_finished_after_a_later_one_is_seen(dortmund: Office) -> None:
    add_partnership(dortmund, add_place("leeds", "GB"))
    late = Revision.objects.order_by("pk").last()
    assert late is not None
    late.pk, late.number = late.pk + 10, late.number + 1
    late.save(force_insert=True)
    before = last_written()
    late.pk, late.number = late.pk - 5, late.number + 1
    late.save(force_insert=True)
    assert last_written() != before


def test_while_much_is_written_pages_are_drawn_anew_every_minute(
    dortmund: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "COUNTED", 3)
    moment = dt.datetime(2026, 5, 4, 10, 3, 31, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    add_partnership(dortmund, add_place("leeds", "GB"))
    values = []
    for seconds in (0, 5, 65):
        later = moment + dt.timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        values.append(last_written())
    assert values[0] == values[1] != values[2]
    monkeypatch.setattr(standing, "COUNTED", 2_000)
    assert last_written()[0] == values[0][0][:1]
