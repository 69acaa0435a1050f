# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import SYSTEM, actor_for, add_member, add_place, day
from tests.worlds import kept
from zweiklang.domain.people.actions import (
    change_member,
    erase_contact,
    found_office,
    leave_contact,
    remove_member,
    rename_office,
    set_up_office,
)
from zweiklang.domain.people.memberships import Terms, membership_log
from zweiklang.domain.people.models import Contact, Membership, Office, User
from zweiklang.domain.people.queries import contacts_in
from zweiklang.domain.places.models import Place, Unit
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.folding import fold
from zweiklang.foundation.models import Revision, SearchEntry
from zweiklang.foundation.search import search
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


@pytest.fixture
@kept
def unit(dortmund: Office) -> Unit:
    return save_record(SYSTEM, Unit(office=dortmund, key="team", kind="team"))


def add_contact(unit: Unit, name: str, **fields: object) -> Contact:
    values = {"key": f"contact-{Contact.objects.count()}", **fields}
    contact = Contact(
        office_id=unit.office_id, unit=unit, name=name,
        function=TranslatedText.of(de="Koordination"), **values,  # type: ignore[misc]  # fields by name
    )  # fmt: skip
    return save_record(SYSTEM, contact)


@pytest.fixture
@kept
def admin(dortmund: Office) -> User:
    return add_member(dortmund, "anna", "administrator")


def test_a_contact_leaves_with_a_note_and_a_successor(unit: Unit, bernd: User) -> None:
    old, new = add_contact(unit, "Alt", begins="2015"), add_contact(unit, "Neu", begins="2024")
    leave_contact(actor_for(bernd), old, day("2024-06-30"), "Akten im Schrank", successor=new)
    stored = Contact.objects.get(pk=old.pk)
    assert (str(stored.ends), stored.handover_note) == ("2024-06-30", "Akten im Schrank")
    assert stored.successor == new


def test_nobody_leaves_without_a_note_or_follows_themselves(unit: Unit, ama: User) -> None:
    contact = add_contact(unit, "Alt")
    with pytest.raises(ValidationError) as caught:
        leave_contact(SYSTEM, contact, day("2024"), " ", successor=contact, deputy=contact)
    assert set(caught.value.message_dict) == {"handover_note", "successor", "deputy"}
    with pytest.raises(Refused):
        leave_contact(actor_for(ama), contact, day("2024"), "Fremd")
    assert Contact.objects.get().ends is None


def test_erasing_empties_every_revision_and_is_logged(unit: Unit) -> None:
    contact = add_contact(unit, "Erika", email="erika@city.example")
    leave_contact(SYSTEM, contact, day("2024"), "Erika weiß mehr")
    erase_contact(SYSTEM, contact, reason="Asked for it")
    steps = Revision.objects.filter(record_type="contact")
    assert not any("rika" in str(step.data) for step in steps)
    assert steps.order_by("-number")[0].step == "erased"


@pytest.mark.parametrize(
    "key",
    [
        "team-zorro-unverwechselbar",
        "unverwechselbar",
        "zunverwechselbar",
        "team-zu",
        "team-kontakt-0231-5022",
        "z-orro",
    ],
)
def test_erasing_replaces_a_key_that_tells_the_name_everywhere(unit: Unit, key: str) -> None:
    contact = add_contact(unit, "Zorro Unverwechselbar", key=key, phone="0231 5022")
    contact.name = "Jemand"
    save_record(SYSTEM, contact)
    kept = fold(key)
    assert SearchEntry.objects.filter(folded__contains=kept).exists()
    erase_contact(SYSTEM, contact, reason="Asked for it")
    contact.refresh_from_db()
    assert contact.key == f"contact-{contact.pk.hex[:12]}"
    steps = Revision.objects.filter(record_type="contact").order_by("-number")
    assert {one.data["key"] for one in steps} == {contact.key}
    assert steps[0].changed == ["name", "phone", "key"]
    assert not SearchEntry.objects.filter(folded__contains=kept).exists()
    assert not search(SYSTEM, key).hits


@pytest.mark.parametrize("key", ["team-leitung", "team-mobilitaet", "contact-2"])
def test_erasing_leaves_a_key_that_tells_nothing(unit: Unit, key: str) -> None:
    contact = add_contact(unit, "Li Zorro", key=key, email="li.z@leitung.example")
    erase_contact(SYSTEM, contact, reason="Asked for it")
    contact.refresh_from_db()
    assert contact.key == key


def test_erasing_again_takes_the_key_that_an_earlier_erasure_left(unit: Unit) -> None:
    contact = add_contact(unit, "", key="team-zorro")
    Revision.objects.filter(record_type="contact").update(step="erased")
    erase_contact(SYSTEM, contact, reason="Asked for it")
    assert "zorro" not in contact.key


