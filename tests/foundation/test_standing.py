# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from tests.factories import SYSTEM, add_partnership, add_phase, add_place
from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people.models import Office
from zweiklang.foundation.bulk import Change, write_all
from zweiklang.foundation.standing import standing_of
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
