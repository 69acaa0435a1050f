# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from tests.factories import SYSTEM, add_agreement, add_partnership, add_phase, add_place
from tests.worlds import kept
from zweiklang.domain.coordination.queries import EVERYTHING, dates_ahead
from zweiklang.domain.coordination.rebuilding import rebuild_all
from zweiklang.domain.partnerships.models import Agreement
from zweiklang.domain.people.models import Office
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.writing import save_record
from zweiklang.outputs.calendar import feed

NOW = dt.datetime(2022, 1, 15, 8, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def address(office_key: str, slug: str, record_id: Any, language: str) -> str:
        return f"https://city.example/{language}/{office_key}/{slug}/{record_id}"

    monkeypatch.setattr(feed, "record_address", address)


@pytest.fixture
@kept
def agreement(dortmund: Office) -> Agreement:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", de="Kumasi"))
    add_phase(partnership, "2011")
    return add_agreement(partnership, "2020-10-07", "2022-10-07")


def read(office: Office, day: dt.date = dt.date(2022, 1, 15), language: str = "en") -> Any:
    written = feed.write_calendar(
        "Office", dates_ahead([office.pk], day, scopes=EVERYTHING), language, NOW
    )
    return Calendar.from_ical(written)


def test_a_due_day_is_an_all_day_event_with_an_alarm_when_the_warning_begins(
    dortmund: Office, agreement: Agreement
) -> None:
    (event,) = read(dortmund).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(2022, 10, 7)
    assert event.decoded("dtend") == dt.date(2022, 10, 8)
    assert "Kumasi" in str(event["summary"])
    assert str(agreement.pk) in str(event["description"])
    (alarm,) = event.walk("VALARM")
    assert event.decoded("dtstart") + alarm.decoded("trigger") == dt.date(2022, 4, 7)


def test_an_event_keeps_its_uid_when_the_date_moves(dortmund: Office, agreement: Agreement) -> None:
    (before,) = read(dortmund).walk("VEVENT")
    agreement.valid_until = PartialDate(2022, 12, 31)
    save_record(SYSTEM, agreement)
    (after,) = read(dortmund).walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert str(agreement.pk) not in str(after["uid"])
    assert after.decoded("dtstart") == dt.date(2022, 12, 31)


def test_what_is_settled_is_no_longer_in_the_calendar(
    dortmund: Office, agreement: Agreement
) -> None:
    assert read(dortmund, dt.date(2022, 10, 8)).walk("VEVENT") == []


def test_the_calendar_of_an_office_without_dates_is_empty_and_valid(dortmund: Office) -> None:
    calendar = read(dortmund, language="de")
    assert calendar.walk("VEVENT") == []
    assert str(calendar["version"]) == "2.0"


def test_an_invented_deadline_is_marked_in_its_summary(
    dortmund: Office, agreement: Agreement
) -> None:
    (real,) = read(dortmund).walk("VEVENT")
    Agreement.objects.update(is_demonstration=True)
    rebuild_all()
    (invented,) = read(dortmund).walk("VEVENT")
    assert str(invented["summary"]) == f"{real['summary']}†"
