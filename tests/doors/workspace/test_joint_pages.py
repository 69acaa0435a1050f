# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of joint files: two cities write, answer and read on the same terms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.joint import PURPOSE, REVISED, agreed, open_joint, proposed, text, tied
from tests.worlds import kept
from zweiklang.domain.joint import actions, answers, queries, sealing
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.keys import fingerprint_in_use
from zweiklang.domain.joint.models import Comment, JointFile, JointRecord, Proposal
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor

HERE, THERE = "/de/workspace/dortmund/joint/", "/en/workspace/kumasi/joint/"


@pytest.fixture
@kept
def doris(dortmund: Office) -> User:
    """Coordinates and decides for Dortmund."""
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def akua(kumasi: Office) -> User:
    """Coordinates and decides for Kumasi."""
    return factories.add_member(kumasi, "akua", "coordinator", also_decides=True)


@pytest.fixture
def a(doris: User) -> Actor:
    return factories.actor_for(doris)


@pytest.fixture
def b(akua: User) -> Actor:
    return factories.actor_for(akua)


@pytest.fixture
@kept
def joint_file(a: Actor, b: Actor, dortmund: Office, kumasi: Office) -> JointFile:
    return open_joint(a, dortmund, b, kumasi)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def posted(**more: str) -> dict[str, str]:
    """What a browser sends for the common purpose."""
    texts = {
        "title": PURPOSE["title"],
        "purpose": PURPOSE["purpose"],
    }
    sent = {
        f"{name}_{code}": value["texts"][code]
        for name, value in texts.items()
        for code in ("de", "en")
    }
    sent["aims_de"] = "\n".join(one["texts"]["de"] for one in PURPOSE["aims"])
    sent["aims_en"] = "\n".join(one["texts"]["en"] for one in PURPOSE["aims"])
    return {**sent, "goals": "13, 11", **more}


def test_a_file_is_opened_from_a_partnership_and_the_other_city_takes_its_seat(
    signed_in: Any, doris: User, akua: User, dortmund: Office, kumasi: Office
) -> None:
    own = factories.add_partnership(dortmund, kumasi.place)
    at_home, there = signed_in(doris), signed_in(akua)
    address = f"/de/workspace/dortmund/partnerships/{own.key}/joint/"
    assert at_home.get(address).status_code == 200
    answer = at_home.post(address, {"language-B": "en"})
    file = JointFile.objects.get()
    assert answer["Location"] == f"{HERE}{file.pk}/"
    assert there.get(f"{THERE}{file.pk}/").status_code == 404
    join = f"{THERE}{file.pk}/join/"
    assert there.get(join).status_code == 200
    assert there.post(join, {"partnership": "new"}).status_code == 302
    assert there.get(f"{THERE}{file.pk}/").status_code == 200
    theirs = Partnership.objects.get(office=kumasi)
    assert theirs.joint_file_id == file.pk
    assert [(one.side, one.place_id) for one in theirs.parties.order_by("side")] == [
        ("A", dortmund.place_id),
        ("B", kumasi.place_id),
    ]


def test_an_existing_partnership_of_the_same_cities_is_tied(
    signed_in: Any, doris: User, akua: User, a: Actor, dortmund: Office, kumasi: Office
) -> None:
    known = factories.add_partnership(kumasi, dortmund.place)
    factories.add_partnership(kumasi, factories.add_place("dura", "PS"))
    file = open_file(a, dortmund, {"A": dortmund.place, "B": kumasi.place}, {})
    page = words(signed_in(akua).get(f"{THERE}{file.pk}/join/"))
    assert str(known.pk) in page
    assert page.count('type="radio"') == 2
    signed_in(akua).post(f"{THERE}{file.pk}/join/", {"partnership": str(known.pk)})
    assert Partnership.objects.get(pk=known.pk).joint_file_id == file.pk


def test_a_third_city_takes_no_seat(signed_in: Any, joint_file: JointFile) -> None:
    dura = factories.add_office(factories.add_place("dura", "PS"))
    layla = factories.add_member(dura, "layla", "coordinator", also_decides=True)
    base = f"/de/workspace/dura/joint/{joint_file.pk}/"
    assert signed_in(layla).get(f"{base}join/").status_code == 404
    assert signed_in(layla).get(base).status_code == 404


