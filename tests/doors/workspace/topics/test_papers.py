# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of papers and profiles: filing, fetching, reading again, verdicts of officers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.doors.workspace.forms_of import entries
from tests.doors.workspace.topics.pages import BASE, filed, page_of
from tests.inputs import council_server
from tests.topics import add_paper, upload
from zweiklang.agenda2030.documents.limits import REASONS
from zweiklang.agenda2030.reader import weights
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics.models import (
    Paper,
    PaperFetch,
    PaperReading,
    Passage,
    Verdict,
)
from zweiklang.domain.topics.problems import PROBLEMS
from zweiklang.inputs.papers.tasks import fetch_papers_task


def test_many_files_are_filed_at_once(at_desk: Client, dortmund: Office) -> None:
    uploads = [upload(f"Die Stadt plant eine Schule {n}.", f"Plan_{n}.txt") for n in range(3)]
    answer = filed(at_desk, "dortmund", *uploads, dated_on="10.2023")
    assert answer.status_code == 302
    found = Paper.objects.order_by("key")
    assert [(str(one), str(one.dated_on), one.kind) for one in found] == [
        (f"Plan {n}", "2023-10", "plan") for n in range(3)
    ]
    page = page_of(at_desk.get(answer.url))
    assert "Aus Dortmund liegen drei Papiere vor." in page
    assert "wartet auf das Lesen" in page
    assert 'hx-trigger="every 3s"' in page
    assert "Noch einmal nachsehen" in page


def test_each_refused_file_is_named_with_its_reason(at_desk: Client, dortmund: Office) -> None:
    answer = filed(
        at_desk, "dortmund", upload("Die Stadt plant eine Schule."),
        upload(b"\x7fELF" + bytes(range(99)), "programm.exe"), upload(b"PK\x03\x04x", "a.docx"),
    )  # fmt: skip
    assert answer.status_code == 422
    assert [name for name, _reason in answer.context["filed"].refused] == ["programm.exe", "a.docx"]
    page = page_of(answer)
    assert "<strong>programm.exe</strong>: Diese Art Datei" in page
    assert Paper.objects.count() == 1


def test_a_file_of_the_same_name_is_a_new_version(at_desk: Client, dortmund: Office) -> None:
    filed(at_desk, "dortmund", upload("Die Stadt plant eine Schule.", "Plan.txt"))
    answer = filed(at_desk, "dortmund", upload("Die Stadt plant zwei Schulen.", "Plan.txt"))
    assert "„Plan“ hat eine neue Fassung" in page_of(at_desk.get(answer.url))
    assert Paper.objects.get().revision == 2


def test_nothing_is_fetched_where_the_operator_allows_nothing(
    at_desk: Client, dortmund: Office
) -> None:
    page = page_of(at_desk.get(f"{BASE}dortmund/papers/"))
    assert "ZWEIKLANG_FETCH_HOSTS" in page
    assert "fetch-addresses" not in page


def test_papers_are_fetched_in_the_background_and_failures_named(
    at_desk: Client, dortmund: Office, settings: Any
) -> None:
    settings.FETCH_HOSTS = ["127.0.0.1"]
    address = f"{BASE}dortmund/papers/"
    data = {"fetch": "1", "fetch-source": "oparl", "fetch-kind": "council",
            "fetch-right": "topics", "fetch-since": "2025-01-01"}  # fmt: skip
    with council_server.running() as council:
        answer = at_desk.post(address, {**data, "fetch-addresses": f"{council.url}/papers"})
        assert answer.status_code == 302
        page = page_of(at_desk.get(address))
        assert "Papiere werden gesucht." in page
        assert 'hx-trigger="every 3s"' in page
        fetch_papers_task.func(PaperFetch.objects.get().pk)
    page = page_of(at_desk.get(address))
    assert "3 abgelegt, 0 neue Fassungen, 0 schon vorhanden." in page
    assert "3 Dateien wurden nicht geholt" in page
    assert "/f/gone): 127.0.0.1 hat mit 404 geantwortet" in page
    assert set(Paper.objects.values_list("kind", "right")) == {("council", "topics")}


