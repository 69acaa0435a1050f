# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A world put back equals the one that was built, and no test reaches the next one through it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests import worlds
from tests.factories import (
    SYSTEM,
    add_event,
    add_member,
    add_office,
    add_partnership,
    add_place,
)
from tests.portfolio import add_portfolio, located
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import clock, files, search
from zweiklang.foundation.models import Revision, StoredFile

PAPER = b"What a city has written."
BUILT: list[str] = []


@pytest.fixture(autouse=True)
def nothing_built(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    monkeypatch.setattr(worlds, "_KEPT", {})
    settings.MEDIA_ROOT = tmp_path
    BUILT.clear()


@worlds.kept
def office() -> Office:
    BUILT.append("office")
    return add_office(add_place("dortmund", "DE", de="Dortmund"))


@worlds.kept
def rich(office: Office) -> Partnership:
    BUILT.append("rich")
    files.keep_made(office.pk, PAPER, "paper.txt", "text/plain")
    return add_portfolio(office)


@worlds.kept
def small(office: Office) -> Partnership:
    """Two cities only: enough for what does not depend on the kinds of rows."""
    BUILT.append("small")
    located(office.place, "51.51494", "7.46600")
    one = add_partnership(office, add_place("kumasi", "GH"))
    add_event(one, "2011", "Besuch")
    return one


@worlds.kept
def bernd(office: Office) -> User:
    BUILT.append("bernd")
    return add_member(office, "bernd", "coordinator")


@contextmanager
def one_test() -> Iterator[None]:
    """Undo at the end what was done to the database, as the end of a test does."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def found(text: str) -> list[str]:
    return [hit.title_text for hit in search.search(SYSTEM, text).hits]


def content() -> dict[str, set[Any]]:
    return {table: set(rows) for table, rows in worlds._read().items()}


def test_the_same_rows_words_and_files_are_there_again(db: None) -> None:
    with one_test():
        rich(office=office())
        built, hits = content(), found("Kumasi")
    assert len(built) > 20
    assert hits
    for path in files.path_of(hashlib.sha256(PAPER).hexdigest()).parent.iterdir():
        path.unlink()
    with one_test():
        rich(office=office())
        assert content() == built
        assert found("Kumasi") == hits
        with files.open_file(StoredFile.objects.get()) as paper:
            assert paper.read() == PAPER
        connection.check_constraints()
    assert BUILT == ["office", "rich"]


def test_what_a_test_changes_never_reaches_the_next(db: None) -> None:
    with one_test():
        small(office=office())
        built = content()
    with one_test():
        here = office()
        one = small(office=here)
        add_event(one, "2025", "Besuch")
        one.key = here.place.country = "changed"
        Event.objects.all().delete()
        Partnership.objects.filter(pk=one.pk).update(key="changed")
    with one_test():
        here = office()
        one = small(office=here)
        assert content() == built
        assert (one.key, here.place.country) == ("kumasi", "DE")


def test_what_the_build_changed_in_older_rows_and_objects_is_changed_again(db: None) -> None:
    for _ in range(2):
        with one_test():
            here = office()
            assert here.place.latitude is None
            one = small(office=here)
            here.place.refresh_from_db()
            assert str(here.place.latitude) == "51.51494"
            assert one.office is here
    assert BUILT == ["office", "small"]


def test_numbers_go_on_after_those_put_back(db: None) -> None:
    for _ in range(2):
        with one_test():
            one = small(office=office())
            last = Revision.objects.latest("pk").pk
            add_event(one, "2025", "Besuch")
            assert Revision.objects.latest("pk").pk > last
            person = bernd(office=one.office)
            assert add_member(one.office, "clara", "reader").pk > person.pk


def test_a_world_on_another_ground_is_built_anew(db: None) -> None:
    with one_test():
        here = office()
        bernd(office=here)
        small(office=here)
    with one_test():
        small(office=office())
    with one_test():
        here = office()
        bernd(office=here)
        small(office=here)
    with one_test(), clock.held_at(dt.date(2020, 1, 1)):
        office()
    assert BUILT == ["office", "bernd", "small", "small", "office"]


def test_signing_in_leaves_the_ground_as_it_was(db: None, client: Client) -> None:
    for _ in range(2):
        with one_test():
            here = office()
            client.force_login(bernd(office=here), "django.contrib.auth.backends.ModelBackend")
            small(office=here)
    assert BUILT == ["office", "bernd", "small"]


def test_what_cannot_be_told_from_others_is_refused(db: None) -> None:
    with pytest.raises(TypeError, match="cannot be told"):
        rich(office=object())
