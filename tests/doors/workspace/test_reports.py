# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of reports: one press makes a draft, one page leads it to the hand-in."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from tests import factories
from tests.reports import begin_report
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.models import Report, ReportMaking
from zweiklang.foundation import clock
from zweiklang.outputs.reports import background, making

BASE = "/de/workspace/dortmund/reports/"


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("kumasi", "GH", de="Kumasi"))
    factories.add_phase(one, "2011")
    factories.add_event(one, str(clock.today().year), "Delegation", people=5)
    return one


@pytest.fixture
@kept
def with_dura(dortmund: Office) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("dura", "PS", de="Dura"))
    factories.add_phase(one, "2018")
    return one


def page_of(report: Report) -> str:
    return f"{BASE}{report.pk}/"


def do(client: Client, report: Report, **data: str) -> Any:
    return client.post(page_of(report), data, follow=True)


def test_one_press_makes_a_draft_of_everything(
    at_desk: Client, with_kumasi: Partnership, with_dura: Partnership
) -> None:
    form = at_desk.get(f"{BASE}new/council-status/").context["form"]
    data = {name: form[name].value() for name in form.fields}
    answer = at_desk.post(f"{BASE}new/council-status/", data, follow=True)
    report = Report.objects.get()
    assert answer.redirect_chain == [(page_of(report), 302)]
    assert len(report.snapshot.content.partnerships) == 2
    page = answer.content.decode()
    assert "Internationale Beziehungen der Stadt Dortmund" in page
    assert "Delegation" in page


def test_from_draft_to_signed_paper(at_desk: Client, with_kumasi: Partnership) -> None:
    report = begin_report(with_kumasi)
    texts = {
        "do": "texts",
        "title": "Sachstand",
        "office": "Eine Stelle ist frei.",
        "public": "yes",
    }
    assert "Die Texte sind gespeichert." in do(at_desk, report, **texts).content.decode()
    do(at_desk, report, do="review")
    released = do(at_desk, report, do="release")
    report.refresh_from_db()
    assert report.state == "released"
    assert "Freigegeben." in released.content.decode()
    docx = at_desk.get(f"{page_of(report)}docx/")
    assert docx["Content-Disposition"].startswith("attachment")
    words = "\n".join(
        one.text
        for one in Document(io.BytesIO(b"".join(docx.streaming_content))).paragraphs  # type: ignore[attr-defined]
    )
    assert "Eine Stelle ist frei." in words
    do(at_desk, report, do="submit", to="APOD")
    report.refresh_from_db()
    assert (report.state, report.submitted_to) == ("submitted", "APOD")
    page = at_desk.get(page_of(report)).content.decode()
    assert "APOD" in page
    assert "<textarea" not in page


def test_every_format_of_a_draft_can_be_had(at_desk: Client, with_kumasi: Partnership) -> None:
    for kind in ("council-status", "directory-row"):
        report = begin_report(with_kumasi, kind=kind)
        page = at_desk.get(page_of(report))
        links = [link.url for link, _size in page.context["files"]]
        assert len(links) >= 4
        for link in links:
            answer = at_desk.get(link)
            assert answer.status_code == 200
            assert answer["Content-Disposition"].startswith("attachment")


def test_page_says_what_the_files_cannot_show(at_desk: Client, with_kumasi: Partnership) -> None:
    report = begin_report(with_kumasi)
    shown = at_desk.get(page_of(report)).content.decode()
    assert "Die Dateien können nicht alles so zeigen" not in shown
    do(at_desk, report, do="texts", title="Sachstand", office="Zeichen 𓀀", public="yes")
    shown = at_desk.get(page_of(report)).content.decode()
    assert "Die Dateien können nicht alles so zeigen" in shown
    assert "Diese Zeichen hat keine Schrift: U+13000" in shown


def test_findings_lead_to_the_place_to_mend(at_desk: Client, with_kumasi: Partnership) -> None:
    event = factories.add_event(
        with_kumasi, str(clock.today().year), "Zweite", doubt="Die Zahl ist unsicher."
    )
    page = at_desk.get(page_of(begin_report(with_kumasi)))
    links = {one.url for one in page.context["findings"]}
    assert f"/de/workspace/dortmund/records/event/{event.pk}/" in links
    assert "#id_office" in links
    for link in links:
        if link.startswith("/"):
            assert at_desk.get(link, follow=True).status_code == 200


def test_what_changed_since_is_taken_in_only_when_asked(
    at_desk: Client, with_kumasi: Partnership
) -> None:
    report = begin_report(with_kumasi)
    factories.add_event(with_kumasi, str(clock.today().year), "Neuer Besuch")
    assert "Neuer Besuch" not in at_desk.get(page_of(report)).content.decode()
    assert "Neuer Besuch" in do(at_desk, report, do="renew").content.decode()


