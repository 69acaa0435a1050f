# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations: into the own office, to another city; once, for a while, never in masses."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import SYSTEM, actor_for, add_member, add_place
from tests.worlds import kept
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.inviting import invite_city, seats_to_fill
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people import invitations
from zweiklang.domain.people.invitations import Newcomer, accept, find_invitation, invite_member
from zweiklang.domain.people.memberships import Terms, membership_log
from zweiklang.domain.people.models import Invitation, Membership, Office, User
from zweiklang.foundation.actors import Actor, Refused

PASSWORD = "a-long-enough-word-1"


@pytest.fixture
@kept
def admin(dortmund: Office) -> User:
    return add_member(dortmund, "anna", "administrator")


@pytest.fixture
@kept
def file(dortmund: Office, bernd: User) -> JointFile:
    places = {"A": dortmund.place, "B": add_place("dura", "PS", en="Dura")}
    return open_file(actor_for(bernd), dortmund, places, {"A": "de", "B": "en"})


def newcomer(email: str = "new@city.example", password: str = PASSWORD) -> Newcomer:
    return Newcomer("Environment Office", email, password)


def invite(admin: User, office: Office, email: str = "new@city.example") -> str:
    terms = Terms("contributor", also_decides=True)
    return invite_member(actor_for(admin), office, email, terms, language="en")[1]


def test_who_accepts_gets_account_role_and_language_and_the_log_names_who_invited(
    dortmund: Office, admin: User
) -> None:
    code = invite(admin, dortmund)
    assert code not in str(list(Invitation.objects.values()))
    user = accept(
        code.upper().replace("-", " "), newcomer("other@city.example"), language="en"
    ).user
    assert (user.email, user.language, user.label) == (
        "new@city.example",
        "en",
        "Environment Office",
    )
    assert user.check_password(PASSWORD)
    actor = actor_for(user)
    assert actor.roles == {dortmund.pk: "contributor"}
    assert actor.decides(dortmund.pk)
    (entry,) = membership_log(dortmund)
    assert (entry.step, entry.data["role"], entry.actor_name) == (
        "added",
        "contributor",
        admin.label,
    )


def test_a_code_works_once(dortmund: Office, admin: User) -> None:
    code = invite(admin, dortmund)
    accept(code, newcomer())
    with pytest.raises(Refused, match="used already"):
        accept(code, newcomer("second@city.example"))
    assert not User.objects.filter(email="second@city.example").exists()


def test_forged_expired_and_revoked_codes_say_why_they_do_not_work(
    dortmund: Office, admin: User
) -> None:
    with pytest.raises(Refused, match="does not work"):
        find_invitation("aaaa-bbbb-cccc-dddd")
    code = invite(admin, dortmund)
    invitations.revoke(actor_for(admin), dortmund, Invitation.objects.get().pk)
    with pytest.raises(Refused, match="does not work"):
        accept(code, newcomer())
    code = invite(admin, dortmund)
    late = Invitation.objects.latest("pk")
    Invitation.objects.filter(pk=late.pk).update(expires_at=late.made_at - dt.timedelta(1))
    with pytest.raises(Refused, match="has expired"):
        accept(code, newcomer())
    assert Membership.objects.filter(office=dortmund).count() == 1


def test_only_administrators_invite_into_the_office_and_take_back(
    dortmund: Office, admin: User, bernd: User, ama: User, public: Actor
) -> None:
    invite(admin, dortmund)
    sent = Invitation.objects.get()
    for actor in (actor_for(bernd), actor_for(ama), public):
        with pytest.raises(Refused):
            invite_member(actor, dortmund, "x@city.example", Terms("reader"))
        with pytest.raises(Refused):
            invitations.revoke(actor, dortmund, sent.pk)
    assert invitations.open_invitations(dortmund) == [sent]


def test_a_second_invitation_to_an_address_takes_the_place_of_the_first(
    dortmund: Office, admin: User
) -> None:
    first, second = invite(admin, dortmund), invite(admin, dortmund)
    with pytest.raises(Refused):
        find_invitation(first)
    find_invitation(second)


def test_all_errors_come_at_once(dortmund: Office, admin: User, clara: User) -> None:
    actor = actor_for(admin)
    with pytest.raises(ValidationError) as caught:
        invite_member(actor, dortmund, "", Terms("king"))
    assert set(caught.value.message_dict) == {"email", "role"}
    with pytest.raises(ValidationError, match="belongs to the office already"):
        invite_member(actor, dortmund, clara.email.upper(), Terms("reader"))
    with pytest.raises(ValidationError):
        invite_member(actor, dortmund, "no address", Terms("reader"))
    code = invite(admin, dortmund)
    with pytest.raises(ValidationError) as caught:
        accept(code, Newcomer(" ", "", "short"))
    assert set(caught.value.message_dict) == {"full_name", "password"}
    accept(code, newcomer())  # a failed attempt does not use it up


