# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals and consent: nothing joint changes without all sides, nothing is lost or forged."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from zweiklang.domain.joint import actions, answers, links, queries, sealing
from zweiklang.domain.joint.files import join_file, leave_file, open_file
from zweiklang.domain.joint.models import JointFile, JointRecord, JointStep, OfficeKey, Proposal
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor, Refused

FIRST = {
    "title": {"original": "en", "texts": {"en": "Common purpose"}, "based_on": {}},
    "purpose": {"original": "en", "texts": {"en": "We adapt to heat together."}, "based_on": {}},
    "goals": ["13", "11.6"],
}
SECOND = {**FIRST, "goals": ["13", "11.6", "12"]}


def proposed(actor: Actor, file: JointFile, **given: Any) -> Proposal:
    return actions.start_record(actor, file, "partnership-text", FIRST, **given)


def agreed(file: JointFile, one: Actor, other: Actor) -> JointRecord:
    proposal = proposed(one, file)
    answers.answer(other, proposal, "accepted")
    return JointRecord.objects.get(pk=proposal.record_id)


def stands(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state


def test_text_is_in_force_only_when_both_cities_agreed(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    proposal = proposed(doris, file)
    assert JointRecord.objects.get().revision == 0
    answers.answer(akua, proposal, "accepted")
    record = JointRecord.objects.get()
    assert (record.revision, stands(proposal)) == (1, "in-force")
    assert queries.content_in_force(record)["goals"] == ["11.6", "13"]


def test_coordinator_proposes_but_deciders_of_both_cities_must_agree(
    file: JointFile, doris: Actor, akua: Actor, kofi: Actor
) -> None:
    proposal = proposed(kofi, file)
    answers.answer(doris, proposal, "accepted")
    assert stands(proposal) == "open"
    with pytest.raises(Refused):
        answers.answer(kofi, proposal, "accepted")
    answers.answer(akua, proposal, "accepted")
    assert stands(proposal) == "in-force"


def test_refusal_needs_a_reason_and_ends_the_proposal(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    proposal = proposed(doris, file)
    with pytest.raises(ValidationError):
        answers.answer(akua, proposal, "declined")
    assert stands(proposal) == "open"
    answers.answer(akua, proposal, "declined", reason="Not without the assembly")
    assert stands(proposal) == "declined"
    assert JointRecord.objects.get().revision == 0


def test_answer_is_given_once(file: JointFile, doris: Actor, akua: Actor) -> None:
    proposal = proposed(doris, file)
    answers.answer(akua, proposal, "accepted")
    with pytest.raises(Refused):
        answers.answer(akua, proposal, "declined", reason="Changed my mind")
    with pytest.raises(Refused):
        answers.answer(doris, proposal, "accepted")


def test_nobody_outside_decides(
    file: JointFile, doris: Actor, akua: Actor, bernd: User, clara: User
) -> None:
    proposal = proposed(akua, file)
    dura = factories.add_office(factories.add_place("dura", "PS"))
    stranger = factories.actor_for(factories.add_member(dura, "layla", "decider"))
    for actor in (
        stranger,
        factories.actor_for(bernd),
        factories.actor_for(clara),
        Actor.public(),
        Actor.system("Import"),
    ):
        with pytest.raises(Refused):
            answers.answer(actor, proposal, "accepted")
    assert not queries.proposals_visible_to(stranger).exists()
    assert not queries.records_visible_to(stranger).exists()
    assert not queries.files_visible_to(stranger).exists()
    assert stands(proposal) == "open"


def test_later_of_two_open_proposals_must_be_renewed_on_top(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    record = agreed(file, doris, akua)
    one = actions.propose(doris, record, SECOND)
    other = actions.propose(akua, record, {**FIRST, "goals": ["5"]})
    answers.answer(akua, one, "accepted")
    assert (stands(one), stands(other)) == ("in-force", "overtaken")
    with pytest.raises(Refused):
        answers.answer(doris, Proposal.objects.get(pk=other.pk), "accepted")
    renewed = actions.renew(akua, Proposal.objects.get(pk=other.pk), {**SECOND, "goals": ["5"]})
    assert (renewed.base, renewed.renews_id) == (2, other.pk)


def test_counterproposal_takes_the_place_of_the_first(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    first = proposed(doris, file)
    second = actions.counter(akua, first, SECOND, reason="Waste belongs to it")
    assert (stands(first), second.counters_id, second.side) == ("countered", first.pk, "B")
    answers.answer(doris, second, "accepted")
    assert queries.content_in_force(JointRecord.objects.get())["goals"] == ["11.6", "12", "13"]


def test_counterproposal_with_errors_leaves_the_first_waiting(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    first = proposed(doris, file)
    with pytest.raises(ValidationError) as caught:
        actions.counter(akua, first, {"goals": ["99"], "title": FIRST["title"]})
    assert set(caught.value.message_dict) == {"goals", "purpose"}
    assert stands(first) == "open"


def test_draft_is_seen_by_its_own_office_only(
    file: JointFile, doris: Actor, akua: Actor, kofi: Actor
) -> None:
    draft = proposed(kofi, file, draft=True)
    assert not queries.proposals_visible_to(doris).exists()
    assert not queries.records_visible_to(doris).exists()
    assert queries.proposals_visible_to(akua).get() == draft
    actions.submit(akua, draft)
    assert queries.proposals_visible_to(doris).get() == draft


def test_only_the_proposing_city_withdraws(file: JointFile, doris: Actor, akua: Actor) -> None:
    proposal = proposed(doris, file)
    with pytest.raises(Refused):
        actions.withdraw(akua, proposal)
    actions.withdraw(doris, proposal)
    assert stands(proposal) == "withdrawn"


def test_internal_word_stays_inside(file: JointFile, doris: Actor, akua: Actor) -> None:
    proposal = proposed(doris, file)
    actions.comment(doris, proposal, "Twice a year is covered.", language="en", internal=True)
    actions.comment(akua, proposal, "We learn from each other.", language="en")
    assert [one.side for one in queries.comments_visible_to(akua, proposal)] == ["B"]
    assert [one.side for one in queries.comments_visible_to(doris, proposal)] == ["A", "B"]


def test_release_to_the_public_needs_both(file: JointFile, doris: Actor, akua: Actor) -> None:
    record = agreed(file, doris, akua)
    assert not queries.records_visible_to(Actor.public()).exists()
    release = actions.propose(akua, record, effect="release")
    assert not queries.records_visible_to(Actor.public()).exists()
    answers.answer(doris, release, "accepted")
    assert queries.records_visible_to(Actor.public()).get() == record


def test_city_takes_its_name_back_alone_and_it_shows(
    file: JointFile, doris: Actor, akua: Actor, kofi: Actor
) -> None:
    record = agreed(file, doris, akua)
    with pytest.raises(Refused):
        answers.unname(kofi, record, reason="The assembly objects")
    answers.unname(akua, record, reason="The assembly objects")
    record.refresh_from_db()
    assert (record.revision, record.unnamed) == (2, "B")
    result = sealing.verify(queries.exported(record))
    assert result.holds, result.findings
    assert queries.content_in_force(record)["goals"] == ["11.6", "13"]


def test_two_of_three_agree_and_one_declines(
    file: JointFile, dortmund: Office, doris: Actor, akua: Actor
) -> None:
    dura = factories.add_office(factories.add_place("dura", "PS"))
    layla = factories.actor_for(factories.add_member(dura, "layla", "decider"))
    kumasi = Office.objects.get(key="kumasi")
    three = open_file(
        doris, dortmund, {"A": dortmund.place, "B": kumasi.place, "C": dura.place}, {}
    )
    join_file(akua, three, kumasi)
    join_file(layla, three, dura)
    three = JointFile.objects.get(pk=three.pk)
    proposal = proposed(doris, three)
    answers.answer(akua, proposal, "accepted")
    answers.answer(layla, proposal, "declined", reason="No staff for it this year")
    assert stands(proposal) == "declined"
    assert {one.side: one.decision for one in proposal.answers.all()} == {
        "A": "accepted",
        "B": "accepted",
        "C": "declined",
    }
    pair = proposed(doris, three, sides="AB")
    answers.answer(akua, pair, "accepted")
    assert stands(pair) == "in-force"
    with pytest.raises(Refused):
        answers.answer(layla, pair, "accepted")


def test_city_without_office_confirms_by_a_link_that_works_once(
    dortmund: Office, doris: Actor
) -> None:
    places = {"A": dortmund.place, "B": factories.add_place("dabola", "GN")}
    file = open_file(doris, dortmund, places, {"B": "fr"})
    proposal = proposed(doris, JointFile.objects.get(pk=file.pk))
    _old, old_token = links.issue_link(doris, proposal, "B")
    _link, token = links.issue_link(doris, proposal, "B", email="mairie@dabola.example")
    for bad in (old_token, token[:-1], "", "x" * 43):
        with pytest.raises(Refused):
            links.answer_by_link(bad, "accepted", function="Mairie de Dabola")
    with pytest.raises(ValidationError):
        links.answer_by_link(token, "accepted", function=" ")
    links.answer_by_link(token, "accepted", function="Mairie de Dabola")
    with pytest.raises(Refused):
        links.answer_by_link(token, "accepted", function="Mairie de Dabola")
    revision = JointRecord.objects.get().revisions.get()
    assert (stands(proposal), revision.assurance) == ("in-force", "link")
    assert [seal.side for seal in revision.seals.all()] == ["A"]


def test_link_cannot_answer_for_a_city_with_an_office(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    with pytest.raises(Refused):
        links.issue_link(doris, proposed(doris, file), "B")


def test_export_verifies_without_the_server_and_every_edit_is_found(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    record = agreed(file, doris, akua)
    answers.answer(doris, actions.propose(akua, record, SECOND), "accepted")
    record.refresh_from_db()
    exported = queries.exported(record)
    result = sealing.verify(exported)
    assert (result.holds, result.revisions, result.seals) == (True, 2, 4)
    edits: list[Any] = [
        lambda e: e["revisions"][0]["document"]["content"].update(goals=["1"]),
        lambda e: e["revisions"].pop(0),
        lambda e: e["revisions"][1].update(seals=[]),
        lambda e: e["revisions"][1]["seals"][0].update(jws="e30..AA"),
        lambda e: e["revisions"][0]["seals"][0].update(key=e["revisions"][0]["seals"][1]["key"]),
        lambda e: e["keys"].pop(),
        lambda e: e["revisions"].reverse(),
        lambda e: e["revisions"][1]["document"].update(previous=None),
        lambda e: e["keys"][0].update(office=e["keys"][1]["office"]),
    ]
    for number, edit in enumerate(edits):
        changed = copy.deepcopy(exported)
        edit(changed)
        assert not sealing.verify(changed).holds, number
    broken: list[Any] = [None, [], {}, {"format": sealing.EXPORT_FORMAT, "revisions": [1]}]
    for nonsense in broken:
        assert not sealing.verify(nonsense).holds


def test_another_secret_key_of_the_installation_renews_the_offices_keys(
    file: JointFile, doris: Actor, akua: Actor, settings: Any
) -> None:
    record = agreed(file, doris, akua)
    settings.SECRET_KEY = "another one, after a restore elsewhere"
    answers.answer(doris, actions.propose(akua, record, SECOND), "accepted")
    record.refresh_from_db()
    assert sealing.verify(queries.exported(record)).holds
    assert OfficeKey.objects.filter(retired_at=None).count() == 2
    assert OfficeKey.objects.count() == 4


def test_city_that_left_reads_nothing_new_and_is_asked_no_more(
    file: JointFile, doris: Actor, akua: Actor
) -> None:
    record = agreed(file, doris, akua)
    leave_file(akua, file, reason="The council ended it")
    assert not queries.records_visible_to(akua).exists()
    assert queries.content_in_force(record)
    with pytest.raises(ValidationError):
        proposed(doris, JointFile.objects.get(pk=file.pk))


def test_every_step_is_logged_with_its_side(file: JointFile, doris: Actor, akua: Actor) -> None:
    agreed(file, doris, akua)
    steps = list(JointStep.objects.order_by("pk").values_list("step", "side"))
    assert steps == [
        ("opened", "A"),
        ("joined", "B"),
        ("drafted", "A"),
        ("proposed", "A"),
        ("accepted", "A"),
        ("accepted", "B"),
        ("in-force", ""),
    ]
