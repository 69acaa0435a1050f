# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S2: Dabola. Funder, club, company; what goes one way, and what could come back."""

from __future__ import annotations

import html
import re

from django.test import Client
from django.utils.translation import override

from tests import factories
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.joint import join_with
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.reciprocity import sentences
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.domain.reciprocity.queries import Ledger, ledger_of
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.drawings.mirror import mirrors

PUBLIC = Actor.public()
NAMES = {"A": "Dortmund", "B": "Dabola"}


def ledger(actor: Actor = PUBLIC) -> Ledger:
    file = Partnership.objects.get(key="dabola").joint_file
    assert file is not None
    return ledger_of(actor, file)


def test_expert_trucks_grant_and_days_stand_each_in_a_row_of_its_own(portfolio: Office) -> None:
    with override("en"):
        (mirror,) = mirrors(ledger(), NAMES)
    table = {
        kind: (first.amount, first.standing, second.amount) for kind, first, second in mirror.table
    }
    assert table == {
        "Staff days": ("12 days", "only declared", "nothing so far"),
        "Knowledge": ("24 months of an expert", "only declared", "nothing so far"),
        "Money": ("8,000\u00a0EUR", "only declared", "nothing so far"),
        "Goods": ("2 vehicles", "only declared", "nothing so far"),
    }


def test_all_goes_one_way_and_the_page_asks_what_dortmund_could_learn(portfolio: Office) -> None:
    rows = ledger().balance(("A", "B"), "de")
    with override("de"):
        said = sentences.one_way(rows, NAMES)
    assert said == [
        "Bisher gibt nur Dortmund: Personaltage, Wissen, Geld und Sachgüter. "
        "Was könnte Dortmund in Dabola lernen?"
    ]


def test_who_paid_stays_apart_funder_company_and_city(portfolio: Office) -> None:
    given = Contribution.objects.filter(partnership__key="dabola")
    paid = dict(given.values_list("kind", "funded_by"))
    assert paid == {
        "knowledge": "funder",
        "goods": "company",
        "staff-days": "company",
        "money": "own",
    }
    own = given.filter(funded_by="own")
    assert [(one.minor, one.currency) for one in own] == [(800_000, "EUR")]


def test_invented_values_carry_the_dagger_and_facts_their_source(portfolio: Office) -> None:
    for one in Contribution.objects.all():
        assert one.source_id is not None
        assert one.is_demonstration == (one.kind in ("money", "staff-days"))


def test_the_public_page_shows_it_with_the_question(portfolio: Office) -> None:
    page = Client().get("/de/dortmund/partnerships/dabola/").content.decode()
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "Geben und gewinnen" in words
    assert "24 Monate einer Fachkraft" in words
    assert "Was könnte Dortmund in Dabola lernen?" in words
    assert "Dabola hat dazu noch nichts freigegeben." in words
    assert 'class="zk-mirror"' in page


def test_once_dabola_has_an_office_it_decides_with_and_can_confirm(portfolio: Office) -> None:
    office = factories.add_office(Place.objects.get(key="dabola"))
    mayor = factories.actor_for(
        factories.add_member(office, "mairie", "coordinator", also_decides=True)
    )
    file = Partnership.objects.get(office=portfolio, key="dabola").joint_file
    assert file is not None
    join_with(mayor, file, office, None, key="dortmund")
    assert ledger().contributions == ()
    trucks = Contribution.objects.get(kind="goods")
    respond(mayor, trucks, "confirmed")
    found = {one.statement.kind: one.standing for one in ledger(mayor).contributions}
    assert found["goods"] == "confirmed"
    assert found["money"] == "declared"
