# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A city without an office here confirms what another one says of giving, by link or on paper."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories
from tests.joint import tied
from tests.worlds import kept
from zweiklang.domain.joint import statement_links as links
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile, StatementLink
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.domain.reciprocity.queries import ledger_of
from zweiklang.foundation import clock, files
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import Revision
from zweiklang.foundation.writing import release_record


@pytest.fixture
def here(bernd: User) -> Actor:
    return factories.actor_for(bernd)


@pytest.fixture
@kept
def file(dortmund: Office, here: Actor) -> JointFile:
    dabola = factories.add_place("dabola", "GN", en="Dabola")
    return open_file(here, dortmund, {"A": dortmund.place, "B": dabola}, {"A": "de", "B": "en"})


@pytest.fixture
@kept
def trucks(dortmund: Office, file: JointFile) -> Contribution:
    """Two flatbeds from Dortmund, shown, not confirmed."""
    return factories.add_contribution(tied(dortmund, file), "Two flatbeds", kind="goods")


def fresh(file: JointFile) -> JointFile:
    return JointFile.objects.get(pk=file.pk)


def bar(here: Actor, file: JointFile) -> str:
    (one,) = ledger_of(here, fresh(file)).contributions
    return one.standing.value


def test_a_link_confirms_and_the_bar_becomes_solid(
    here: Actor, file: JointFile, trucks: Contribution
) -> None:
    assert bar(here, file) == "declared"
    link, token = links.issue_statement_link(here, trucks, "B")
    assert token not in str(StatementLink.objects.values())
    response = links.respond_by_link(token, "confirmed", function="Mayor of Dabola")
    assert (response.assurance, response.side, response.office) == ("link", "B", None)
    assert bar(here, file) == "confirmed"
    link.refresh_from_db()
    assert link.used_at is not None
    assert "Mayor of Dabola" in Revision.objects.values_list("actor_name", flat=True)


def test_the_public_reads_the_answer_once_the_statement_is_public(
    here: Actor, file: JointFile, trucks: Contribution
) -> None:
    _link, token = links.issue_statement_link(here, trucks, "B")
    links.respond_by_link(token, "disputed", function="Town hall", text="One arrived.")
    assert not ledger_of(Actor.public(), fresh(file)).contributions
    trucks.source = factories.add_source(trucks.office)
    release_record(here, trucks)
    (one,) = ledger_of(Actor.public(), fresh(file)).contributions
    (answer,) = one.disputes
    assert str(answer.text.read("en")) == "One arrived."


def test_a_link_works_once(here: Actor, trucks: Contribution) -> None:
    _link, token = links.issue_statement_link(here, trucks, "B")
    links.respond_by_link(token, "confirmed", function="Town hall")
    with pytest.raises(Refused, match="used already"):
        links.respond_by_link(token, "disputed", function="Town hall", text="No")


def test_an_old_a_replaced_and_a_forged_link_are_refused(here: Actor, trucks: Contribution) -> None:
    _first, old = links.issue_statement_link(here, trucks, "B")
    _second, token = links.issue_statement_link(here, trucks, "B")
    for wrong in (old, "x" * 43):
        with pytest.raises(Refused, match="does not work"):
            links.respond_by_link(wrong, "confirmed", function="Town hall")
    with (
        clock.held_at(clock.today() + dt.timedelta(days=31)),
        pytest.raises(Refused, match="expired"),
    ):
        links.respond_by_link(token, "confirmed", function="Town hall")


@pytest.mark.parametrize(
    ("decision", "function", "text"),
    [("confirmed", " ", ""), ("disputed", "Town hall", ""), ("accepted", "Town hall", "x")],
)
def test_what_is_missing_is_asked_for_and_the_link_still_works(
    here: Actor, trucks: Contribution, decision: str, function: str, text: str
) -> None:
    _link, token = links.issue_statement_link(here, trucks, "B")
    with pytest.raises(ValidationError):
        links.respond_by_link(token, decision, function=function, text=text)
    links.respond_by_link(token, "confirmed", function="Town hall")


def test_a_signed_paper_is_only_declared(
    here: Actor, dortmund: Office, file: JointFile, trucks: Contribution
) -> None:
    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4 signed", "application/pdf")
    paper = files.store_upload(here, dortmund, scan)
    response = links.respond_by_paper(here, trucks, "B", paper)
    assert (response.assurance, response.paper) == ("declared", paper)
    assert bar(here, file) == "confirmed"


def test_the_own_word_and_a_draft_are_not_asked_for_and_readers_do_not_ask(
    here: Actor, trucks: Contribution
) -> None:
    draft = factories.add_contribution(trucks.partnership, "Tools", kind="goods", draft=True)
    lea = factories.actor_for(factories.add_member(trucks.partnership.office, "lea", "reader"))
    for actor, statement, side in ((here, trucks, "A"), (here, draft, "B"), (lea, trucks, "B")):
        with pytest.raises(Refused):
            links.issue_statement_link(actor, statement, side)


def test_an_office_that_comes_later_answers_for_itself(
    here: Actor, file: JointFile, trucks: Contribution
) -> None:
    _link, token = links.issue_statement_link(here, trucks, "B")
    links.respond_by_link(token, "confirmed", function="Town hall")
    office = factories.add_office(file.parties.get(side="B").place)
    there = factories.actor_for(
        factories.add_member(office, "dia", "coordinator", also_decides=True)
    )
    join_file(there, fresh(file), office)
    statement = Contribution.objects.get(pk=trucks.pk)
    response = respond(there, statement, "confirmed")
    assert (response.assurance, response.office) == ("countersigned", office)
    with pytest.raises(Refused, match="has an office here"):
        links.issue_statement_link(here, statement, "B")