def test_a_text_is_written_proposed_and_agreed(
    signed_in: Any, doris: User, akua: User, joint_file: JointFile
) -> None:
    write = f"{HERE}{joint_file.pk}/new/partnership-text/"
    assert signed_in(doris).get(write).status_code == 200
    answer = signed_in(doris).post(write, posted(_save="1", reason="Wir lernen voneinander."))
    proposal = Proposal.objects.get()
    assert answer["Location"] == f"{HERE}proposals/{proposal.pk}/"
    assert proposal.content == {**PURPOSE, "goals": ["11", "13"]}
    page = words(signed_in(akua).get(f"{THERE}proposals/{proposal.pk}/"))
    assert "Dortmund proposes a joint text." in page
    assert "Wir lernen voneinander." in page
    assert "Less heat in dense quarters" in page
    signed_in(akua).post(f"{THERE}proposals/{proposal.pk}/", {"do": "accept"})
    record = JointRecord.objects.get()
    assert record.revision == 1
    assert "Alle Städte haben zugestimmt." in words(
        signed_in(doris).get(f"{HERE}proposals/{proposal.pk}/")
    )
    assert signed_in(doris).get(f"{HERE}texts/{record.pk}/").status_code == 200
    assert signed_in(doris).get(f"{HERE}{joint_file.pk}/").status_code == 200


def test_errors_keep_what_was_typed_and_name_every_field(
    signed_in: Any, doris: User, joint_file: JointFile
) -> None:
    write = f"{HERE}{joint_file.pk}/new/partnership-text/"
    sent = posted(_save="1", goals="99", purpose_de="", purpose_en="", aims_en="Only one")
    answer = signed_in(doris).post(write, sent)
    page = words(answer)
    assert answer.status_code == 422
    assert "Gemeinsamer Zweck" in page
    assert "Only one" in page
    assert page.count('class="kern-error"') == 3
    assert not Proposal.objects.exists()


def test_a_contributor_keeps_a_draft_which_a_coordinator_puts_before_the_other_city(
    signed_in: Any, doris: User, akua: User, dortmund: Office, joint_file: JointFile
) -> None:
    conny = factories.add_member(dortmund, "conny", "contributor")
    write = f"{HERE}{joint_file.pk}/new/partnership-text/"
    signed_in(conny).post(write, posted(_save="1"))
    draft = Proposal.objects.get()
    assert draft.state == "draft"
    assert signed_in(akua).get(f"{THERE}proposals/{draft.pk}/").status_code == 404
    revise = f"{HERE}proposals/{draft.pk}/write/"
    assert "Gemeinsamer Zweck" in words(signed_in(conny).get(revise))
    signed_in(conny).post(revise, posted(_draft="1", title_de="Zweck", title_en="Purpose"))
    assert (
        signed_in(conny).post(f"{HERE}proposals/{draft.pk}/", {"do": "submit"}).status_code == 403
    )
    signed_in(doris).post(f"{HERE}proposals/{draft.pk}/", {"do": "submit"})
    assert "Purpose" in words(signed_in(akua).get(f"{THERE}proposals/{draft.pk}/"))


