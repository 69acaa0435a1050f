# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both offices work in the ledger, answer apart, and read together."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tests.joint import open_joint, tied
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.shared import Response, respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reciprocity.models import Assessment, Benefit, Contribution, Expectation
from zweiklang.foundation import clock
from zweiklang.foundation.texts import TranslatedText

HERE = "/de/workspace/dortmund/"
THERE = "/en/workspace/kumasi/"


@pytest.fixture
@kept
def joint_file(dortmund: Office, kumasi: Office, bernd: User, ama: User) -> JointFile:
    """Dortmund and Kumasi keep a file together."""
    acts = factories.actor_for
    return open_joint(acts(bernd), dortmund, acts(ama), kumasi)


@pytest.fixture
@kept
def ours(dortmund: Office, joint_file: JointFile) -> Partnership:
    """The partnership as Dortmund keeps it."""
    return tied(dortmund, joint_file)


@pytest.fixture
@kept
def theirs(kumasi: Office, joint_file: JointFile) -> Partnership:
    """The partnership as Kumasi keeps it."""
    return tied(kumasi, joint_file, sides="BA")


@pytest.fixture
def in_kumasi(signed_in: Any, ama: User) -> Client:
    """Ama at her desk."""
    client: Client = signed_in(ama)
    return client


def words(answer: Any) -> str:
    """Return the visible words of a page."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def new(slug: str, partnership: Partnership) -> str:
    office = "dortmund" if partnership.office.key == "dortmund" else "kumasi"
    base = HERE if office == "dortmund" else THERE
    return f"{base}records/{slug}/new/?partnership={partnership.pk}"


GIFT = {
    "_save": "1",
    "what_de": "Zuschuss für Container und Transport",
    "kind": "money",
    "giver": "A",
    "receiver": "B",
    "begins": "2023",
    "minor": "8.000",
    "currency": "eur",
    "funded_by": "own",
}


def test_without_a_joint_file_the_page_leads_to_opening_one(
    at_desk: Client, dortmund: Office
) -> None:
    factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    answer = at_desk.get(f"{HERE}partnerships/dura/giving/")
    assert answer.status_code == 200
    assert "/partnerships/dura/joint/" in answer.content.decode()


def test_a_grant_is_entered_as_people_write_money_then_shown_and_confirmed(
    at_desk: Client, in_kumasi: Client, ours: Partnership, theirs: Partnership
) -> None:
    saved = at_desk.post(new("contribution", ours), GIFT)
    assert saved.status_code == 302
    gift = Contribution.objects.get()
    assert (gift.minor, gift.currency, gift.side) == (800_000, "EUR", "A")
    assert saved["Location"].endswith(f"/partnerships/kumasi/giving/#entry-{gift.pk}")
    assert "8.000 EUR" in words(at_desk.get(f"{HERE}records/contribution/{gift.pk}/")) or (
        'value="8.000"' in at_desk.get(f"{HERE}records/contribution/{gift.pk}/").content.decode()
    )
    there = f"{THERE}partnerships/{theirs.key}/giving/"
    assert "Zuschuss" not in words(in_kumasi.get(there))
    here = f"{HERE}partnerships/kumasi/giving/"
    at_desk.post(here, {"share": str(gift.pk)})
    page = words(in_kumasi.get(there))
    assert "8,000 EUR, only declared" in page
    in_kumasi.post(there, {"respond": "confirmed", "statement": str(gift.pk)})
    assert Response.objects.get().decision == "confirmed"
    assert "8.000 EUR" in words(at_desk.get(here))


def test_all_that_is_wrong_is_said_at_its_place_and_kept(
    at_desk: Client, ours: Partnership
) -> None:
    wrong = GIFT | {"minor": "eight", "receiver": "A", "funded_by": "club", "currency": "EUR"}
    answer = at_desk.post(new("contribution", ours), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('class="kern-error"') == 3
    assert 'value="eight"' in page


def test_seeing_it_differently_needs_words_and_keeps_both_views(
    at_desk: Client, in_kumasi: Client, ours: Partnership, theirs: Partnership
) -> None:
    sent = factories.add_contribution(ours, "Forty days in Kumasi", quantity=40)
    there = f"{THERE}partnerships/{theirs.key}/giving/"
    empty = in_kumasi.post(there, {"respond": "disputed", "statement": str(sent.pk), "text": ""})
    assert empty.status_code == 422
    assert "Say how your city sees it" in words(empty)
    said = {"respond": "disputed", "statement": str(sent.pk), "text": "<b>Thirty</b> days"}
    assert in_kumasi.post(there, said).status_code == 302
    page = at_desk.get(f"{HERE}partnerships/kumasi/giving/").content.decode()
    assert "&lt;b&gt;Thirty&lt;/b&gt; days" in page
    assert "Forty days in Kumasi" in page


def test_a_city_does_not_confirm_its_own_words(at_desk: Client, ours: Partnership) -> None:
    sent = factories.add_contribution(ours, "Forty days")
    here = f"{HERE}partnerships/kumasi/giving/"
    posted = at_desk.post(here, {"respond": "confirmed", "statement": str(sent.pk)})
    assert posted.status_code == 403
    assert not Response.objects.exists()


def test_a_member_of_a_third_city_reaches_nothing(
    signed_in: Any, ours: Partnership, theirs: Partnership
) -> None:
    sent = factories.add_contribution(ours, "Forty days")
    dura = factories.add_office(factories.add_place("dura", "PS"))
    stranger = signed_in(factories.add_member(dura, "stranger", "administrator"))
    for page in ("giving", "expectations", "assessment"):
        assert stranger.get(f"{HERE}partnerships/kumasi/{page}/").status_code == 403
    own = factories.add_partnership(dura, ours.office.place)
    answer = stranger.post(
        f"/en/workspace/dura/partnerships/{own.key}/giving/",
        {"respond": "confirmed", "statement": str(sent.pk)},
    )
    assert "Forty" not in words(answer)
    assert not Response.objects.exists()


def test_readers_read_and_change_nothing(
    signed_in: Any, clara: User, ours: Partnership, theirs: Partnership
) -> None:
    sent = factories.add_contribution(theirs, "Ten days", giver="B", receiver="A")
    reads = signed_in(clara)
    here = f"{HERE}partnerships/kumasi/giving/"
    assert "Ten days" in words(reads.get(here))
    assert reads.post(here, {"respond": "confirmed", "statement": str(sent.pk)}).status_code == 403
    assert reads.post(here, {"share": str(sent.pk)}).status_code == 403


def test_one_way_giving_is_a_fact_with_a_question(at_desk: Client, ours: Partnership) -> None:
    factories.add_contribution(ours, "Two trucks", kind="goods")
    page = words(at_desk.get(f"{HERE}partnerships/kumasi/giving/"))
    assert "Bisher gibt nur Dortmund: Sachgüter." in page
    assert "Was könnte Kumasi" in page


def test_expectations_are_read_only_when_both_are_handed_in(
    at_desk: Client, in_kumasi: Client, ours: Partnership, theirs: Partnership
) -> None:
    year = clock.today().year
    at_desk.post(
        new("expectation", ours),
        {"_save": "1", "year": str(year), "expects_de": "Hitzekarten", "worries_de": "Zeit"},
    )
    own = Expectation.objects.get()
    here = f"{HERE}partnerships/kumasi/expectations/"
    there = f"{THERE}partnerships/{theirs.key}/expectations/"
    at_desk.post(here, {"share": str(own.pk)})
    assert "Hitzekarten" not in words(in_kumasi.get(there))
    in_kumasi.post(
        new("expectation", theirs), {"_save": "1", "year": str(year), "expects_en": "Young staff"}
    )
    assert "Hitzekarten" not in words(in_kumasi.get(there))
    assert "Young staff" not in words(at_desk.get(here))
    in_kumasi.post(there, {"share": str(Expectation.objects.get(side="B").pk)})
    for page in (words(in_kumasi.get(there)), words(at_desk.get(here))):
        assert "Hitzekarten" in page
        assert "Young staff" in page
    late = at_desk.post(
        f"{HERE}records/expectation/{own.pk}/",
        {"_save": "1", "year": str(year), "expects_de": "Anderes", "expected_revision": "2"},
    )
    assert late.status_code == 422


def judged(partnership: Partnership, year: int, *scores: int) -> None:
    fields: dict[str, Any] = {}
    for number, score in enumerate(scores, 1):
        fields[f"score_{number}"] = score
        fields[f"evidence_{number}"] = TranslatedText.of(en=f"Seen {score} times")
    factories.add_statement(Assessment, partnership, year=year, **fields)


def test_both_views_of_the_ten_principles_stand_side_by_side_with_a_trend(
    at_desk: Client, ours: Partnership, theirs: Partnership
) -> None:
    this = clock.today().year
    judged(ours, this - 1, 4, 2)
    judged(theirs, this - 1, 4, 3)
    judged(ours, this, 5, 1)
    here = f"{HERE}partnerships/kumasi/assessment/"
    assert 'class="zk-trend"' not in at_desk.get(here).content.decode()
    judged(theirs, this, 5, 5)
    answer = at_desk.get(here)
    page = words(answer)
    assert (
        "Am stärksten unterschiedlich gesehen 2 Alle Ebenen einbeziehen Dortmund 1, Kumasi 5"
        in page
    )
    assert answer.content.decode().count('class="zk-trend"') == 2
    assert "Seen 5 times" in page
    before = words(at_desk.get(f"{here}?year={this - 1}"))
    assert "Dortmund 2, Kumasi 3" in before


def test_a_score_needs_evidence(at_desk: Client, ours: Partnership) -> None:
    sent = {"_save": "1", "year": "2026", "score_1": "4"}
    answer = at_desk.post(new("assessment", ours), sent)
    assert answer.status_code == 422
    assert "Sagen Sie in einem Satz" in answer.content.decode()
    sent |= {"evidence_1_de": "Zwei Ämter arbeiten mit"}
    assert at_desk.post(new("assessment", ours), sent).status_code == 302


def test_an_agreed_change_is_proposed_to_all(at_desk: Client, ours: Partnership) -> None:
    judged(ours, clock.today().year, 3)
    page = at_desk.get(f"{HERE}partnerships/kumasi/assessment/").content.decode()
    address = f"{HERE}joint/{ours.joint_file_id}/new/agreed-change/"
    assert at_desk.get(address).status_code == 200
    factories.add_statement(
        Benefit, ours, kind="practice", what=TranslatedText.of(de="Zwei Quartiere zeichnen mit")
    )
    assert "zk-trend" not in page


def test_the_pages_ask_little_of_the_database_whatever_there_is(
    at_desk: Client, ours: Partnership, theirs: Partnership, ama: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    acts = factories.actor_for(ama)
    for number in range(30):
        one = factories.add_contribution(ours, f"Gift {number}", begins=factories.day("2024"))
        if number % 3 == 0:
            respond(acts, one, "disputed", TranslatedText.of(en="Less"))
        factories.add_benefit(theirs, f"Gain {number}")
    for year in range(2015, 2026):
        judged(ours, year, 3, 4)
        judged(theirs, year, 2, 4)
    for page in ("giving", "expectations", "assessment"):
        with django_assert_max_num_queries(20):
            answer = at_desk.get(f"{HERE}partnerships/kumasi/{page}/")
        assert answer.status_code == 200
        assert len(answer.content) < 100_000, page


def test_the_value_of_goods_says_how_it_was_found(at_desk: Client, ours: Partnership) -> None:
    sent = GIFT | {"kind": "goods", "quantity": "2", "unit_de": "Fahrzeuge"}
    answer = at_desk.post(new("contribution", ours), sent)
    assert answer.status_code == 422
    assert '<details class="zk-more" open>' in answer.content.decode()
    sent |= {"method_de": "Angebot eines Händlers", "valued_on": "2023-06-01"}
    assert at_desk.post(new("contribution", ours), sent).status_code == 302
    assert Contribution.objects.get().valued_on == dt.date(2023, 6, 1)