def test_contacts_in_office_come_first_and_only_members_see_any(
    unit: Unit, bernd: User, ama: User, public: Actor
) -> None:
    gone = add_contact(unit, "Fort", begins="2010", ends="2015")
    here = add_contact(unit, "Hier", begins="2016")
    assert contacts_in({unit.pk}, actor_for(bernd)) == [here, gone]
    assert contacts_in({unit.pk}, actor_for(bernd), dt.date(2012, 1, 1)) == []
    assert contacts_in({unit.pk}, actor_for(ama)) == []
    assert contacts_in({unit.pk}, public) == []


def test_roles_change_and_members_leave_with_a_trace(
    dortmund: Office, admin: User, clara: User
) -> None:
    membership = Membership.objects.get(user=clara)
    change_member(actor_for(admin), dortmund, membership.pk, Terms("coordinator"))
    assert actor_for(clara).roles == {dortmund.pk: "coordinator"}
    remove_member(actor_for(admin), dortmund, membership.pk, reason="Moved")
    assert actor_for(clara).roles == {}
    assert [(one.step, one.number) for one in membership_log(dortmund)] == [
        ("withdrawn", 2),
        ("changed", 1),
    ]


def test_only_administrators_manage_members_but_everybody_may_leave(
    dortmund: Office, bernd: User, clara: User, public: Actor
) -> None:
    membership = Membership.objects.get(user=clara)
    for actor in (actor_for(bernd), actor_for(clara), public):
        with pytest.raises(Refused):
            change_member(actor, dortmund, membership.pk, Terms("administrator"))
    with pytest.raises(Refused):
        remove_member(actor_for(bernd), dortmund, membership.pk)
    remove_member(actor_for(clara), dortmund, membership.pk)
    assert not Membership.objects.filter(user=clara).exists()


def test_the_last_administrator_can_neither_leave_nor_step_down(
    dortmund: Office, admin: User
) -> None:
    membership = Membership.objects.get(user=admin)
    with pytest.raises(ValidationError, match="needs an administrator"):
        remove_member(actor_for(admin), dortmund, membership.pk)
    with pytest.raises(ValidationError, match="needs an administrator"):
        change_member(actor_for(admin), dortmund, membership.pk, Terms("reader"))
    assert Membership.objects.get(user=admin).role == "administrator"


def set_up(actor: Actor = SYSTEM, **changes: str) -> Office:
    place = Place.objects.filter(key="leeds").first() or add_place("leeds", "GB", en="Leeds")
    given = {"key": "leeds", "email": "admin@leeds.example", "password": "a-long-enough-word-1"}
    given |= changes
    key = given.pop("key")
    return set_up_office(actor, place, TranslatedText.of(en="International"), key, **given)


@pytest.mark.django_db
def test_an_office_is_set_up_with_its_first_administrator() -> None:
    office = set_up()
    user = User.objects.get(email="admin@leeds.example")
    assert actor_for(user).roles == {office.pk: "administrator"}
    assert user.check_password("a-long-enough-word-1")
    assert membership_log(office).count() == 1


@pytest.mark.django_db
def test_all_errors_of_a_set_up_come_at_once_and_nothing_is_written() -> None:
    with pytest.raises(ValidationError) as caught:
        set_up(key="Not A Key", email="nobody", password="short")
    assert set(caught.value.message_dict) == {"key", "email", "password"}
    assert not Office.objects.exists()
    assert not User.objects.exists()


def test_only_the_installation_sets_up_offices(admin: User) -> None:
    with pytest.raises(Refused):
        set_up(actor_for(admin))


def test_members_of_another_office_are_out_of_reach(dortmund: Office, ama: User) -> None:
    foreign = Membership.objects.get(user=ama)
    with pytest.raises(ValidationError, match="no longer belongs"):
        remove_member(SYSTEM, dortmund, foreign.pk)
    with pytest.raises(ValidationError, match="no longer belongs"):
        change_member(SYSTEM, dortmund, foreign.pk, Terms("reader"))


@pytest.mark.django_db
def test_only_the_first_office_is_founded_in_the_browser() -> None:
    given = {"email": "a@leeds.example", "password": "a-long-enough-word-1"}
    place, name = add_place("leeds", "GB", en="Leeds"), TranslatedText.of(en="International")
    office, user = found_office(place, key="leeds", name=name, full_name="Ada King", **given)
    assert user.label == "Ada King"
    assert actor_for(user).roles == {office.pk: "administrator"}
    with pytest.raises(ValidationError, match="has an office already"):
        found_office(place, key="second", name=name, **given)


def test_administrators_rename_the_office(dortmund: Office, admin: User, bernd: User) -> None:
    name = TranslatedText.of(de="Amt für Europa")
    with pytest.raises(Refused):
        rename_office(actor_for(bernd), dortmund, name)
    rename_office(actor_for(admin), dortmund, name)
    assert str(Office.objects.get(pk=dortmund.pk)) == "Amt für Europa"
    with pytest.raises(ValidationError):
        rename_office(actor_for(admin), dortmund, TranslatedText())