def test_nobody_invites_in_masses(dortmund: Office, admin: User) -> None:
    for number in range(invitations.MOST_PER_OFFICE):
        invite(admin, dortmund, f"person-{number}@city.example")
    with pytest.raises(ValidationError, match="invitations in a day"):
        invite(admin, dortmund, "one-more@city.example")
    assert Invitation.objects.count() == invitations.MOST_PER_OFFICE


def test_nobodys_letterbox_is_filled_by_several_offices(
    dortmund: Office, admin: User, kumasi: Office
) -> None:
    other = add_member(kumasi, "kofi", "administrator")
    for _turn in range(invitations.MOST_PER_ADDRESS):
        invite(other, kumasi, "victim@city.example")
    with pytest.raises(ValidationError, match="several times today"):
        invite(admin, dortmund, "Victim@city.example")


def test_a_known_account_must_be_the_one_that_was_invited(
    dortmund: Office, admin: User, ama: User
) -> None:
    code = invite(admin, dortmund, ama.email)
    stranger = User.objects.create_user("eve", "eve@evil.example", PASSWORD)
    with pytest.raises(Refused, match="another address"):
        accept(code, stranger)
    with pytest.raises(ValidationError, match="an account with this address"):
        accept(code, newcomer(ama.email))
    accept(code, ama)
    assert set(actor_for(ama).roles.values()) == {"coordinator", "contributor"}


def test_an_invited_city_founds_its_office_and_takes_its_seat(
    dortmund: Office, bernd: User, file: JointFile
) -> None:
    _invitation, code = invite_city(actor_for(bernd), file, "B", email="mayor@dura.example")
    done = accept(code, newcomer(""), office_name="International Relations", language="en")
    office = done.office
    assert office is not None
    assert (office.key, str(office), office.place.key) == (
        "dura",
        "International Relations",
        "dura",
    )
    actor = actor_for(done.user)
    assert actor.roles == {office.pk: "administrator"}
    assert actor.decides(office.pk)
    seat = file.parties.get(side="B")
    assert (seat.office, seat.left_at) == (office, None)
    own = Partnership.objects.get(office=office)
    assert own.joint_file == file
    assert [(one.side, one.place.key) for one in own.parties.order_by("side")] == [
        ("A", "dortmund"),
        ("B", "dura"),
    ]
    assert seats_to_fill(JointFile.objects.get(pk=file.pk)) == []


def test_an_office_that_is_here_already_is_asked_first(
    dortmund: Office, bernd: User, file: JointFile
) -> None:
    _invitation, code = invite_city(actor_for(bernd), file, "B")
    there = Office.objects.create(key="dura", place=file.parties.get(side="B").place)
    chief = add_member(there, "chief", "administrator")
    done = accept(code, newcomer())
    assert done.office is None
    assert actor_for(done.user).roles == {}
    (request,) = invitations.requests_to(there)
    with pytest.raises(Refused):
        invitations.answer_request(actor_for(bernd), there, request.pk, "administrator")
    invitations.answer_request(actor_for(chief), there, request.pk, "coordinator")
    assert actor_for(done.user).roles == {there.pk: "coordinator"}
    with pytest.raises(ValidationError, match="answered already"):
        invitations.answer_request(actor_for(chief), there, request.pk, "administrator")


def test_a_declined_request_lets_nobody_in(dortmund: Office, bernd: User, file: JointFile) -> None:
    _invitation, code = invite_city(actor_for(bernd), file, "B")
    there = Office.objects.create(key="dura", place=file.parties.get(side="B").place)
    chief = add_member(there, "chief", "administrator")
    user = accept(code, newcomer()).user
    (request,) = invitations.requests_to(there)
    assert invitations.answer_request(actor_for(chief), there, request.pk, "") is None
    assert actor_for(user).roles == {}
    assert invitations.requests_to(there) == []


def test_only_parties_invite_and_only_who_may_propose(
    dortmund: Office, file: JointFile, clara: User, ama: User, public: Actor
) -> None:
    for actor in (actor_for(clara), actor_for(ama), public, SYSTEM):
        with pytest.raises(Refused):
            invite_city(actor, file, "B", email="x@dura.example")
    assert not Invitation.objects.exists()


def test_a_city_with_an_office_in_the_file_is_not_invited(
    dortmund: Office, bernd: User, file: JointFile
) -> None:
    for side in ("A", "C"):
        with pytest.raises(Refused, match="acts for this city already"):
            invite_city(actor_for(bernd), file, side)
