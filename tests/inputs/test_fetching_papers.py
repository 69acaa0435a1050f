# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests import factories
from tests.inputs import council_server
from tests.inputs.council_server import Server
from tests.topics import read_now
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.models import Paper, PaperFetch, Passage
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.inputs.papers import fetching, listing
from zweiklang.inputs.papers.fetching import carry_out, request_fetch
from zweiklang.inputs.papers.tasks import fetch_papers_task

SINCE = dt.date(2025, 1, 1)


@pytest.fixture(autouse=True)
def english(fake_reader: None) -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def council(settings: Any) -> Iterator[Server]:
    """A council information system that this installation may call."""
    settings.FETCH_HOSTS = ["127.0.0.1"]
    with council_server.running() as server:
        yield server


def fetched(
    office: Office, source: str, addresses: str, since: dt.date | None = None, **facts: Any
) -> PaperFetch:
    asked = request_fetch(
        factories.SYSTEM, office, office.place, source, addresses, since=since,
        in_background=False, **facts,
    )  # fmt: skip
    return carry_out(asked, factories.SYSTEM)


def outcomes(asked: PaperFetch) -> dict[str, str]:
    return {one["name"]: one["what"] for one in asked.outcomes}


@pytest.mark.parametrize("start", ["system", "body", "papers"])
def test_papers_since_a_day_come_with_all_their_files(
    dortmund: Office, council: Server, start: str
) -> None:
    asked = fetched(dortmund, "oparl", f"{council.url}/{start}", SINCE, kind="council")
    assert outcomes(asked) == {
        "Klimaschulen": "added", "Klimaschulen: Karte": "added", "Abfall": "added",
        "Klimaschulen: Anlage ohne Adresse": "failed", "Abfall: Programm": "failed",
        "Klimaschulen: gone": "failed",
    }  # fmt: skip
    assert (asked.state, asked.done, asked.total, asked.problem) == ("done", 6, 6, "")
    paper = Paper.objects.get(url=f"{council.url}/files/klima.txt")
    assert (str(paper.title), str(paper.dated_on)) == ("Klimaschulen", "2025-03-04")
    assert (paper.kind, paper.is_public) == ("council", False)
    assert "/papers?modified_since=2025-01-01T00%3A00%3A00%2B00%3A00" in council.asked


def test_each_failure_is_named_with_its_reason(dortmund: Office, council: Server) -> None:
    asked = fetched(dortmund, "oparl", f"{council.url}/papers", SINCE)
    reasons = {one["url"].removeprefix(council.url): one["why"] for one in asked.outcomes}
    assert "answered with 404" in reasons["/f/gone"]
    assert "This kind of file is not accepted" in reasons["/files/programm.txt"]
    assert reasons["/files/klima.txt"] == ""


def test_files_by_address_are_filed_and_what_leads_elsewhere_is_not(
    dortmund: Office, council: Server
) -> None:
    lines = [f"{council.url}{path}" for path in ("/files/abfall.txt", "/elsewhere", "/missing.pdf")]
    asked = fetched(dortmund, "files", "\n".join([*lines, lines[0], ""]), kind="plan")
    assert outcomes(asked) == {
        "abfall.txt": "added", "elsewhere": "failed", "missing.pdf": "failed",
    }  # fmt: skip
    assert "leads on to another host" in asked.outcomes[1]["why"]
    assert str(Paper.objects.get()) == "abfall"


def test_fetching_again_files_nothing_twice_and_takes_new_versions(
    dortmund: Office, council: Server
) -> None:
    fetched(dortmund, "oparl", f"{council.url}/papers/1")
    for paper in Paper.objects.all():
        factories.release_record(factories.SYSTEM, read_now(paper))
    council.files["/files/klima.txt"] = "Die Stadt baut das Wasserwerk aus."
    asked = fetched(dortmund, "oparl", f"{council.url}/papers/1")
    assert outcomes(asked)["Klimaschulen"] == "renewed"
    assert outcomes(asked)["Klimaschulen: Karte"] == "known"
    assert Paper.objects.count() == 2
    paper = read_now(Paper.objects.get(url=f"{council.url}/files/klima.txt"))
    found = Passage.objects.filter(reading__paper=paper)
    assert [one.text for one in found] == ["Die Stadt baut das Wasserwerk aus."]
    assert paper.is_public


def test_a_list_that_breaks_off_gives_what_it_gave_and_says_so(
    dortmund: Office, council: Server
) -> None:
    asked = fetched(dortmund, "oparl", f"{council.url}/broken")
    assert outcomes(asked)["Klimaschulen"] == "added"
    assert "answered with 404" in asked.problem
    assert "no OParl system" in fetched(dortmund, "oparl", f"{council.url}/nothing").problem


def test_there_is_an_end_to_files_and_to_time(
    dortmund: Office, council: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_FILES", 1)
    asked = fetched(dortmund, "oparl", f"{council.url}/papers/1")
    assert len(asked.outcomes) == 1
    assert "more than 1 files" in asked.problem
    monkeypatch.setattr(fetching, "LONGEST", -1)
    asked = fetched(dortmund, "files", f"{council.url}/files/abfall.txt")
    assert "Time was up" in asked.outcomes[0]["why"]


def test_addresses_that_may_not_be_called_are_all_named_before(
    dortmund: Office, settings: Any
) -> None:
    settings.FETCH_HOSTS = ["council.example"]
    lines = "https://evil.example/a.pdf\nhttp://council.example/b.pdf\nhttps://council.example/c"
    with pytest.raises(ValidationError) as caught:
        fetched(dortmund, "files", lines)
    assert len(caught.value.messages) == 2
    assert "evil.example" in caught.value.messages[0]
    assert not PaperFetch.objects.exists()


def test_nothing_is_fetched_unless_hosts_are_listed(dortmund: Office) -> None:
    with pytest.raises(ValidationError, match="ZWEIKLANG_FETCH_HOSTS"):
        fetched(dortmund, "files", "https://council.example/a.pdf")


def test_the_worker_acts_with_the_rights_held_now(
    dortmund: Office, bernd: User, clara: User, council: Server
) -> None:
    with pytest.raises(Refused):
        request_fetch(factories.actor_for(clara), dortmund, dortmund.place, "files", council.url)
    actor = factories.actor_for(bernd)
    address = f"{council.url}/files/abfall.txt"
    asked = request_fetch(actor, dortmund, dortmund.place, "files", address)
    Membership.objects.filter(user=bernd).update(role="reader")
    fetch_papers_task.func(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, Paper.objects.count()) == ("done", 0)
    assert "may read but not write" in asked.problem


def test_nobody_else_sees_what_an_office_fetches(dortmund: Office, council: Server) -> None:
    asked = fetched(dortmund, "files", f"{council.url}/files/abfall.txt")
    seen = [
        queries.latest_fetch(dortmund.place_id, dortmund.pk, actor)
        for actor in (Actor.public(), factories.SYSTEM)
    ]
    assert seen == [None, asked]
