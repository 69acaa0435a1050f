# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody has to guess whether 11/12 lies in November or in December."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils.formats import date_format
from django.utils.translation import override

NIGHT = dt.datetime(2026, 11, 12, 23, 55, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("SHORT_DATE_FORMAT", "12 Nov 2026"),
        ("DATE_FORMAT", "12 November 2026"),
        ("DATETIME_FORMAT", "12 November 2026, 23:55 CET"),
    ],
)
def test_english_days_name_the_month_and_times_their_zone(form: str, written: str) -> None:
    with override("en"):
        assert date_format(NIGHT, form) == written
    with override("de"):
        assert date_format(NIGHT, "SHORT_DATE_FORMAT") == "12.11.2026"


def test_what_is_typed_in_english_is_read_day_first() -> None:
    with override("en"):
        assert forms.DateField(localize=True).clean("07/10/2020") == dt.date(2020, 10, 7)
        assert forms.DateField(localize=True).clean("2020-10-07") == dt.date(2020, 10, 7)
