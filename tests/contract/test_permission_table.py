# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every cell of the documented permission table, tried on a real office and joint file."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from checks.reference.examples import actors
from checks.reference.permissions import rows
from tests import factories
from tests.worlds import kept
from zweiklang.domain.joint import actions, answers, files, inviting, links, shared
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.joint.queries import files_visible_to
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people import invitations, memberships, support
from zweiklang.domain.people.actions import rename_office
from zweiklang.domain.people.memberships import Terms
from zweiklang.domain.people.models import Contact, Membership, Office, User
from zweiklang.domain.places.models import Unit
from zweiklang.domain.reporting import actions as reporting
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation import clock, writing
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.texts import TranslatedText

TEXT = {
    "title": TranslatedText.of(de="Zweck").to_json(),
    "purpose": TranslatedText.of(de="Gut").to_json(),
}
OTHER_TEXT = {**TEXT, "purpose": TranslatedText.of(de="Besser").to_json()}
PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "permissions.md"


@dataclass
class World:
    """Dortmund, which keeps a file with Kumasi and Dura; Leeds has no part in it."""

    dortmund: Office
    kumasi: Office
    partnership: Partnership
    file: JointFile
    waiting: JointFile
    agreed: JointRecord
    member: Membership
    people: dict[str, Actor]


@pytest.fixture
@kept
def world(dortmund: Office, kumasi: Office) -> World:
    here = factories.add_partnership(dortmund, kumasi.place, key="here")
    other = factories.add_partnership(dortmund, factories.add_place("accra", "GH"), key="other")
    leeds = factories.add_office(factories.add_place("leeds", "GB"))
    chair = factories.add_member(dortmund, "chair", "coordinator", also_decides=True)
    ama = factories.add_member(kumasi, "ama", "coordinator", also_decides=True)
    root = User.objects.create_superuser("root", "root@host.example", "a-long-password-1")
    anna = factories.add_member(dortmund, "anna", "administrator")
    chief = factories.actor_for(anna)
    first, second = factories.actor_for(chair), factories.actor_for(ama)
    dura = factories.add_place("dura", "PS")
    places = {"A": dortmund.place, "B": kumasi.place, "C": dura}
    file = files.open_file(first, dortmund, places, {})
    files.join_file(second, file, kumasi)
    Partnership.objects.filter(pk=here.pk).update(joint_file=file)
    waiting = files.open_file(second, kumasi, {"A": dortmund.place, "B": kumasi.place}, {})
    file = JointFile.objects.get(pk=file.pk)
    agreed = actions.start_record(first, file, "partnership-text", TEXT, sides="AB")
    answers.answer(second, agreed, "accepted")
    people = {
        "anybody, not signed in": Actor.public(),
        "reader": _member(dortmund, "reader"),
        "contributor": _member(dortmund, "contributor"),
        "contributor for this partnership": _member(dortmund, "contributor", "near", only=(here,)),
        "contributor for another partnership": _member(
            dortmund, "contributor", "far", only=(other,)
        ),
        "decider": _member(dortmund, "decider"),
        "coordinator": _member(dortmund, "coordinator"),
        "coordinator who also decides": first,
        "administrator": chief,
        "the other city (coordinator who also decides)": second,
        "a third city (administrator who also decides)": _member(leeds, "administrator", also=True),
        "support, to read": _support(chief, dortmund, root, writes=False),
        "support, to write": _support(chief, dortmund, _operator(), writes=True),
        "the program itself": Actor.system("Program"),
    }
    return World(
        dortmund, kumasi, here, file, waiting, JointRecord.objects.get(pk=agreed.record_id),
        Membership.objects.get(user__username="reader"), people,
    )  # fmt: skip


def _member(
    office: Office, role: str, name: str = "", *, also: bool = False, only: Any = None
) -> Actor:
    user = factories.add_member(office, name or role, role, also_decides=also, only=only)
    return factories.actor_for(user)


def _operator() -> User:
    return User.objects.create_user("second", "second@host.example", "a-long-password-1")


def _support(chief: Actor, office: Office, user: User, *, writes: bool) -> Actor:
    support.grant_support(
        chief, office, user.email, until=clock.today(), reason="Import hangs", writes=writes
    )
    return factories.actor_for(user)


