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
        "Staff days": ("12 days", "only declared", "nothing entered yet"),
        "Knowledge": ("24 months of an expert", "only declared", "nothing entered yet"),
        "Money": ("8,000\u00a0EUR", "only declared", "nothing entered yet"),
        "Goods": ("2 vehicles", "only declared", "nothing entered yet"),
    }


def test_at_the_bars_stands_who_paid_and_what_is_invented(portfolio: Office) -> None:
    with override("en"):
        (mirror,) = mirrors(ledger(), NAMES)
    first = {kind: cell for kind, cell, _second in mirror.table}
    assert {kind: cell.payer for kind, cell in first.items()} == {
        "Staff days": "paid by EDG Entsorgung Dortmund (waste company)",
        "Knowledge": "paid by BMZ, GIZ and the Service Agency Communities in One World",
        "Money": "",
        "Goods": "paid by EDG Entsorgung Dortmund (waste company)",
    }
    assert {kind for kind, cell in first.items() if cell.is_demonstration} == {
        "Staff days",
        "Money",
    }
    for drawing in (mirror.wide, mirror.narrow):
        words = " ".join(re.sub(r"<[^>]+>", " ", html.unescape(drawing)).split())
        assert "12 days †" in words
        assert "vehicles †" not in words
        assert "paid by" in words
        assert "…" not in words


def test_of_a_city_without_an_office_nothing_is_concluded_or_asked(portfolio: Office) -> None:
    with override("de"):
        (mirror,) = mirrors(ledger(), NAMES)
    assert mirror.questions == ()
    drawn = " ".join(re.sub(r"<[^>]+>", " ", mirror.wide).split())
    assert "Dabola hat hier noch nichts eingetragen" in drawn
    assert "bisher nichts" not in drawn


def test_what_goes_one_way_can_be_asked_once_both_can_answer(portfolio: Office) -> None:
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


def test_the_public_page_shows_it_and_is_silent_about_dabola(portfolio: Office) -> None:
    page = Client().get("/de/dortmund/partnerships/dabola/").content.decode()
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "Geben und gewinnen" in words
    assert "24 Monate einer Fachkraft" in words
    assert "Was könnte Dortmund" not in words
    assert "Bisher gibt nur" not in words
    assert "bisher nichts" not in words
    assert "Dabola hat hier noch nichts eingetragen" in words
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
