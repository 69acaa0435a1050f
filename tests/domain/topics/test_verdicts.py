# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.topics import add_paper, read_now, replace_file
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import actions, finder, meaning, queries
from zweiklang.domain.topics.models import Paper, Passage, TopicSuggestion, Verdict
from zweiklang.domain.topics.records import LineRecord, ProfileRecord
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.revisions import history
from zweiklang.foundation.writing import withdraw_record

WATER, WASTE = "Wasserwerk", "Abfall"


def passage(paper: Paper, word: str) -> Passage:
    return Passage.objects.select_related("reading__paper__office").get(
        reading__paper=paper, reading__is_current=True, text__contains=word
    )


def codes(paper: Paper, role: str = "doing") -> list[str]:
    profile = queries.city_profile(paper.place_id, factories.SYSTEM)
    return [topic.code for topic in getattr(profile, role)]


def again(paper: Paper) -> None:
    actions.read_again(factories.SYSTEM, paper)
    read_now(paper)


def test_a_profile_names_what_a_city_does_offers_and_names_itself(concept: Paper) -> None:
    profile: ProfileRecord = queries.city_profile(concept.place_id, factories.SYSTEM)
    assert [topic.code for topic in profile.doing] == ["6.3", "11.6"]
    assert [topic.code for topic in profile.offer] == ["11.6", "6.3"]
    assert [topic.code for topic in profile.named] == ["13"]
    proof = profile.doing[0].passages[0]
    assert WATER in proof.text
    assert (proof.p, proof.verdict) == (0.95, "")


def test_a_correction_overrides_the_model_and_survives_reading_again(concept: Paper) -> None:
    bernd = factories.SYSTEM
    actions.give_verdict(
        bernd, passage(concept, WATER), "corrected", targets=["9.4"], stance="plan"
    )
    for _time in range(2):
        assert codes(concept) == ["9.4", "11.6"]
        held = queries.passages_by_id([passage(concept, WATER).pk], bernd)
        one = held[passage(concept, WATER).pk]
        assert (one.code, one.p, one.stance, one.verdict) == ("9.4", 1.0, "plan", "corrected")
        again(concept)
    assert passage(concept, WATER).targets[0][0] == "6.3"


def test_a_verdict_follows_the_words_into_a_new_version(concept: Paper) -> None:
    actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "hidden")
    text = "Ein neuer Anfang.\n\nDortmund baut das  Wasserwerk\nan der Ruhr aus."
    paper = read_now(replace_file(concept, text))
    assert "6.3" not in codes(paper)


def test_a_confirmed_passage_is_certain(concept: Paper) -> None:
    actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "confirmed")
    profile = queries.city_profile(concept.place_id, factories.SYSTEM)
    assert profile.doing[0].passages[0].p == 1.0


def test_a_hidden_passage_vanishes_everywhere(
    concept: Paper, plan: Paper, dortmund: Office, dura: Place
) -> None:
    found = finder.find_topics(dortmund.place_id, dura.pk, factories.SYSTEM)
    assert [line.code for line in found.both] == ["6.3"]
    neighbour = queries.passages_by_id([passage(concept, WASTE).pk], factories.SYSTEM)
    assert any(WATER in text for text in queries.neighbours(neighbour.values()).values())
    actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "hidden", reason="Veraltet")
    assert finder.find_topics(dortmund.place_id, dura.pk, factories.SYSTEM).both == ()
    hits = meaning.passages_like("Dortmund baut das Wasserwerk", factories.SYSTEM)
    assert concept.pk not in {hit.passage.paper.id for hit in hits if WATER in hit.passage.text}
    assert not any(WATER in text for text in queries.neighbours(neighbour.values()).values())


def test_a_verdict_taken_back_lets_the_model_speak_again(concept: Paper) -> None:
    verdict = actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "hidden")
    withdraw_record(factories.SYSTEM, verdict, reason="Doch richtig")
    assert "6.3" in codes(concept)
    actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "confirmed")
    assert Verdict.objects.count() == 1
    assert [step.number for step in history(verdict)] == [3, 2, 1]


