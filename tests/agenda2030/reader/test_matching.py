# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Profiles and matches from passages made by hand: no model is needed."""

from __future__ import annotations

import numpy as np
import pytest

from zweiklang.agenda2030.reader import Guess, Passage, Profile, Reading, match
from zweiklang.agenda2030.reader.matching import all_three, fitting
from zweiklang.agenda2030.reader.profiles import CODES, PER_DOCUMENT, POSITION, ROLES, rarity
from zweiklang.agenda2030.reader.records import Stance


def passage(text: str, code: str, stance: Stance, p: float = 0.9, angle: float = 0.0) -> Passage:
    """Return a passage about a target; `angle` turns its meaning."""
    vector = np.zeros(512, np.float16)
    vector[0], vector[1] = np.cos(angle), np.sin(angle)
    return Passage(
        text,
        hash(text) % 10_000,
        hash(text) % 10_000 + len(text),
        language="de",
        none=0.0,
        targets=(Guess(code, p),),
        assigned_targets=(code,),
        stance=stance,
        vector=vector.tobytes(),
    )


def reading(name: str, *passages: Passage) -> Reading:
    return Reading(name, passages, "de")


def test_a_long_paper_is_one_voice() -> None:
    many = reading("lang", *(passage(f"Satz {n}", "6.3", "done", 0.5) for n in range(100)))
    few = reading("kurz", *(passage(f"Satz {n}", "6.3", "done", 0.5) for n in range(PER_DOCUMENT)))
    role = ROLES.index("doing")
    long, short = (
        Profile.from_readings([one]).strength[role, POSITION["6.3"]] for one in (many, few)
    )
    assert long == pytest.approx(short)


def test_two_papers_say_more_than_one() -> None:
    one = reading("a", passage("Satz", "6.3", "done", 0.5))
    other = reading("b", passage("Anderer Satz", "6.3", "done", 0.5))
    role = ROLES.index("doing")
    alone = Profile.from_readings([one]).strength[role, POSITION["6.3"]]
    assert Profile.from_readings([one, other]).strength[role, POSITION["6.3"]] > alone


def test_what_everybody_does_counts_less() -> None:
    common = np.zeros(len(CODES), np.float32)
    common[POSITION["17.17"]] = 1.0
    found = Profile.from_readings(
        [reading("a", passage("x", "17.17", "done", 0.8), passage("y", "14.2", "done", 0.7))]
    )
    assert [code for code, _ in found.topics("doing")] == ["17.17", "14.2"]
    assert [code for code, _ in found.topics("doing", common)] == ["14.2", "17.17"]
    assert rarity(common).min() == pytest.approx(0.5)


def test_need_meets_offer_in_both_directions_and_proof_comes_from_each_side() -> None:
    dortmund = Profile.from_readings(
        [
            reading(
                "Konzept",
                passage("Die EDG schult Fahrer.", "11.6", "offer"),
                passage("Uns fehlt Wissen zum Wassersparen.", "6.4", "need"),
            )
        ],
        "Dortmund",
    )
    dura = Profile.from_readings(
        [
            reading(
                "Plan",
                passage("Der Müll bleibt liegen.", "11.6", "need"),
                passage("Haushalte sparen hier seit langem Wasser.", "6.4", "offer"),
            )
        ],
        "Dura",
    )
    lines = {line.code: line for line in match(dortmund, dura).exchange}
    assert lines["11.6"].kind == "offer-seek"
    assert lines["6.4"].kind == "seek-offer"
    assert lines["6.4"].first.document == "Konzept"
    assert lines["6.4"].second.passage.text.startswith("Haushalte")


def test_the_pair_most_alike_in_meaning_is_shown() -> None:
    one = Profile.from_readings([reading("a", passage("Kanal", "6.3", "done", angle=0.1))])
    other = Profile.from_readings(
        [
            reading(
                "b",
                passage("Etwas anderes", "6.3", "done", 0.9, angle=1.4),
                passage("Kanalbau", "6.3", "done", 0.85, angle=0.1),
            )
        ]
    )
    (line,) = match(one, other).both
    assert line.second.passage.text == "Kanalbau"


