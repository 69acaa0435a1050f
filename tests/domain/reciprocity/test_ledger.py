# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities state of giving and gaining: who says it, who reads it, when it is public."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests import factories
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.shared import Response, respond, share
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity import sentences
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.reciprocity.queries import Ledger, ledger_of
from zweiklang.foundation import clock, policy, search
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import hide_record, release_record, save_record

PUBLIC = Actor.public()
NAMES = {"A": "Dortmund", "B": "Kumasi"}


def rows(ledger: Ledger) -> dict[str, tuple[str, str]]:
    return {
        str(row.kind): (str(row.totals["A"].whole), str(row.totals["B"].whole))
        for row in ledger.balance(("A", "B"), "en")
    }


def test_file_and_side_follow_from_the_partnership(ours: Partnership, theirs: Partnership) -> None:
    assert factories.add_contribution(ours, "Two weeks in Kumasi").side == "A"
    got = factories.add_contribution(theirs, "Two weeks in Kumasi")
    assert (got.side, got.file_id) == ("B", ours.joint_file_id)


def test_without_a_joint_file_nothing_can_be_stated(dortmund: Office) -> None:
    alone = factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    with pytest.raises(ValidationError, match="joint file"):
        factories.add_contribution(alone, "Two trucks", kind="goods")


def test_all_errors_are_named_at_once_with_what_to_do(ours: Partnership) -> None:
    odd = Contribution(
        office=ours.office,
        partnership=ours,
        key="odd",
        giver="A",
        receiver="A",
        kind="money",
        currency="eu",
        funded_by="club",
        begins=PartialDate(2024),
        ends=PartialDate(2023),
    )
    with pytest.raises(ValidationError) as caught:
        odd.full_clean()
    assert set(caught.value.message_dict) == {
        "what", "receiver", "minor", "currency", "funder", "ends",
    }  # fmt: skip


def test_a_city_states_only_what_it_gave_or_got_itself(
    dortmund: Office, doris: Actor, kumasi: Office
) -> None:
    places = {"A": dortmund.place, "B": kumasi.place, "C": factories.add_place("dura", "PS")}
    file = open_file(doris, dortmund, places, {})
    triangle = factories.add_partnership(dortmund, kumasi.place, joint_file=file)
    factories.add_contribution(triangle, "Own", giver="A", receiver="C")
    with pytest.raises(ValidationError, match="itself"):
        factories.add_contribution(triangle, "Of others", giver="B", receiver="C")


def test_a_topic_of_another_file_is_refused(
    ours: Partnership, dortmund: Office, doris: Actor
) -> None:
    from zweiklang.domain.joint.actions import start_record

    dura = factories.add_place("dura", "PS")
    other = open_file(doris, dortmund, {"A": dortmund.place, "B": dura}, {})
    content = {
        "title": TranslatedText.of(en="Waste").to_json(),
        "purpose": TranslatedText.of(en="Less waste").to_json(),
    }
    record = start_record(doris, other, "partnership-text", content).record
    with pytest.raises(ValidationError, match="another joint file"):
        factories.add_contribution(ours, "Two weeks", about=record)