@pytest.mark.parametrize("wrong", [{}, {"targets": ["6.99"]}, {"targets": ["6"]}])
def test_a_correction_says_what_is_right(concept: Paper, wrong: dict[str, list[str]]) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.give_verdict(factories.SYSTEM, passage(concept, WATER), "corrected", **wrong)
    assert set(caught.value.message_dict) == {"targets"}
    assert not Verdict.objects.exists()


def test_only_the_papers_own_office_judges_its_passages(
    concept: Paper, clara: User, ama: User
) -> None:
    for person in (clara, ama):
        with pytest.raises(Refused):
            actions.give_verdict(factories.actor_for(person), passage(concept, WATER), "hidden")


# -- The finder ----------------------------------------------------------------------------------
def test_two_cities_meet_where_both_work_and_where_one_seeks_what_the_other_offers(
    concept: Paper, plan: Paper, dortmund: Office, dura: Place
) -> None:
    found = finder.find_topics(dortmund.place_id, dura.pk, factories.SYSTEM)
    assert [(line.kind, line.code) for line in found.both] == [("both", "6.3")]
    assert [(line.kind, line.code) for line in found.exchange] == [("offer-seek", "11.6")]
    assert found.both[0].p == pytest.approx(0.95, abs=0.05)
    turned = finder.find_topics(dura.pk, dortmund.place_id, factories.SYSTEM)
    assert [(line.kind, line.code) for line in turned.exchange] == [("seek-offer", "11.6")]
    assert finder.find_topics(
        dortmund.place_id, dura.pk, factories.SYSTEM, goal="4"
    ) == finder.Found((), ())


def decide_on(actor: Actor, office: Office, line: LineRecord, **said: str) -> TopicSuggestion:
    rows = Passage.objects.select_related("reading__paper__place")
    passages = [rows.get(pk=one.id) for one in line.passages]
    return actions.decide_line(
        actor, office, kind=line.kind, code=line.code, passages=passages, **said
    )


def decide(actor: Actor, office: Office, found: finder.Found, **said: str) -> TopicSuggestion:
    line = found.both[0]
    return decide_on(actor, office, line, **said)


def test_a_decision_is_found_again_whichever_city_comes_first(
    concept: Paper, plan: Paper, dortmund: Office, dura: Place, bernd: User
) -> None:
    actor = factories.actor_for(bernd)
    found = finder.find_topics(dortmund.place_id, dura.pk, actor)
    kept = decide(actor, dortmund, found, decision="parked", reason="Nach der Wahl")
    again(concept)
    for pair in ((dortmund.place_id, dura.pk), (dura.pk, dortmund.place_id)):
        line = finder.find_topics(*pair, actor, office_id=dortmund.pk).both[0]
        assert (line.decision, line.reason, line.decision_id) == (
            "parked", "Nach der Wahl", kept.pk,
        )  # fmt: skip
    anew = finder.find_topics(dortmund.place_id, dura.pk, actor)
    decide(actor, dortmund, anew, decision="accepted")
    assert [step.number for step in history(kept)] == [2, 1]


def test_a_rejection_needs_a_reason(
    concept: Paper, plan: Paper, dortmund: Office, dura: Place, bernd: User
) -> None:
    actor = factories.actor_for(bernd)
    found = finder.find_topics(dortmund.place_id, dura.pk, actor)
    with pytest.raises(ValidationError) as caught:
        decide(actor, dortmund, found, decision="rejected", reason="  ")
    assert set(caught.value.message_dict) == {"reason"}
    assert not TopicSuggestion.objects.exists()


def test_of_a_paper_that_shows_topics_only_no_wording_leaves_the_office(
    dortmund: Office, kumasi: Office, ama: User, concept: Paper
) -> None:
    other = add_paper(
        kumasi, kumasi.place, "Kumasi baut ein Wasserwerk.", "plan.txt",
        released=True, right="topics",
    )  # fmt: skip
    actor = factories.actor_for(factories.add_member(dortmund, "dieter", "coordinator"))
    found = finder.find_topics(dortmund.place_id, kumasi.place_id, actor)
    assert [line.code for line in found.both] == ["6.3"]
    assert (found.both[0].second.text, found.both[0].second.paper.id) == ("", other.pk)
    assert queries.neighbours([found.both[0].second]) == {}
    kept = decide(actor, dortmund, found, decision="accepted")
    assert kept.second_quote == ""
    assert "Wasserwerk" in kept.first_quote