def test_addresses_that_may_not_be_called_are_named_at_their_field(
    at_desk: Client, dortmund: Office, settings: Any
) -> None:
    settings.FETCH_HOSTS = ["council.example"]
    data = {"fetch": "1", "fetch-source": "files", "fetch-kind": "plan", "fetch-right": "topics",
            "fetch-addresses": "https://evil.example/a.pdf\nhttps://169.254.169.254/"}  # fmt: skip
    answer = at_desk.post(f"{BASE}dortmund/papers/", data)
    assert answer.status_code == 422
    assert len(answer.context["fetching"].errors["addresses"]) == 2
    page = page_of(answer)
    assert "Von evil.example darf nichts abgerufen werden" in page
    assert not PaperFetch.objects.exists()


def test_nothing_chosen_is_said_at_the_field(at_desk: Client, dortmund: Office) -> None:
    answer = filed(at_desk, "dortmund")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"papers"}


def test_with_script_only_the_list_comes_back_and_stops_asking_when_all_is_read(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    htmx = {"HX-Request": "true"}
    page = page_of(at_desk.get(f"{BASE}dura/papers/", headers=htmx))
    assert page.lstrip().startswith("<section")
    assert "hx-get" not in page
    assert "ist gelesen" in page


def test_a_paper_is_read_again_and_says_why_it_failed(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    own = papers[0]
    answer = at_desk.post(f"{BASE}dortmund/papers/", {"read": str(own.pk)})
    assert answer.status_code == 302
    latest = own.readings.order_by("-pk")[0]
    assert latest.state == "waiting"
    latest.state, latest.problem = PaperReading.State.FAILED, "no-text"
    latest.save()
    page = page_of(at_desk.get(f"{BASE}dortmund/papers/"))
    assert "Bilder ohne Text" in page
    assert "Die Fundstellen der vorigen Lesung gelten weiter." in page


def test_what_an_earlier_reader_has_read_is_read_again_at_once(
    at_desk: Client, papers: tuple[Paper, Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = f"{BASE}dortmund/papers/"
    assert "Alle neu lesen" not in page_of(at_desk.get(where))
    monkeypatch.setattr(weights, "version", lambda: "fake-2")
    page = page_of(at_desk.get(where))
    assert "Ein Papier wurde von einer früheren Fassung des Leseprogramms gelesen." in page
    assert "Alle neu lesen" in page
    assert at_desk.post(where, {"read": "earlier"}).status_code == 302
    own = papers[0]
    assert own.readings.order_by("-pk")[0].state == "waiting"
    assert own.readings.get(is_current=True).model == "fake-1"
    page = page_of(at_desk.get(where))
    assert "Alle neu lesen" not in page


def test_papers_of_another_office_are_not_offered_to_be_read_again(
    at_desk: Client, kumasi: Office, dortmund: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = add_paper(kumasi, kumasi.place, "Kumasi baut Schulen.", "a.txt", released=True)
    monkeypatch.setattr(weights, "version", lambda: "fake-2")
    where = f"{BASE}kumasi/papers/"
    assert "Alle neu lesen" not in page_of(at_desk.get(where))
    at_desk.post(where, {"read": "earlier"})
    assert paper.readings.count() == 1


def test_every_reason_of_the_reader_is_translated() -> None:
    assert set(REASONS) <= set(PROBLEMS)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"<!doctype html><script>alert(1)</script><p>Schule</p>", "a.html"), (b"# Plan", "a.md")],
)
def test_a_paper_leaves_only_as_a_download(
    at_desk: Client, dortmund: Office, content: bytes, name: str
) -> None:
    filed(at_desk, "dortmund", upload(content, name))
    answer = at_desk.get(f"{BASE}file/{Paper.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_another_office_opens_only_if_its_wording_may_be_shown(
    at_desk: Client, kumasi: Office, dortmund: Office
) -> None:
    secret, topics, words = (
        add_paper(kumasi, kumasi.place, f"Kumasi baut {n} Schulen.", f"{n}.txt", **facts)
        for n, facts in enumerate(({}, {"released": True, "right": "topics"}, {"released": True}))
    )
    for paper, status in ((secret, 404), (topics, 403), (words, 200)):
        assert at_desk.get(f"{BASE}file/{paper.pk}/").status_code == status
    assert at_desk.post(f"{BASE}kumasi/papers/", {"read": str(words.pk)}).status_code == 404


def test_the_record_form_changes_a_paper_and_keeps_its_file(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    own = papers[0]
    address = f"/de/workspace/dortmund/records/paper/{own.pk}/"
    answer = at_desk.post(address, entries(at_desk, address) | {"kind": "report", "_save": "1"})
    assert (answer.status_code, answer.url) == (302, f"{BASE}dortmund/papers/")
    kept = Paper.objects.get(pk=own.pk)
    assert (kept.kind, kept.file, kept.readings.count()) == ("report", own.file, 1)
    new = entries(at_desk, address) | {"_save": "1", "file": upload("# Neu", "neu.md")}
    assert at_desk.post(address, new).status_code == 302
    kept.refresh_from_db()
    assert kept.file is not None
    assert (kept.file.name, kept.readings.count()) == ("neu.md", 2)


# -- Profile -------------------------------------------------------------------------------------
def test_the_profile_shows_goals_topics_and_what_is_missing(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.get(f"{BASE}dortmund/profile/")
    page = page_of(answer)
    assert answer.context["headline"] == "Dortmund arbeitet an vier von 17 Zielen."
    assert answer.context["goals"] == ["6", "7", "11", "13"]
    assert page.count('class="zk-bars"') == 2
    assert '<mark class="zk-hl">Wasser</mark>werk' in page
    assert any("nur ein Papier" in one for one in answer.context["missing"])
    assert any("was Dortmund sucht" in one for one in answer.context["missing"])


def of_water(paper: Paper) -> Passage:
    return Passage.objects.get(reading__paper=paper, text__contains="Wasserwerk")


def test_an_officer_confirms_corrects_and_hides(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    address, passage = f"{BASE}dortmund/profile/", of_water(papers[0])
    said = {"passage": passage.pk, "code": "6.3"}
    assert at_desk.post(address, said | {"decision": "confirmed"}).status_code == 302
    assert "Ihr Büro sagt dazu" in page_of(at_desk.get(address))
    at_desk.post(
        address,
        said | {"decision": "corrected", "targets": "9.4 Irgendwas", "stance": "plan"},
    )
    verdict = Verdict.objects.get()
    assert (verdict.targets, verdict.stance) == (["9.4"], "plan")
    assert "9.4" in [row.topic.code for row in at_desk.get(address).context["doing"]]
    at_desk.post(address, said | {"decision": "hidden", "reason": "Veraltet"})
    page = page_of(at_desk.get(address))
    assert "Veraltet" in page
    history = f"/de/workspace/dortmund/records/verdict/{verdict.pk}/history/"
    assert history in page
    assert len(at_desk.get(history).context["steps"]) == 3
    back = at_desk.post(history.replace("history", "withdraw"), {"reason": "Doch"})
    assert back.url == address


@pytest.mark.parametrize("typed", ["", "99.9", "Wasser", "6"])
def test_a_wrong_correction_is_said_at_its_passage_and_keeps_what_was_typed(
    at_desk: Client, papers: tuple[Paper, Paper], typed: str
) -> None:
    data = {"passage": of_water(papers[0]).pk, "decision": "corrected", "targets": typed}
    answer = at_desk.post(f"{BASE}dortmund/profile/", data)
    assert answer.status_code == 422
    assert answer.context["failed"].errors
    assert answer.context["failed"].targets == typed
    assert not Verdict.objects.exists()


def test_all_passages_of_a_target_have_a_page(at_desk: Client, papers: tuple[Paper, Paper]) -> None:
    answer = at_desk.get(f"{BASE}dortmund/profile/?target=6.3")
    assert answer.context["headline"] == "Eine Fundstelle aus Dortmund spricht dafür."
    assert "Die Stadt bietet Wissen" in page_of(answer)  # what stands after it
    assert at_desk.get(f"{BASE}dortmund/profile/?target=99.9").status_code == 404
    assert at_desk.get(f"{BASE}nowhere/profile/").status_code == 404


def test_passages_of_another_office_have_no_form(
    at_desk: Client, kumasi: Office, dortmund: Office
) -> None:
    add_paper(kumasi, kumasi.place, "Kumasi baut ein Wasserwerk.", released=True)
    page = page_of(at_desk.get(f"{BASE}kumasi/profile/"))
    assert "Kumasi baut ein" in page
    assert 'name="passage"' not in page


# -- Finder --------------------------------------------------------------------------------------
