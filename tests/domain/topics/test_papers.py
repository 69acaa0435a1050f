# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests import factories
from tests.topics import FakeReader, add_paper, read_now, replace_file, upload
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import actions, queries, reading, tasks
from zweiklang.domain.topics.models import Paper, PaperReading, PaperTopic, Passage
from zweiklang.domain.topics.problems import STOPPED
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.models import Revision
from zweiklang.foundation.writing import restore_revision, withdraw_record

PAGE = (
    b"<!doctype html><title>Plan</title><script>alert(1)</script><p>Die Stadt baut die Schule.</p>"
)


def texts(paper: Paper) -> list[str]:
    found = Passage.objects.filter(reading__paper=paper).order_by("position")
    return list(found.values_list("text", flat=True))


def test_the_same_file_twice_is_one_paper(dortmund: Office, concept: Paper) -> None:
    again = "\n\n".join(texts(concept))
    filed = actions.file_papers(
        factories.SYSTEM, dortmund, dortmund.place, [upload(again, "Kopie.txt")]
    )
    assert (filed.added, filed.known) == ([], [concept])
    assert Paper.objects.count() == 1


def test_one_bad_file_does_not_stop_the_others_and_is_named(dortmund: Office) -> None:
    uploads = [
        upload("Die Stadt plant eine Schule.", "gut.txt"), upload(b"", "leer.txt"),
        upload(b"\x7fELF" + bytes(range(256)), "programm.exe"),
        upload("# Plan\n\nDie Stadt baut Solaranlagen.", "plan.md"), upload(PAGE, "seite.html"),
    ]  # fmt: skip
    filed = actions.file_papers(factories.SYSTEM, dortmund, dortmund.place, uploads)
    assert [str(paper) for paper in filed.added] == ["gut", "plan", "seite"]
    assert [name for name, _reason in filed.refused] == ["leer.txt", "programm.exe"]
    assert all(reason for _name, reason in filed.refused)


def test_a_page_is_read_without_its_scripts(dortmund: Office) -> None:
    paper = add_paper(dortmund, dortmund.place, PAGE.decode(), "seite.html")
    assert paper.file is not None
    assert (paper.file.name, paper.file.media_type) == ("seite.html", "text/html")
    assert not any("alert" in text for text in texts(paper))
    assert PaperTopic.objects.filter(paper=paper, code="4.1", role="doing").exists()


def test_a_new_version_replaces_the_passages_and_keeps_the_history(concept: Paper) -> None:
    old = concept.file
    paper = read_now(replace_file(concept, "Die Stadt plant eine Schule."))
    assert texts(paper) == ["Die Stadt plant eine Schule."]
    assert set(PaperTopic.objects.filter(paper=paper).values_list("code", flat=True)) == {"4.1"}
    assert Revision.objects.filter(record_id=paper.pk).count() == 2
    back = restore_revision(factories.SYSTEM, paper, 1)
    assert back.file == old
    assert texts(read_now(back))[0].startswith("Dortmund baut")


def test_a_failed_reading_keeps_the_old_passages_and_its_reason(concept: Paper) -> None:
    before = texts(concept)
    read_now(replace_file(concept, "   \n "))
    assert texts(concept) == before
    record = queries.papers_of(concept.place_id, factories.SYSTEM)[0]
    assert (record.state, record.problem, record.is_read) == ("failed", "empty", True)


def test_a_reader_that_breaks_off_leaves_a_note_and_the_old_passages(
    concept: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(concept)

    def broken(self: FakeReader, document: Any, progress: Any = None) -> None:
        raise MemoryError

    monkeypatch.setattr(FakeReader, "read", broken)
    actions.read_again(factories.SYSTEM, concept)
    with pytest.raises(MemoryError):
        read_now(concept)
    assert texts(concept) == before
    assert queries.papers_of(concept.place_id, factories.SYSTEM)[0].problem == STOPPED


def test_a_waiting_reading_is_not_asked_for_twice_and_an_overtaken_one_is_dropped(
    concept: Paper,
) -> None:
    first = actions.read_again(factories.SYSTEM, concept)
    assert actions.read_again(factories.SYSTEM, concept) == first
    second = actions.request_reading(concept)
    tasks.read_paper_task.func(first.pk)
    assert not PaperReading.objects.filter(pk=first.pk).exists()
    tasks.read_paper_task.func(second.pk)
    assert PaperReading.objects.get(paper=concept, is_current=True) == second


def test_filing_asks_for_a_reading_once_the_transaction_is_done(
    dortmund: Office, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = SimpleNamespace(enqueue=tasks.read_paper_task.func)
    monkeypatch.setattr(tasks, "read_paper_task", at_once)
    with django_capture_on_commit_callbacks(execute=True):
        actions.file_papers(
            factories.SYSTEM, dortmund, dortmund.place, [upload("Die Stadt baut die Schule.")]
        )
    assert PaperReading.objects.get().state == PaperReading.State.DONE


def test_readers_file_nothing_and_have_nothing_read_again(
    dortmund: Office, concept: Paper, clara: User, ama: User
) -> None:
    for person in (clara, ama):
        actor = factories.actor_for(person)
        with pytest.raises(Refused):
            actions.file_papers(actor, dortmund, dortmund.place, [upload("Neu und anders.")])
        with pytest.raises(Refused):
            actions.read_again(actor, concept)


def test_a_withdrawn_paper_counts_no_more(concept: Paper, dura: Place, plan: Paper) -> None:
    withdraw_record(factories.SYSTEM, concept, reason="Falsche Stadt")
    assert queries.city_profile(concept.place_id, factories.SYSTEM).doing == ()


def test_text_and_pages_come_out_of_a_process_of_its_own(
    dortmund: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zweiklang.agenda2030.documents.isolated import read_isolated

    monkeypatch.setattr(reading, "read_isolated", read_isolated)
    paper = add_paper(dortmund, dortmund.place, "# Plan\n\nDie Stadt baut die Schule.", "plan.md")
    assert texts(paper) == ["Plan", "Die Stadt baut die Schule."]