def test_drafts_stay_in_the_office_and_are_not_counted(
    ours: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    draft = factories.add_contribution(ours, "Two weeks", draft=True)
    file = ours.joint_file
    assert file is not None
    assert len(ledger_of(bernd_acts, file).contributions) == 1
    assert rows(ledger_of(bernd_acts, file)) == {}
    assert ledger_of(akua, file).contributions == ()
    share(bernd_acts, draft)
    assert rows(ledger_of(akua, file)) == {"staff-days": ("12.00", "0")}


def test_what_the_receiver_confirms_is_solid_and_a_different_view_keeps_both(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    file = ours.joint_file
    assert file is not None
    sent = factories.add_contribution(ours, "Forty days", quantity=Decimal(40))
    respond(akua, sent, "disputed", TranslatedText.of(en="We counted thirty days."))
    own = factories.add_contribution(theirs, "Ten days", giver="A", receiver="B", quantity=10)
    found = {str(one.statement): one for one in ledger_of(bernd_acts, file).contributions}
    assert found["Forty days"].standing == "disputed"
    assert str(found["Forty days"].disputes[0].text) == "We counted thirty days."
    assert found["Ten days"].standing == "confirmed"
    assert own.side == "B"
    total = ledger_of(bernd_acts, file).balance(("A", "B"), "en")[0].totals["A"]
    assert (total.confirmed, total.declared) == (Decimal(10), Decimal(40))


def test_years_and_topics_narrow_the_ledger(ours: Partnership, bernd_acts: Actor) -> None:
    file = ours.joint_file
    assert file is not None
    factories.add_contribution(ours, "Early", begins=PartialDate(2021), ends=PartialDate(2022))
    factories.add_contribution(ours, "Late", begins=PartialDate(2024, 5))
    factories.add_contribution(ours, "Undated")
    whole = ledger_of(bernd_acts, file)
    assert whole.years() == [2024, 2022, 2021]
    some = ledger_of(bernd_acts, file, first=2022, last=2023)
    assert [str(one.statement) for one in some.contributions] == ["Early"]


def test_nothing_is_public_before_both_have_released_it(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    file = ours.joint_file
    assert file is not None
    sent = factories.add_contribution(ours, "Forty days in Kumasi")
    release_record(bernd_acts, sent)
    assert ledger_of(PUBLIC, file).contributions == ()
    assert not sent.is_public
    said = respond(akua, sent, "disputed", TranslatedText.of(en="Thirty days"))
    assert ledger_of(PUBLIC, file).contributions == ()
    release_record(akua, said)
    shown = ledger_of(PUBLIC, file).contributions
    assert [str(one.disputes[0].text) for one in shown] == ["Thirty days"]
    hide_record(akua, said)
    assert ledger_of(PUBLIC, file).contributions == ()


def test_what_is_public_is_the_same_in_queries_and_in_policy(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    for place in range(4):
        sent = factories.add_contribution(ours, f"Gift {place}")
        if place & 1:
            release_record(bernd_acts, sent)
        if place & 2:
            release_record(akua, respond(akua, sent, "confirmed"))
    seen = set(Contribution.objects.visible_to(PUBLIC))
    for one in Contribution.objects.all():
        assert bool(policy.can_see(PUBLIC, one)) == (one in seen)
    assert [str(one) for one in seen] == ["Gift 3"]


def test_the_search_follows_what_both_released(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    def found() -> list[str]:
        return [hit.record_type for hit in search.search(PUBLIC, "Baobab").hits]

    sent = factories.add_contribution(ours, "Baobab seedlings", kind="goods")
    release_record(bernd_acts, sent)
    assert found() == []
    said = respond(akua, sent, "confirmed")
    release_record(akua, said)
    assert found() == ["contribution"]
    hide_record(akua, said)
    assert found() == []
    release_record(akua, said)
    hide_record(bernd_acts, ours)
    assert found() == []
    hide_record(akua, said)
    release_record(bernd_acts, ours)
    assert found() == []


def test_a_city_without_an_office_here_leaves_it_declared_and_public_by_the_one(
    dortmund: Office, doris: Actor, bernd_acts: Actor
) -> None:
    dabola = factories.add_place("dabola", "GN", fr="Dabola")
    file = open_file(doris, dortmund, {"A": dortmund.place, "B": dabola}, {"B": "fr"})
    partnership = factories.add_partnership(dortmund, dabola, joint_file=file)
    trucks = factories.add_contribution(
        partnership, "Two flatbeds", kind="goods", quantity=2, unit=TranslatedText.of(en="vehicles")
    )
    release_record(bernd_acts, trucks)
    shown = ledger_of(PUBLIC, file).contributions
    assert [one.standing for one in shown] == ["declared"]


def test_a_statement_is_first_shown_to_the_other_city_then_to_the_public(
    ours: Partnership, bernd_acts: Actor
) -> None:
    draft = factories.add_contribution(ours, "Two weeks", draft=True)
    with pytest.raises(Refused, match="other cities first"):
        release_record(bernd_acts, draft)


def test_a_member_of_a_third_city_reads_nothing(
    ours: Partnership, file: JointFile, db: None
) -> None:
    factories.add_contribution(ours, "Two weeks")
    factories.add_benefit(ours, "Heat maps with the people who live there")
    dura = factories.add_office(factories.add_place("dura", "PS"))
    stranger = factories.actor_for(factories.add_member(dura, "stranger", "administrator"))
    found = ledger_of(stranger, file)
    assert (found.contributions, found.benefits) == ((), ())


def test_saved_cost_says_how_it_was_found(ours: Partnership) -> None:
    saving = Benefit(
        office=ours.office,
        partnership=ours,
        key="saving",
        kind="saving",
        what=TranslatedText.of(en="No study of our own"),
        minor=1_200_000,
        currency="EUR",
    )
    with pytest.raises(ValidationError) as caught:
        saving.full_clean()
    assert set(caught.value.message_dict) == {"method", "valued_on"}
    saving.method = TranslatedText.of(en="Offer of a consultant")
    saving.valued_on = dt.date(2024, 3, 1)
    assert save_record(factories.SYSTEM, saving).side == "A"
    saving.kind = "learning"
    with pytest.raises(ValidationError, match="Only saved cost"):
        saving.full_clean()


def test_who_learns_at_how_many_topics_follows_from_what_is_stated(
    ours: Partnership, bernd_acts: Actor
) -> None:
    file = ours.joint_file
    assert file is not None
    topics = [
        JointRecord.objects.create(
            file=file,
            kind=kind,
            sides="AB",
            title=TranslatedText.of(en=name),
            revision=1,
            created_at=clock.now(),
        )
        for name, kind in (
            ("Waste", "common-topic"),
            ("IT", "common-topic"),
            ("Hospital", "common-topic"),
            ("Minutes of May", "minutes"),
        )
    ]
    for topic in topics[:3]:
        factories.add_contribution(ours, "Advice", kind="knowledge", about=topic)
    factories.add_benefit(ours, "New bins", about=topics[0])
    found = ledger_of(bernd_acts, file)
    assert found.learns_in() == {"A": 1, "B": 3}
    with override("de"):
        said = sentences.learning(found.learns_in(), len(found.common_topics), NAMES)
    assert said == [
        "Bei einem von 3 Themen lernt auch Dortmund. Was könnte Dortmund bei den anderen lernen?"
    ]


def test_a_response_is_one_for_each_city_and_its_history_keeps_both(
    ours: Partnership, akua: Actor
) -> None:
    sent = factories.add_contribution(ours, "Forty days")
    respond(akua, sent, "disputed", TranslatedText.of(en="Thirty"))
    respond(akua, sent, "confirmed")
    assert Response.objects.filter(subject_id=sent.pk).count() == 1
