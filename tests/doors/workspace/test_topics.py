# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.forms_of import entries
from tests.inputs import council_server
from tests.topics import add_paper, upload
from zweiklang.agenda2030.documents.limits import REASONS
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.models import (
    Paper,
    PaperFetch,
    PaperReading,
    Passage,
    TopicSuggestion,
    Verdict,
)
from zweiklang.domain.topics.problems import PROBLEMS
from zweiklang.doors.workspace.views.topics.shown import Segment, segments
from zweiklang.inputs.papers.tasks import fetch_papers_task

BASE = "/de/workspace/dortmund/topics/"
FINDER = f"{BASE}finder/?first=dortmund&second=dura"
SENTENCES = (
    "Dortmund baut das Wasserwerk an der Ruhr aus.",
    "Die Stadt bietet Wissen zur Abfallwirtschaft.",
    "Mit SDG 13 verbindet die Stadt vieles.",
    "Die Stadt bietet Rat zu Solaranlagen.",
    "Vielleicht baut Dortmund eine Schule.",
)


@pytest.fixture(autouse=True)
def reading_by_rules(fake_reader: None) -> None:
    """No test here waits for trained weights."""


@pytest.fixture
def dura(db: None) -> Place:
    return factories.add_place("dura", "PS", de="Dura", en="Dura")


@pytest.fixture
def papers(dortmund: Office, dura: Place) -> tuple[Paper, Paper]:
    """A concept of Dortmund and a plan of Dura, both held by Dortmund's office."""
    own = add_paper(
        dortmund, dortmund.place, "\n\n".join(SENTENCES), dated_on=factories.day("2024")
    )
    other = add_paper(
        dortmund, dura,
        "Dura baut ein Wasserwerk.\n\nDie Stadt sucht Wissen zur Abfallwirtschaft.\n\n"
        "Dura sucht Solaranlagen.\n\nVielleicht baut Dura eine Schule.",
        "plan.txt", kind="plan", dated_on=factories.day("2016"),
    )  # fmt: skip
    return own, other


def page_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