def test_another_choice_is_made_on_the_same_page(
    at_desk: Client, with_kumasi: Partnership, with_dura: Partnership
) -> None:
    report = begin_report(with_kumasi, with_dura)
    choice = {
        "do": "choice", "partnerships": str(with_dura.pk), "begins": "2024-01-01",
        "ends": "2024-12-31", "known_on": clock.today().isoformat(),
    }  # fmt: skip
    do(at_desk, report, **choice)
    report.refresh_from_db()
    assert [one.key for one in report.snapshot.content.partnerships] == ["dura"]
    wrong = at_desk.post(page_of(report), {**choice, "ends": "2023-01-01"})
    assert wrong.status_code == 422
    assert "Das Ende liegt vor dem Beginn" in wrong.content.decode()


def test_wrong_choices_name_their_field(at_desk: Client, with_kumasi: Partnership) -> None:
    answer = at_desk.post(
        f"{BASE}new/council-answer/",
        {"partnership": str(with_kumasi.pk), "begins": "2024-01-01", "ends": "2023-01-01",
         "known_on": "2999-01-01", "language": "de"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert not Report.objects.exists()
    assert at_desk.get(f"{BASE}new/nothing/").status_code == 404


def test_a_refusal_gives_its_reason(
    dortmund: Office, with_kumasi: Partnership, signed_in: Any
) -> None:
    writer = signed_in(factories.add_member(dortmund, "con", "contributor"))
    report = begin_report(with_kumasi)
    do(writer, report, do="review")
    answer = writer.post(page_of(report), {"do": "release"})
    assert answer.status_code == 403
    assert "nur die Koordination" in answer.content.decode() or "Koordination" in (
        answer.content.decode()
    )


def test_a_long_report_is_made_in_the_background(
    at_desk: Client, with_kumasi: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "AT_ONCE", 0)
    report = begin_report(with_kumasi)
    assert at_desk.get(f"{page_of(report)}docx/").status_code == 302
    do(at_desk, report, do="make")
    asked = ReportMaking.objects.get()
    if asked.state == ReportMaking.State.WAITING:
        assert "hx-get" in at_desk.get(page_of(report)).content.decode()
        background.carry_out(asked)
    assert {one.format for one in report.files.all()} == {"docx", "pdf", "page", "markdown"}
    do(at_desk, report, do="texts", title="Anders")
    assert not report.files.exists()
    do(at_desk, report, do="review")
    do(at_desk, report, do="release")
    if (asked := ReportMaking.objects.latest("pk")).state == ReportMaking.State.WAITING:
        background.carry_out(asked)
    report.refresh_from_db()
    asked.refresh_from_db()
    assert (report.state, asked.done, asked.problem) == ("released", 4, "")


def test_a_making_is_refused_to_whoever_lost_the_right(
    dortmund: Office, at_desk: Client, bernd: Any, with_kumasi: Partnership,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(making, "AT_ONCE", 0)
    report = begin_report(with_kumasi)
    asked = ReportMaking.objects.create(
        report=report, account=bernd, requested_at=clock.now(), releases=False
    )
    bernd.memberships.update(role="reader")
    background.carry_out(asked)
    asked.refresh_from_db()
    assert asked.problem
    assert not report.files.exists()


def test_page_needs_few_queries_however_many_partnerships(
    at_desk: Client, dortmund: Office, with_kumasi: Partnership, with_dura: Partnership
) -> None:
    def queries(report: Report) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert at_desk.get(page_of(report)).status_code == 200
        return len(caught)

    one = queries(begin_report(with_kumasi))
    many = [
        factories.add_partnership(dortmund, factories.add_place(f"c-{number}", "FR"))
        for number in range(5)
    ]
    for other in many:
        factories.add_phase(other, "2018")
    assert queries(begin_report(with_kumasi, with_dura, *many)) == one
    assert one <= 20


def test_list_shows_reports_of_the_office_alone(
    at_desk: Client, kumasi: Office, dortmund: Office, with_dura: Partnership
) -> None:
    begin_report(with_dura, title="Unser Bericht")
    theirs = factories.add_partnership(kumasi, dortmund.place)
    factories.add_phase(theirs, "2020")
    begin_report(theirs, title="Ihr Bericht")
    page = at_desk.get(BASE).content.decode()
    assert "Unser Bericht" in page
    assert "Ihr Bericht" not in page


def test_a_long_preview_is_shown_chapter_by_chapter(at_desk: Client, dortmund: Office) -> None:
    told = []
    for number in range(12):
        one = factories.add_partnership(
            dortmund, factories.add_place(f"c-{number}", "FR", de=f"Stadt {number}")
        )
        factories.add_phase(one, "2018")
        for month in range(1, 9):
            factories.add_event(one, f"2024-{month:02d}", f"Besuch {month} mit vielen Worten" * 3)
        told.append(one)
    report = begin_report(*told)
    first = at_desk.get(page_of(report))
    assert len(first.content) < 100_000
    chapters = first.context["preview"].chapters
    assert len(chapters) > 12
    second = at_desk.get(page_of(report) + chapters[1].url.split("#")[0])
    assert "Besuch 1 mit vielen Worten" in second.content.decode()
    assert len(second.content) < 100_000