def test_each_city_sees_what_changes_in_its_language_in_the_tone_of_who_proposes(
    signed_in: Any, doris: User, akua: User, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    record = agreed(a, b, joint_file)
    proposal = actions.propose(b, record, REVISED, language="en")
    page = words(signed_in(doris).get(f"{HERE}proposals/{proposal.pk}/"))
    assert "Kumasi schlägt eine neue Fassung vor." in page
    day = words(signed_in(doris).get("/de/workspace/"))
    assert "Kumasi schlägt eine neue Fassung vor: Gemeinsamer Zweck" in day
    assert "<ins>Beide Städte beraten einander</ins>" in page
    assert "<del>nach Bedarf</del>" in page
    assert "zk-toneB" in page
    assert "zk-toneA" not in page
    english = words(signed_in(akua).get(f"{THERE}proposals/{proposal.pk}/"))
    assert "<ins>Both cities advise each other</ins>" in english
    assert "Deutsch (" in words(signed_in(doris).get(f"{HERE}proposals/{proposal.pk}/?text=en"))


def test_who_does_not_decide_reads_why_and_no_button(
    signed_in: Any, b: Actor, dortmund: Office, joint_file: JointFile
) -> None:
    proposal = proposed(b, joint_file)
    kim = factories.add_member(dortmund, "kim", "coordinator")
    address = f"{HERE}proposals/{proposal.pk}/"
    page = words(signed_in(kim).get(address))
    assert 'value="accept"' not in page
    assert "entscheiden" in page
    assert signed_in(kim).post(address, {"do": "accept"}).status_code == 403
    assert Proposal.objects.get().state == "open"


def test_decline_needs_a_reason_which_is_kept_when_missing(
    signed_in: Any, akua: User, a: Actor, joint_file: JointFile
) -> None:
    address = f"{THERE}proposals/{proposed(a, joint_file).pk}/"
    assert signed_in(akua).post(address, {"do": "decline"}).status_code == 422
    assert (
        signed_in(akua).post(address, {"do": "decline", "reason": "Assembly first"}).status_code
        == 302
    )
    assert "Assembly first" in words(signed_in(akua).get(address))
    assert Proposal.objects.get().state == "declined"


def test_internal_words_stay_in_the_office(
    signed_in: Any, doris: User, akua: User, a: Actor, joint_file: JointFile
) -> None:
    proposal = proposed(a, joint_file)
    address = f"{HERE}proposals/{proposal.pk}/"
    signed_in(doris).post(address, {"do": "comment", "text": "Nur für uns", "internal": "1"})
    signed_in(doris).post(address, {"do": "comment", "text": "Für alle"})
    there = words(signed_in(akua).get(f"{THERE}proposals/{proposal.pk}/"))
    assert "Für alle" in there
    assert "Nur für uns" not in there
    assert "Nur für uns" in words(signed_in(doris).get(address))
    assert Comment.objects.count() == 2


def test_two_open_proposals_stand_side_by_side_and_the_overtaken_one_is_renewed(
    signed_in: Any, doris: User, akua: User, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    record = agreed(a, b, joint_file)
    theirs = actions.propose(b, record, REVISED)
    ours = actions.propose(a, record, {**PURPOSE, "goals": ["5"]})
    page = words(signed_in(doris).get(f"{HERE}proposals/{theirs.pk}/"))
    assert "Ein weiterer Vorschlag" in page
    assert "zk-toneA" in page
    assert "zk-toneB" in page
    answers.answer(a, theirs, "accepted")
    page = words(signed_in(doris).get(f"{HERE}proposals/{ours.pk}/"))
    renew = f"{HERE}texts/{record.pk}/propose/?renew={ours.pk}"
    assert renew.replace("&", "&amp;") in page
    assert 'value="5"' in words(signed_in(doris).get(renew))
    signed_in(doris).post(renew, posted(_save="1", goals="5"))
    assert Proposal.objects.filter(renews=ours, base=2).exists()


def test_a_proposal_is_answered_by_another_one(
    signed_in: Any, akua: User, a: Actor, joint_file: JointFile
) -> None:
    first = proposed(a, joint_file)
    counter = f"{THERE}texts/{first.record_id}/propose/?counter={first.pk}"
    assert signed_in(akua).get(counter).status_code == 200
    assert signed_in(akua).post(counter, posted(_save="1")).status_code == 422
    signed_in(akua).post(counter, posted(_save="1", goals="6"))
    assert Proposal.objects.get(pk=first.pk).state == "countered"
    assert Proposal.objects.get(counters=first).state == "open"


def test_release_return_end_and_the_own_name_from_the_page_of_the_text(
    signed_in: Any, doris: User, akua: User, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    record = agreed(a, b, joint_file)
    address = f"{HERE}texts/{record.pk}/"
    for effect in ("release", "hide"):
        signed_in(doris).post(address, {"effect": effect})
        proposal = Proposal.objects.get(effect=effect)
        signed_in(akua).post(f"{THERE}proposals/{proposal.pk}/", {"do": "accept"})
    assert signed_in(doris).post(address, {"effect": "hide"}).status_code == 403
    assert signed_in(doris).post(address, {"effect": "end"}).status_code == 422
    unnamed = signed_in(doris).post(address, {"do": "unname", "reason": " "})
    assert unnamed.status_code == 422
    assert "Das hat noch nicht geklappt" in words(unnamed)
    assert "Ihre Eingaben sind noch da. Nichts hat sich geändert." in words(unnamed)
    assert '<details class="zk-more" open><summary>Namen zurücknehmen' in words(unnamed)
    signed_in(doris).post(address, {"do": "unname", "reason": "New council"})
    page = words(signed_in(akua).get(f"{THERE}texts/{record.pk}/"))
    assert "Dortmund has taken its name back." in page
    assert "Revision 4" in page


def test_the_file_to_take_away_verifies(
    signed_in: Any, akua: User, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    record = agreed(a, b, joint_file)
    answer = signed_in(akua).get(f"{THERE}texts/{record.pk}/export/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert sealing.verify(json.loads(answer.content)).holds


def test_the_office_tells_the_fingerprint_its_seals_carry(
    at_desk: Client, dortmund: Office, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    record = agreed(a, b, joint_file)
    told = fingerprint_in_use(dortmund)
    assert told in sealing.verify(queries.exported(record)).keys
    assert told in at_desk.get("/de/workspace/dortmund/office/").content.decode()


def test_a_city_without_an_office_is_asked_by_link_or_answers_on_paper(
    signed_in: Any, doris: User, a: Actor, dortmund: Office, mailoutbox: Any
) -> None:
    dura = factories.add_place("dura", "PS")
    file = open_file(a, dortmund, {"A": dortmund.place, "B": dura}, {"B": "en"})
    proposal = proposed(a, file)
    address = f"{HERE}proposals/{proposal.pk}/"
    at_home: Client = signed_in(doris)
    assert 'name="email"' in words(at_home.get(address))
    assert at_home.post(address, {"do": "link", "side": "B", "send": "1"}).status_code == 422
    sent = at_home.post(
        address, {"do": "link", "side": "B", "send": "1", "email": "m@dura.example"}
    )
    assert sent.status_code == 302
    assert "/en/confirm/" in mailoutbox[-1].body
    printed = at_home.post(address, {"do": "link", "side": "B", "print": "1"})
    assert printed["Cache-Control"] == "no-store"
    assert "<svg" in words(printed)
    assert "/en/confirm/" in words(printed)
    assert at_home.post(address, {"do": "paper", "side": "B"}).status_code == 422
    paper = SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    assert at_home.post(address, {"do": "paper", "side": "B", "paper": paper}).status_code == 302
    assert Proposal.objects.get().state == "in-force"
    given = at_home.get(f"{address}paper/B/")
    assert given["Content-Disposition"].startswith("attachment")
    assert "declared" in JointRecord.objects.get().revisions.get().assurance


def test_changes_in_fifty_pages_of_agreement_come_page_by_page(
    signed_in: Any, akua: User, a: Actor, b: Actor, joint_file: JointFile
) -> None:
    def paper(word: str) -> dict[str, Any]:
        lines = (
            f"§ {n} Both cities meet {word if n % 10 == 0 else 'regularly'} and say so."
            for n in range(50 * 45)
        )
        return text(en="\n".join(lines))

    record = agreed(a, b, joint_file, {**PURPOSE, "agreement": paper("regularly")})
    asked = actions.propose(a, record, {**PURPOSE, "agreement": paper("twice a year")})
    client = signed_in(akua)
    first = client.get(f"{THERE}proposals/{asked.pk}/")
    assert len(first.content) < 100_000
    assert "225 places" in words(first)
    assert "part=2" in words(first)
    last = client.get(f"{THERE}proposals/{asked.pk}/?part=999")
    assert "§ 2240" in words(last)
    assert "§ 10 " not in words(last)


@pytest.mark.parametrize("count", [3, 30])
def test_pages_ask_few_questions_whatever_the_amount(
    signed_in: Any, doris: User, a: Actor, b: Actor, joint_file: JointFile, count: int
) -> None:
    tied(joint_file.parties.get(side="A").office, joint_file)  # type: ignore[arg-type]
    record = agreed(a, b, joint_file)
    for number in range(count):
        proposal = actions.propose(b, record, {**PURPOSE, "goals": [str(1 + number % 17)]})
        for _again in range(2):
            actions.comment(b, proposal, "A word", language="en")
    client = signed_in(doris)
    for path in (
        f"{joint_file.pk}/", f"texts/{record.pk}/", f"proposals/{proposal.pk}/",
        f"texts/{record.pk}/propose/",
    ):  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(HERE + path).status_code == 200
        assert len(asked) <= 20, [one["sql"][:150] for one in asked]