# -- How each action is really done --------------------------------------------------------------
def _event(world: World, *, released: bool) -> Event:
    key = f"event-{uuid.uuid4().hex[:8]}"
    event: Event = factories.add_event(
        world.partnership, "2024", "Besuch", key=key, released=released
    )
    return event


def _add(actor: Actor, one: Event) -> None:
    one._state.adding, one.pk, one.key = True, uuid.uuid4(), "added"
    writing.save_record(actor, one)


def _change(actor: Actor, one: Event) -> None:
    one.title = TranslatedText.of(de="Anders")
    writing.save_record(actor, one)


def _contact(world: World) -> Contact:
    unit = writing.save_record(factories.SYSTEM, Unit(office=world.dortmund, key="u", kind="team"))
    factories.add_involvement(world.partnership, unit)
    contact = Contact(
        office=world.dortmund, key="c", unit=unit, name="A", function=TranslatedText.of(de="F")
    )
    return writing.save_record(factories.SYSTEM, contact)


def _draft(world: World) -> Proposal:
    first = world.people["coordinator who also decides"]
    return actions.propose(first, world.agreed, OTHER_TEXT, draft=True)


def _own(world: World) -> Proposal:
    return actions.propose(world.people["coordinator"], world.agreed, OTHER_TEXT)


def _theirs(world: World) -> Proposal:
    second = world.people["the other city (coordinator who also decides)"]
    return actions.propose(second, world.agreed, OTHER_TEXT)


def _all_three(world: World) -> Proposal:
    """Return a proposal to three cities, to which the second has agreed."""
    second = world.people["the other city (coordinator who also decides)"]
    return actions.start_record(second, world.file, "partnership-text", TEXT, sides="ABC")


def _answered(world: World) -> Proposal:
    return answers.answer(
        world.people["coordinator who also decides"], _all_three(world), "accepted"
    )


def _in_force(world: World) -> Proposal:
    return answers.answer(world.people["coordinator who also decides"], _theirs(world), "accepted")


def _statement(world: World, office: Office, side: str, *, shown: bool) -> shared.Response:
    one = shared.Response(
        office=office, key=f"r-{side.lower()}", file=world.file, side=side, decision="confirmed",
        subject_type="event", subject_id=uuid.uuid4(), shared_on=clock.today() if shown else None,
    )  # fmt: skip
    return writing.save_record(factories.SYSTEM, one)


def _file_paper(world: World, actor: Actor, proposal: Proposal) -> None:
    office = next(iter(actor.roles), world.dortmund.pk)
    paper = StoredFile.objects.create(
        office_id=office, sha256="0" * 64, name="p", media_type="application/pdf", size=1,
        added_at=clock.now(),
    )  # fmt: skip
    links.answer_by_paper(actor, proposal, "C", paper)


def _invitation(world: World, *, of_city: bool) -> int:
    if of_city:
        first = world.people["coordinator"]
        return inviting.invite_city(first, world.file, "C")[0].pk
    chief = world.people["administrator"]
    terms = Terms("reader")
    return invitations.invite_member(chief, world.dortmund, "x@city.example", terms)[0].pk


def _applicant(world: World) -> int:
    """Return the request of somebody who would come to Dortmund by an invitation of Kumasi."""
    second = world.people["the other city (coordinator who also decides)"]
    own = invitations.write_invitation(
        second, world.kumasi, Terms("reader"), place=world.dortmund.place
    )
    newcomer = invitations.Newcomer("New", "new@city.example", "a-long-enough-word-1")
    invitations.accept(own[1], newcomer)
    return own[0].pk


def _choice(world: World) -> reporting.Choice:
    day = clock.today()
    return reporting.Choice([world.partnership.pk], day, day, day)


def _report(world: World, state: str, kind: str = "council-status") -> Report:
    """Return a report about the partnership that has come to a state."""
    one = factories.SYSTEM
    snapshot = reporting.freeze(one, world.dortmund, _choice(world))
    report = reporting.begin(one, snapshot, kind, "de", "Bericht")
    if state != "draft":
        report = reporting.review(one, report)
    if state in ("released", "submitted"):
        report = reporting.release(one, report, {}, [])
    return reporting.submit(one, report) if state == "submitted" else report


