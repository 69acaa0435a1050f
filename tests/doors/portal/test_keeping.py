# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.factories import SYSTEM, actor_for, add_event, add_member
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.actions import rename_office
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.portal import keeping
from zweiklang.foundation import clock
from zweiklang.foundation.bulk import Change, write_all
from zweiklang.foundation.models import Revision
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import (
    hide_record,
    release_record,
    save_record,
    withdraw_record,
)

NEWS = "/de/dortmund/news/"


@pytest.fixture(autouse=True)
def shelf(nothing_kept: None, monkeypatch: pytest.MonkeyPatch) -> keeping.Shelf:
    kept = keeping.Shelf()
    monkeypatch.setattr(keeping, "SHELF", kept)
    return kept


@pytest.fixture
@kept
def event(with_kumasi: Partnership) -> Event:
    return add_event(with_kumasi, "2024-05-14", "Besuch im Rathaus")


def test_a_page_is_drawn_once_and_then_given_with_two_queries(
    client: Client, event: Event, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(NEWS).content
    with django_assert_num_queries(2):
        assert client.get(NEWS).content == first


def _say(event: Event, words: str) -> None:
    event.title = TranslatedText.of(de=words)
    save_record(SYSTEM, event)


def _import(event: Event) -> None:
    after = Event.objects.get(pk=event.pk)
    after.title = TranslatedText.of(de="Anders")
    assert write_all(SYSTEM, [Change(after, event)])


WRITES: dict[str, Callable[[Event], object]] = {
    "changed": lambda event: _say(event, "Anders"),
    "hidden": lambda event: hide_record(SYSTEM, event),
    "withdrawn": lambda event: withdraw_record(SYSTEM, event, reason="never happened"),
    "imported": _import,
    "parent hidden": lambda event: hide_record(SYSTEM, event.partnership),
}


@pytest.mark.parametrize("write", WRITES)
def test_every_write_shows_at_once(client: Client, event: Event, write: str) -> None:
    event = Event.objects.get(pk=event.pk)
    assert "Besuch im Rathaus" in client.get(NEWS).content.decode()
    WRITES[write](event)
    assert "Besuch im Rathaus" not in client.get(NEWS).content.decode()


def test_what_is_released_shows_at_once(client: Client, event: Event) -> None:
    event = Event.objects.get(pk=event.pk)
    hide_record(SYSTEM, event)
    assert "Besuch im Rathaus" not in client.get(NEWS).content.decode()
    release_record(SYSTEM, event)
    assert "Besuch im Rathaus" in client.get(NEWS).content.decode()


def test_an_office_with_a_new_name_shows_at_once(client: Client, event: Event) -> None:
    client.get(NEWS)
    admin = add_member(event.office, "ada", "administrator")
    rename_office(actor_for(admin), event.office, TranslatedText.of(de="Büro für Städte"))
    assert "Büro für Städte" in client.get(NEWS).content.decode()


def test_a_write_that_is_finished_late_shows_though_a_later_one_was_seen(
    client: Client, event: Event
) -> None:
    """On PostgreSQL the lower number may appear after the higher one."""
    client.get(NEWS)
    late = Revision.objects.order_by("-pk")[1]
    Revision.objects.filter(pk=late.pk).delete()
    client.get(NEWS)
    Event.objects.filter(pk=event.pk).update(title=TranslatedText.of(de="Anders"))
    late.save(force_insert=True)
    assert "Anders" in client.get(NEWS).content.decode()


def test_a_new_day_draws_the_page_anew(client: Client, event: Event) -> None:
    with clock.held_at(dt.date(2024, 5, 13)):
        assert "Besuch im Rathaus" not in client.get(NEWS).content.decode()
    with clock.held_at(dt.date(2024, 5, 14)):
        assert "Besuch im Rathaus" in client.get(NEWS).content.decode()


def test_members_get_their_own_page_and_leave_none_behind(
    client: Client, event: Event, bernd: User
) -> None:
    event = Event.objects.get(pk=event.pk)
    hide_record(SYSTEM, event)
    public = client.get(NEWS).content.decode()
    member = Client()
    member.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    inside = member.get(NEWS)
    assert "Besuch im Rathaus" in inside.content.decode()
    assert "ETag" not in inside.headers
    assert client.get(NEWS).content.decode() == public


def test_language_colours_and_query_have_pages_of_their_own(client: Client, event: Event) -> None:
    german = client.get(NEWS).content
    assert client.get(NEWS.replace("/de/", "/en/")).content != german
    assert b"/de/dortmund/news/?page=1" in client.get(NEWS + "?page=1").content
    client.cookies["theme"] = "dark"
    assert b'data-kern-theme="dark"' in client.get(NEWS).content


def test_a_browser_that_has_the_page_is_told_so_until_something_changes(
    client: Client, event: Event
) -> None:
    event = Event.objects.get(pk=event.pk)
    first = client.get(NEWS)
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first.headers["Vary"]
    again = client.get(NEWS, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Content-Security-Policy"]
    _say(event, "Anders")
    assert client.get(NEWS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("made", ["missing", "cookie"])
def test_errors_and_pages_with_cookies_are_not_kept(
    dortmund: Office, shelf: keeping.Shelf, made: str
) -> None:
    def view(request: HttpRequest, office: str) -> HttpResponse:
        answer = HttpResponse(status=404 if made == "missing" else 200)
        if made == "cookie":
            answer.set_cookie("seen", "1")
        return answer

    keeping.kept(view)(RequestFactory().get("/de/dortmund/"), office="dortmund")
    assert not shelf._pages


def test_the_shelf_stays_small_and_drops_what_nobody_asks_for() -> None:
    shelf = keeping.Shelf(room=3 * len(keeping.Page.of(1, b"page 1").packed))
    for number in (1, 2, 3):
        shelf.put(number, keeping.Page.of(1, b"page %d" % number))
    assert shelf.find(1, 1)
    shelf.put(4, keeping.Page.of(1, b"page 4"))
    assert [bool(shelf.find(number, 1)) for number in (1, 2, 3, 4)] == [True, False, True, True]
    assert shelf.find(1, "written since") is None
