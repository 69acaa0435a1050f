# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the topic finder, who else works on it, and the page on the reader."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.topics.pages import BASE, FINDER, page_of
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.models import (
    Paper,
    TopicSuggestion,
)
from zweiklang.doors.workspace.views.topics.shown import Segment, segments


def test_the_finder_says_the_state_and_shows_both_lists(
    at_desk: Client, papers: tuple[Paper, Paper]
) -> None:
    answer = at_desk.get(FINDER)
    assert answer.context["headline"] == "Dortmund und Dura arbeiten an einer gleichen Aufgabe."
    assert [line.record.code for line in answer.context["common"]] == ["6.3"]
    sides = [[line.record.code for line in lines] for *_rest, lines in answer.context["ways"]]
    assert [sorted(codes) for codes in sides] == [["11.6", "7.2"], []]
    page = page_of(answer)
    assert re.search(r"In 100 ähnlichen Fällen stimmt das Unterziel etwa 9\d-mal\.", page)
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
    add_paper(dortmund, dortmund.place, "Das Amt baut die Pflege aus.", "amt.txt", unit=units[1])
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
        dortmund, dortmund.place, "Dortmund baut eine Schule.", "neu.txt", kind="report",
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
@kept
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
@kept
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