def _open_seat(world: World) -> JointFile:
    return JointFile.objects.get(pk=world.waiting.pk)


def _somebody(world: World) -> int:
    user = factories.add_member(world.dortmund, "somebody", "reader")
    return Membership.objects.get(user=user).pk


@dataclass(frozen=True)
class Attempt:
    """An action, and what stands on file before: made once, each actor gets a copy."""

    act: Callable[[World, Actor, Any], Any]
    before: Callable[[World], Any] = lambda world: None


def on(before: Callable[[World], Any], act: Callable[[Actor, Any], Any]) -> Attempt:
    """Return the attempt of an action on what stands on file before."""
    return Attempt(lambda world, actor, one: act(actor, one), before)


INTERNAL: Callable[[World], Event] = partial(_event, released=False)
PUBLIC: Callable[[World], Event] = partial(_event, released=True)
ATTEMPTS: dict[tuple[str, str], Attempt] = {
    ("read", "public"): on(PUBLIC, lambda a, it: it in Event.objects.visible_to(a)),
    ("read", "internal"): on(INTERNAL, lambda a, it: it in Event.objects.visible_to(a)),
    ("add", ""): on(INTERNAL, _add),
    ("change", "internal"): on(INTERNAL, _change),
    ("change", "public"): on(PUBLIC, _change),
    ("withdraw", ""): on(INTERNAL, lambda a, it: writing.withdraw_record(a, it, reason="x")),
    ("publish", "internal"): on(INTERNAL, writing.release_record),
    ("hide", "public"): on(PUBLIC, writing.hide_record),
    ("erase personal data", ""): on(
        _contact, lambda a, it: writing.erase_personal_data(a, it, reason="asked for")
    ),
    ("read it", ""): Attempt(lambda w, a, _: files_visible_to(a).filter(pk=w.file.pk).exists()),
    ("take the city's seat", "free"): Attempt(
        lambda w, a, _: files.join_file(a, _open_seat(w), w.dortmund)
    ),
    ("leave", ""): Attempt(lambda w, a, _: files.leave_file(a, w.file, reason="x")),
    ("invite a city", ""): Attempt(lambda w, a, _: inviting.invite_city(a, w.file, "C")),
    ("write a draft", ""): Attempt(
        lambda w, a, _: actions.start_record(
            a, w.file, "partnership-text", TEXT, sides="AB", draft=True
        )
    ),
    ("comment", "open"): on(_theirs, lambda a, it: actions.comment(a, it, "x", language="de")),
    ("propose", ""): Attempt(
        lambda w, a, _: actions.start_record(a, w.file, "partnership-text", TEXT, sides="AB")
    ),
    ("remind", "open"): on(_theirs, actions.remind),
    ("answer", "draft"): on(_draft, lambda a, it: answers.answer(a, it, "accepted")),
    ("answer", "open, of the other city"): on(
        _theirs, lambda a, it: answers.answer(a, it, "accepted")
    ),
    ("answer", "answered already"): on(_answered, lambda a, it: answers.answer(a, it, "accepted")),
    ("answer", "in force"): on(_in_force, lambda a, it: answers.answer(a, it, "accepted")),
    ("take back", "own draft"): on(_draft, actions.withdraw),
    ("take back", "own, open"): on(_own, actions.withdraw),
    ("take back", "of the other city"): on(_theirs, actions.withdraw),
    ("take back", "in force"): on(_in_force, actions.withdraw),
    ("take the name back", "in force"): Attempt(
        lambda w, a, _: answers.unname(a, w.agreed, reason="x")
    ),
    ("send a link", "open"): on(_all_three, lambda a, it: links.issue_link(a, it, "C")),
    ("file a signed paper", "open"): Attempt(_file_paper, _all_three),
    ("show to the other cities", ""): on(
        lambda w: _statement(w, w.dortmund, "A", shown=False), shared.share
    ),
    ("confirm or dispute", "of B"): on(
        lambda w: _statement(w, w.kumasi, "B", shown=True),
        lambda a, it: shared.respond(a, it, "confirmed"),
    ),
    ("begin a report", ""): Attempt(lambda w, a, _: reporting.freeze(a, w.dortmund, _choice(w))),
    ("read a report", ""): on(
        lambda w: _report(w, "draft"),
        lambda a, it: Report.objects.visible_to(a).filter(pk=it.pk).exists(),
    ),
    ("read a report", "review of a year, released"): on(
        lambda w: _report(w, "released", "year-review"),
        lambda a, it: Report.objects.visible_to(a).filter(pk=it.pk).exists(),
    ),
    ("write texts", "draft"): on(
        lambda w: _report(w, "draft"), lambda a, it: reporting.write(a, it, {"x": "y"})
    ),
    ("write texts", "released"): on(
        lambda w: _report(w, "released"), lambda a, it: reporting.write(a, it, {"x": "y"})
    ),
    ("review", "draft"): on(lambda w: _report(w, "draft"), reporting.review),
    ("release", "draft"): on(
        lambda w: _report(w, "draft"), lambda a, it: reporting.release(a, it, {}, [])
    ),
    ("release", "reviewed"): on(
        lambda w: _report(w, "reviewed"), lambda a, it: reporting.release(a, it, {}, [])
    ),
    ("open again", "released"): on(
        lambda w: _report(w, "released"), lambda a, it: reporting.reopen(a, it, "x")
    ),
    ("hand in", "released"): on(lambda w: _report(w, "released"), reporting.submit),
    ("open again", "handed in"): on(
        lambda w: _report(w, "submitted"), lambda a, it: reporting.reopen(a, it, "x")
    ),
    ("change a member", ""): Attempt(
        lambda w, a, _: memberships.change_member(a, w.dortmund, w.member.pk, Terms("contributor"))
    ),
    ("remove a member", ""): Attempt(
        lambda w, a, one: memberships.remove_member(a, w.dortmund, one), _somebody
    ),
    ("rename the office", ""): Attempt(
        lambda w, a, _: rename_office(a, w.dortmund, TranslatedText.of(de="Neu"))
    ),
    ("invite a member", ""): Attempt(
        lambda w, a, _: invitations.invite_member(a, w.dortmund, "x@city.example", Terms("reader"))
    ),
    ("take back an invitation", "of a member"): Attempt(
        lambda w, a, one: invitations.revoke(a, w.dortmund, one),
        lambda w: _invitation(w, of_city=False),
    ),
    ("take back an invitation", "of a city"): Attempt(
        lambda w, a, one: invitations.revoke(a, w.dortmund, one),
        lambda w: _invitation(w, of_city=True),
    ),
    ("let an applicant in", ""): Attempt(
        lambda w, a, one: invitations.answer_request(a, w.dortmund, one, "reader"), _applicant
    ),
    ("grant support access", ""): Attempt(
        lambda w, a, _: support.grant_support(
            a, w.dortmund, "third@host.example", until=clock.today(), reason="x", writes=True
        )
    ),
}


