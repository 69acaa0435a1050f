# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A large IATI file is read in the background, and its page says how far that is."""

from __future__ import annotations

import datetime as dt
import gzip
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.iati.files import activity, file_of
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.projects.models import IatiPicking, PartnerProject
from zweiklang.foundation import clock
from zweiklang.inputs.iati import picking
from zweiklang.inputs.iati.tasks import pick_activities_task

HERE = "/en/workspace/dortmund/import/iati/"


@pytest.fixture(autouse=True)
def three_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "AT_ONCE", 3)


@pytest.fixture
@kept
def kumasi_here(dortmund: Office) -> Partnership:
    return factories.add_partnership(dortmund, factories.add_place("kumasi", "GH"))


def file(count: int) -> bytes:
    """Return a file of activities, each with an identifier of its own."""
    given = [activity().replace("05913-1<", f"05913-{n}<") for n in range(1, count + 1)]
    return file_of(*given).getvalue()


@pytest.fixture
def desk(bernd: User, client: Client) -> Client:
    client.force_login(bernd)
    return client


def send(desk: Client, content: bytes, **given: str) -> Any:
    upload = SimpleUploadedFile("donor.xml", content)
    return desk.post(HERE, {"look": "1", "file": upload, "partnership": "kumasi", **given})


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_activities_are_counted_without_reading_them(pack: Any) -> None:
    assert not picking.is_large(pack(file(3)))
    assert picking.is_large(pack(file(4)))


def test_many_bytes_are_large_too_and_damaged_ones_are_for_the_preview(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not picking.is_large(gzip.compress(file(9))[:60])
    monkeypatch.setattr(picking, "BYTES_AT_ONCE", 100)
    assert picking.is_large(file(1))


def test_a_large_file_is_read_in_the_background_then_previewed_and_written(
    kumasi_here: Partnership, desk: Client
) -> None:
    answer = send(desk, file(5), matching="DE-CR-05913-4")
    asked = IatiPicking.objects.get()
    assert answer.headers["Location"] == f"{HERE}?reading={asked.pk}"
    waits = desk.get(answer.headers["Location"]).content.decode()
    assert "The file is being read." in waits
    assert "hx-trigger" in waits
    pick_activities_task.func(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.seen, asked.picked, asked.problem) == ("done", 5, 1, "")
    page = desk.get(f"{HERE}?reading={asked.pk}")
    assert "4 were not asked for." in page.content.decode()
    assert not PartnerProject.objects.exists()
    hidden = {
        "token": page.context["token"], "fingerprint": page.context["plan"].fingerprint,
        "yes": "1", **page.context["handed"],
    }  # fmt: skip
    assert desk.post(HERE, hidden).status_code == 302
    assert PartnerProject.objects.get().identifier == "DE-CR-05913-4"


def test_what_stands_against_the_file_is_said_on_its_page(
    kumasi_here: Partnership, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST", 4)
    for content, said in (
        (file(5), "5 activities are chosen"),
        (file(5).replace(b"</iati-activities>", b""), "no XML"),
    ):
        send(desk, content)
        asked = IatiPicking.objects.latest("pk")
        pick_activities_task.func(asked.pk)
        page = desk.get(f"{HERE}?reading={asked.pk}").content.decode()
        assert "Nothing came of it." in page
        assert said in page


def test_it_is_read_with_the_rights_held_then_and_only_once(
    kumasi_here: Partnership, desk: Client, bernd: User
) -> None:
    send(desk, file(5))
    asked = IatiPicking.objects.get()
    Membership.objects.filter(user=bernd).update(role="reader")
    pick_activities_task.func(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.seen) == ("done", 0)
    assert "may read but not write" in asked.problem
    before = asked.finished_at
    pick_activities_task.func(asked.pk)
    asked.refresh_from_db()
    assert asked.finished_at == before


def test_only_who_asked_sees_the_page(
    kumasi_here: Partnership, desk: Client, dortmund: Office, client: Client
) -> None:
    send(desk, file(5))
    asked = IatiPicking.objects.get()
    client.force_login(factories.add_member(dortmund, "carla", "coordinator"))
    for number in (str(asked.pk), "x", "", "9" * 30):
        assert client.get(f"{HERE}?reading={number}").status_code == 404


def test_one_whose_worker_died_is_not_waited_for(kumasi_here: Partnership, desk: Client) -> None:
    send(desk, file(5))
    long_ago = clock.now() - dt.timedelta(hours=1)
    IatiPicking.objects.update(requested_at=long_ago)
    page = desk.get(f"{HERE}?reading={IatiPicking.objects.get().pk}").content.decode()
    assert "Nothing came of it." in page
    assert "hx-trigger" not in page