def test_a_document_that_stands_above_gives_way_to_one_nearly_as_good() -> None:
    codes = ("6.1", "6.2", "6.3", "6.4", "6.5")
    a = Profile.from_readings(
        [
            reading("viel", *(passage(f"a{c}", c, "done", 0.95) for c in codes)),
            reading("wenig", passage("a14", "14.2", "done", 0.88)),
        ]
    )
    b = Profile.from_readings(
        [reading(f"b{c}", passage(f"b{c}", c, "done", 0.95)) for c in (*codes, "14.2")]
    )
    order = [line.code for line in match(a, b).both]
    assert 0 < order.index("14.2") < 4
    assert len(order) == 6


def test_passages_little_alike_or_hardly_about_the_target_make_no_line() -> None:
    alike = doing("a", ("Kanal", 0.1)), doing("b", ("Kanalbau", 0.1))
    apart = doing("a", ("Kanal", 0.1)), doing("b", ("Ausstellung", 1.6))
    assert len(match(*alike).both) == 1
    assert match(*apart).both == ()


@pytest.mark.parametrize(
    ("similarity", "sure", "found"),
    [(1.0, (0.5, 0.8), 0.9), (0.0, (0.5, 0.8), 0.4), (0.5, (0.5, 0.8), 0.65),
     (1.0, (1.0, 0.0), 1.0), (0.0, (0.5, 0.5, 0.5), 0.125)],
)  # fmt: skip
def test_passages_that_say_the_same_speak_for_each_other(
    similarity: float, sure: tuple[float, ...], found: float
) -> None:
    assert fitting(similarity, sure) == pytest.approx(found)


def test_a_sentence_is_a_better_proof_than_a_row_of_a_table() -> None:
    row, sentence = "Kanäle | 200 km | 2027", "Die Stadt baut Kanäle."
    one, other = doing("a", (row, 0.1), (sentence, 0.2)), doing("b", ("Kanalbau", 0.1))
    assert match(one, other).both[0].first.passage.text == sentence


def test_silent_passages_say_nothing() -> None:
    silent = Passage("Beschluss: einstimmig.", 0, 20, targets=(Guess("16.6", 0.4),))
    assert not Profile.from_readings([reading("x", silent)]).proofs


def test_match_is_the_same_whatever_the_order_of_papers() -> None:
    papers = [reading(f"p{n}", passage(f"Satz {n}", "6.3", "done", 0.5 + n / 20)) for n in range(5)]
    other = Profile.from_readings([reading("q", passage("Satz", "6.3", "done"))])
    forward, backward = (match(Profile.from_readings(p), other) for p in (papers, papers[::-1]))
    assert forward.as_dict() == backward.as_dict()


def doing(name: str, *texts: tuple[str, float]) -> Profile:
    """Return the profile of a city that does what the texts say; each with its meaning."""
    passages = (passage(text, "6.3", "done", angle=angle) for text, angle in texts)
    return Profile.from_readings([reading(name, *passages)], name)


def test_passages_that_shall_not_stand_together_give_way_to_the_next_best() -> None:
    one, other = doing("a", ("Kanal", 0.1)), doing("b", ("Kanalbau", 0.1), ("Klärwerk", 0.6))
    (best,) = match(one, other).both
    assert best.second.passage.text == "Kanalbau"
    left_out = {(best.code, best.first.where, best.second.where)}
    (next_best,) = match(one, other, without=left_out).both
    assert next_best.second.passage.text == "Klärwerk"
    left_out.add((best.code, best.first.where, next_best.second.where))
    assert match(one, other, without=left_out).both == ()


def test_three_cities_meet_where_all_of_them_work() -> None:
    cities = (
        doing("a", ("Kanal", 0.1), ("Rohr", 1.2)),
        doing("b", ("Kanalbau", 0.1)),
        doing("c", ("Wehr", 1.4), ("Sewer", 0.15)),
    )
    (line,) = all_three(cities)
    assert [proof.passage.text for proof in line.proofs] == ["Kanal", "Kanalbau", "Sewer"]
    assert line.kind == "all"
    assert set(line.as_dict()) >= {"first", "second", "third"}
    apart = {(line.code, *(proof.where for proof in line.proofs))}
    (next_best,) = all_three(cities, without=apart)
    assert next_best.proofs != line.proofs
    silent = Profile.from_readings([], "d")
    assert all_three((cities[0], cities[1], silent)) == []