TABLE = rows()


def tried(world: World, actor: Actor, attempt: Attempt, before: Any) -> bool:
    """Return whether an actor gets through with an action; everything is undone afterwards."""
    allowed = True
    try:
        with transaction.atomic():
            allowed = attempt.act(world, actor, deepcopy(before)) is not False
            transaction.set_rollback(True)
    except Refused:
        allowed = False
    return allowed


def test_no_cell_is_untested_and_the_page_counts_them() -> None:
    assert {row.key for row in TABLE} == set(ATTEMPTS)
    assert len({row.key for row in TABLE}) == len(TABLE)
    cells = len(TABLE) * len(actors())
    assert f"× {len(actors())} kinds of actor = {cells} cells." in PAGE.read_text("utf-8")


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.heading)
def test_what_the_table_says_is_what_happens(row: Any, world: World) -> None:
    said = {name: bool(row.rule(actor)) for name, actor in actors().items()}
    attempt = ATTEMPTS[row.key]
    before = attempt.before(world)
    done = {name: tried(world, actor, attempt, before) for name, actor in world.people.items()}
    assert done == said


def test_every_refusal_says_why_in_german_and_english(db: None) -> None:
    from django.utils.translation import override

    for row in TABLE:
        for actor in actors().values():
            decision = row.rule(actor)
            if decision:
                continue
            told = []
            for language in ("de", "en"):
                with override(language):
                    told.append(str(decision.reason))
            assert all(told), row.heading
            assert told[0] != told[1], told