# -- Papers --------------------------------------------------------------------------------------
def filed(client: Client, place: str, *uploads: Any, **facts: str) -> Any:
    data = {"kind": "plan", "right": "passages", "papers": list(uploads), **facts}
    return client.post(f"{BASE}{place}/papers/", data)


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
def test_the_finder_says_the_state_and_shows_both_lists(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.get(FINDER)
    assert answer.context["headline"] == "Dortmund und Dura arbeiten an einer gleichen Aufgabe."
    assert [line.record.code for line in answer.context["common"]] == ["6.3"]
    sides = [[line.record.code for line in lines] for *_rest, lines in answer.context["ways"]]
    assert [sorted(codes) for codes in sides] == [["11.6", "7.2"], []]
    page = page_of(answer)
    assert "In 100 ähnlichen Fällen stimmt das Unterziel etwa 90-mal." in page
    assert "Bei keinem von 2 Themen lernt Dortmund." in page
    assert not re.search(r"\d ?%", page)


def test_unsure_lines_show_on_request(at_desk: Client, papers: tuple[Paper, Paper]) -> None:
    assert at_desk.get(FINDER).context["unsure"] == 1
    answer = at_desk.get(f"{FINDER}&unsure=1")
    assert [line.record.code for line in answer.context["common"]] == ["6.3", "4.1"]
    assert "unsicher" in page_of(answer)


@pytest.mark.parametrize(
    ("question", "codes"),
    [("goal=6", ["6.3"]), ("goal=4", []), ("goal=99", ["6.3"]), ("since=2020", []),
     ("since=2016", ["6.3"]), ("since=x", ["6.3"]), ("kind=plan", []), ("unit=x", ["6.3"])],
)  # fmt: skip
def test_lines_are_filtered(
    at_desk: Client, papers: tuple[Paper, Paper], question: str, codes: list[str]
) -> None:
    answer = at_desk.get(f"{FINDER}&{question}")
    assert [line.record.code for line in answer.context["common"]] == codes


def test_a_unit_narrows_the_papers_of_its_own_city_only(
    at_desk: Client, papers: tuple[Paper, Paper], dortmund: Office
) -> None:
    from zweiklang.domain.places.models import Unit, UnitName
    from zweiklang.foundation.texts import TranslatedText
    from zweiklang.foundation.writing import save_record

    units = []
    for key in ("edg", "amt"):
        unit = Unit(office=dortmund, key=key, kind="company", place=dortmund.place)
        save_record(factories.SYSTEM, unit)
        name = UnitName(office=dortmund, key=key, unit=unit, name=TranslatedText.of(de=key.upper()))
        save_record(factories.SYSTEM, name)
        units.append(unit)
    papers[0].unit = units[0]
    save_record(factories.SYSTEM, papers[0])
    add_paper(dortmund, dortmund.place, "Das Amt baut Schulen.", "amt.txt", unit=units[1])
    own, other = (at_desk.get(f"{FINDER}&unit={one.pk}").context["common"] for one in units)
    assert ([line.record.code for line in own], other) == (["6.3"], [])


@pytest.mark.parametrize(
    ("question", "seeks", "offers"),
    [("goal=7", ["7.2"], []), ("goal=6", [], []), ("since=2020", [], []), ("kind=plan", [], []),
     ("", ["11.6", "7.2"], [])],
)  # fmt: skip
def test_what_is_sought_and_offered_is_filtered_too(
    at_desk: Client, papers: tuple[Paper, Paper], question: str, seeks: list[str], offers: list[str]
) -> None:
    found = at_desk.get(f"{FINDER}&{question}").context["ways"]
    assert [sorted(line.record.code for line in lines) for *_who, lines in found] == [seeks, offers]


def test_a_filter_lets_through_what_fits_in_both_cities(
    at_desk: Client, papers: tuple[Paper, Paper], dortmund: Office
) -> None:
    add_paper(
        dortmund, dortmund.place, "Dortmund baut Schulen.", "neu.txt", kind="report",
        dated_on=factories.day("2025"),
    )  # fmt: skip
    dura = Place.objects.get(key="dura")
    add_paper(
        dortmund, dura, "Dura baut eine Schule.", "bericht.txt", kind="report",
        dated_on=factories.day("2025-03"),
    )  # fmt: skip
    for question in ("since=2025", "kind=report", "goal=4"):
        lines = at_desk.get(f"{FINDER}&{question}").context["common"]
        assert [line.record.code for line in lines] == ["4.1"], question
    assert len(at_desk.get(FINDER).context["common"]) == 2


def decision(client: Client, code: str = "6.3", **said: str) -> dict[str, Any]:
    line = next(one for one in client.get(FINDER).context["common"] if one.record.code == code)
    ids = {"first": line.record.first.id, "second": line.record.second.id}
    return {"kind": "both", "code": code, **ids, **said}


def test_a_decided_line_is_marked_and_moved(at_desk: Client, papers: tuple[Paper, Paper]) -> None:
    answer = at_desk.post(FINDER, decision(at_desk, decision="accepted"), follow=True)
    assert "Als gemeinsames Thema vorgeschlagen: 6.3" in page_of(answer)
    assert answer.context["common"] == []
    assert [line.record.decision for line in answer.context["decided"]] == ["accepted"]
    assert answer.context["headline"] == "Dortmund und Dura arbeiten an einer gleichen Aufgabe."
    kept = TopicSuggestion.objects.get()
    assert "Wasserwerk" in kept.first_quote
    assert f"/records/topic-suggestion/{kept.pk}/history/" in page_of(answer)
    assert "Dura baut ein Wasserwerk." in page_of(at_desk.get(BASE))


def test_a_rejection_asks_for_a_reason_at_its_line(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    said = decision(at_desk, decision="rejected")
    answer = at_desk.post(FINDER, said)
    assert answer.status_code == 422
    assert answer.context["common"][0].errors == (
        "Sagen Sie in wenigen Worten, warum es nicht passt.",
    )
    at_desk.post(FINDER, said | {"reason": "Schon erledigt"})
    after = at_desk.get(FINDER)
    assert after.context["decided"][0].record.reason == "Schon erledigt"
    assert after.context["headline"] == "Dortmund und Dura: noch keine gleiche Aufgabe gefunden."


def test_after_a_rejection_the_next_best_passages_take_the_place(
    at_desk: Client, papers: tuple[Paper, Paper], dortmund: Office
) -> None:
    add_paper(dortmund, dortmund.place, "Dortmund baut noch ein Wasserwerk.", "b.txt")
    (first,) = at_desk.get(FINDER).context["common"]
    said = decision(at_desk, decision="rejected", reason="Längst fertig")
    page = page_of(at_desk.post(FINDER, said, follow=True))
    assert "Die nächstbesten Fundstellen treten an ihre Stelle." in page
    after = at_desk.get(FINDER)
    (second,) = after.context["common"]
    assert second.record.code == "6.3"
    assert second.record.first.id != first.record.first.id
    assert [one.mark for one in after.context["decided"]] == [first.mark]
    at_desk.post(FINDER, decision(at_desk, decision="rejected", reason="Auch das"))
    assert at_desk.get(FINDER).context["common"] == []
    assert len(at_desk.get(FINDER).context["decided"]) == 2


def test_an_accepted_line_stays_when_better_passages_come(
    at_desk: Client, papers: tuple[Paper, Paper], dortmund: Office
) -> None:
    at_desk.post(FINDER, decision(at_desk, decision="accepted"))
    add_paper(dortmund, dortmund.place, "Dortmund baut ein Wasserwerk.", "besser.txt")
    answer = at_desk.get(FINDER)
    assert answer.context["common"] == []
    assert [one.record.decision for one in answer.context["decided"]] == ["accepted"]


def test_the_own_city_stands_first_whatever_the_address_says(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.get(f"{BASE}finder/?first=dura&second=dortmund")
    assert str(answer.context["cities"][0][0]) == "Dortmund"


# -- Three cities --------------------------------------------------------------------------------
THREE = f"{BASE}finder/?first=dortmund&second=dura&third=lome"


@pytest.fixture
def lome(papers: tuple[Paper, Paper], dortmund: Office) -> Place:
    """A third city that works on water too, seeks what is known of waste, and offers solar."""
    place = factories.add_place("lome", "TG", de="Lomé", en="Lomé")
    add_paper(
        dortmund, place,
        "Lomé plant ein Wasserwerk.\n\nLomé sucht Wissen zur Abfallwirtschaft.\n\n"
        "Lomé bietet Solaranlagen.", "lome.txt",
    )  # fmt: skip
    return place


def test_three_cities_are_compared_at_once(at_desk: Client, lome: Place) -> None:
    answer = at_desk.get(THREE)
    assert answer.context["headline"] == (
        "Dortmund, Dura und Lomé arbeiten an einer gleichen Aufgabe."
    )
    (line,) = answer.context["common"]
    assert [(str(side.place), side.tone) for side in line.sides] == [
        ("Dortmund", "A"), ("Dura", "B"), ("Lomé", "C"),
    ]  # fmt: skip
    ways = {
        (str(seeker[0]), str(giver[0])): sorted(line.record.code for line in lines)
        for seeker, giver, lines in answer.context["ways"]
    }
    assert ways["Dura", "Lomé"] == ["7.2"]
    assert ways["Lomé", "Dortmund"] == ["11.6"]
    assert ways["Dortmund", "Lomé"] == []
    assert [(str(a), str(b), n) for a, b, _url, n in answer.context["pairs"]] == [
        ("Dortmund", "Dura", 1), ("Dortmund", "Lomé", 2), ("Dura", "Lomé", 1),
    ]  # fmt: skip
    page = page_of(answer)
    assert page.count("Lomé plant ein") >= 2
    assert "Lomé plant" in page


def test_a_line_of_three_is_decided_for_all_three(at_desk: Client, lome: Place) -> None:
    (line,) = at_desk.get(THREE).context["common"]
    ids = {
        name: side.record.id
        for name, side in zip(("first", "second", "third"), line.sides, strict=True)
    }
    said = {"kind": "all", "code": "6.3", **ids}
    wrong = at_desk.post(THREE, said | {"decision": "rejected"})
    assert wrong.status_code == 422
    assert wrong.context["common"][0].errors
    answer = at_desk.post(THREE, said | {"decision": "accepted"}, follow=True)
    assert "sprechen Sie mit Dura, Lomé darüber" in page_of(answer)
    kept = TopicSuggestion.objects.get()
    assert (str(kept.third_place), kept.kind) == ("Lomé", "all")
    assert "Lomé plant" in kept.third_quote
    assert answer.context["common"] == []
    assert [one.record.decision for one in answer.context["decided"]] == ["accepted"]
    # What two of them have in common is a question of its own.
    assert [one.record.code for one in at_desk.get(FINDER).context["common"]] == ["6.3"]
    assert "Lomé plant ein Wasserwerk." in page_of(at_desk.get(BASE))


def test_a_third_city_can_be_chosen_where_there_is_one(at_desk: Client, lome: Place) -> None:
    further = at_desk.get(FINDER).context["further"]
    assert [str(one["place"]) for one in further] == ["Lomé"]
    assert at_desk.get(THREE).context["further"] == []
    assert len(at_desk.get(f"{FINDER}&third=dura").context["cities"]) == 2


# -- Which cities --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "question",
    [
        "",
        "first=dura",
        "first=dortmund&second=dura&third=nowhere",
        "first=dura&second=dura",
        "first=x&second=y",
    ],
)
def test_without_two_cities_the_finder_asks_for_them(
    at_desk: Client, papers: tuple[Paper, Paper], question: str
) -> None:
    answer = at_desk.get(f"{BASE}finder/?{question}")
    assert "Welche beiden Städte?" in page_of(answer)


def test_a_city_without_papers_keeps_its_place_and_says_so(
    at_desk: Client, dortmund: Office, dura: Place
) -> None:
    add_paper(dortmund, dortmund.place, "Die Stadt baut das Wasserwerk.")
    assert "Aus Dura ist noch kein Papier gelesen." in page_of(at_desk.get(FINDER))


# -- By meaning ----------------------------------------------------------------------------------
def test_who_else_works_on_it_is_found_by_meaning(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.post(f"{BASE}like/", {"q": "Wer baut denn noch ein Wasserwerk?"})
    assert [str(one.place) for one in answer.context["found"]] == ["Dura", "Dortmund"]
    assert answer.context["headline"] == "Zwei Städte arbeiten daran."
    nothing = at_desk.get(f"{BASE}like/", {"q": "xyzzy plugh"})
    assert "Niemand hier arbeitet schon daran" in page_of(nothing)
    assert at_desk.get(f"{BASE}like/").status_code == 200


def test_the_search_shows_what_means_alike_below_what_is_written(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.get("/de/workspace/dortmund/search/", {"q": "Wasserwerk ein baut"})
    assert [str(one.place) for one in answer.context["alike"]] == ["Dura", "Dortmund"]
    assert "Nach Bedeutung" in page_of(answer)


# -- All pages -----------------------------------------------------------------------------------
@pytest.fixture
def many(dortmund: Office, dura: Place) -> None:
    """Twenty papers of each city, of several units, kinds and years."""
    words = ["Wasser", "Abfall", "Schule", "Pflege", "Solar"]
    verbs = ["sucht", "bietet", "plant", "baut"]
    lome = factories.add_place("lome", "TG", de="Lomé", en="Lomé")
    for place in (dortmund.place, dura, lome):
        for n in range(20):
            text = "\n\n".join(
                f"{place} {verbs[(n + k) % 4]} {w} {n}." for k, w in enumerate(words)
            )
            add_paper(dortmund, place, text, f"{place.key}-{n}.txt", dated_on=factories.day("2020"))


def test_pages_of_topics_need_at_most_twenty_queries_and_stay_light(
    at_desk: Client, many: None, django_assert_max_num_queries: Any
) -> None:
    at_desk.get(FINDER)  # evidence is worked out when first shown
    for path in (
        "", "dortmund/papers/", "dortmund/profile/", "dortmund/profile/?target=6.3",
        "finder/?first=dortmund&second=dura&unsure=1", "finder/",
        "finder/?first=dortmund&second=dura&third=lome&unsure=1", "like/?q=Wasser bauen", "reader/",
    ):  # fmt: skip
        with django_assert_max_num_queries(20):
            answer = at_desk.get(BASE + path)
        assert answer.status_code == 200
        assert len(answer.content) < 100_000, path
    with django_assert_max_num_queries(20):
        at_desk.get("/de/workspace/dortmund/search/?q=Wasser bauen")


def test_the_explaining_page_says_that_nothing_leaves_the_machine(
    signed_in: Any, clara: User
) -> None:
    for language, words in (("de", "Kein Text"), ("en", "No text")):
        address = f"/{language}/workspace/dortmund/topics/reader/"
        assert words in page_of(signed_in(clara).get(address))


def test_marked_words_that_touch_are_marked_as_one() -> None:
    assert segments("Neue Wege im Abfall", [[8, 9, 1], [5, 7, 1], [0, 4, 1], [13, 99, 1]]) == (
        Segment("Neue Wege", True), Segment(" im Abfall"),
    )  # fmt: skip
    assert segments("", []) == ()
