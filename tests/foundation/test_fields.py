# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import add_agreement, add_partnership
from zweiklang.domain.partnerships.models import Agreement
from zweiklang.domain.people.models import Office
from zweiklang.foundation.fields import PartialDateField
from zweiklang.foundation.partial_dates import PartialDate


def test_the_database_compares_partial_dates_like_the_program(
    dortmund: Office, kumasi: Office
) -> None:
    partnership = add_partnership(dortmund, kumasi.place)
    for index, until in enumerate(["2022", "2022-10", "2022-10-07", "2021-12-31", "2023"]):
        add_agreement(partnership, "2020", until, key=f"a{index}")
    for day in [dt.date(2022, 1, 1), dt.date(2022, 10, 7), dt.date(2022, 10, 8)]:
        reached = Agreement.objects.filter(valid_until__reaches=day.isoformat())
        expected = {a.pk for a in Agreement.objects.all() if a.valid_until.last >= day}
        assert {a.pk for a in reached} == expected
        begun = Agreement.objects.filter(valid_until__lte=day.isoformat())
        assert {a.pk for a in begun} == {
            a.pk for a in Agreement.objects.all() if a.valid_until.first <= day
        }


def test_a_wrong_date_says_how_to_write_it() -> None:
    with pytest.raises(ValidationError, match="Write 07.10.2020"):
        PartialDateField().to_python("31.02.2020")


def test_dates_come_back_as_they_were_written(dortmund: Office, kumasi: Office) -> None:
    partnership = add_partnership(dortmund, kumasi.place)
    add_agreement(partnership, "2020-10", "2022")
    stored = Agreement.objects.get()
    assert stored.signed_on == PartialDate(2020, 10)
    assert stored.valid_until == PartialDate(2022)
