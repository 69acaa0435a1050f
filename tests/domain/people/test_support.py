# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Support access: granted by the office, for a while, for a reason; nothing else opens it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.factories import SYSTEM, actor_for, add_member, add_partnership, add_place
from tests.worlds import kept
from zweiklang.domain.coordination.actions import add_missing_wishes, open_calendar
from zweiklang.domain.coordination.models import CalendarFeed, DigestWish
from zweiklang.domain.coordination.queries import feed_by_secret
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.memberships import Terms, change_member, membership_log, remove_member
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.people.support import grant_support, support_of
from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor, Refused

WEEK = dt.timedelta(days=7)


@pytest.fixture
@kept
def admin(dortmund: Office) -> User:
    return add_member(dortmund, "anna", "administrator")


@pytest.fixture
@kept
def operator(db: None) -> User:
    """Runs the server; every flag Django knows is set."""
    user = User.objects.create_superuser("root", "root@host.example", "a-long-password-1")
    assert user.is_superuser
    assert user.is_staff
    return user


@pytest.fixture
@kept
def internal(dortmund: Office) -> Partnership:
    return add_partnership(dortmund, add_place("accra", "GH"), released=False)


def grant(admin: User, office: Office, operator: User, *, writes: bool = False) -> Membership:
    until = clock.today() + WEEK
    return grant_support(
        actor_for(admin), office, operator.email, until=until, reason="Import hangs", writes=writes
    )[0]


def test_no_flag_of_an_account_opens_an_office(
    dortmund: Office, operator: User, internal: Partnership
) -> None:
    actor = actor_for(operator)
    assert actor.roles == {}
    assert not Partnership.objects.visible_to(actor)
    assert not policy.can_see(actor, internal)
    client = Client()
    client.force_login(operator, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/de/workspace/dortmund/partnerships/").status_code == 403
    assert client.get("/de/workspace/dortmund/members/").status_code == 403
    assert client.get("/de/admin/").status_code == 404


def test_the_administrator_lets_support_read_and_it_is_logged_and_ends_by_itself(
    dortmund: Office, admin: User, operator: User, internal: Partnership, monkeypatch: Any
) -> None:
    granted = grant(admin, dortmund, operator)
    actor = actor_for(operator)
    assert policy.can_see(actor, internal)
    assert not policy.can_write(actor, internal)
    assert not actor.decides(dortmund.pk)
    (entry,) = membership_log(dortmund)
    assert entry.data["support"] == "Import hangs"
    assert entry.data["until"] == granted.until.isoformat()  # type: ignore[union-attr]
    assert (entry.account, entry.reason) == (admin, "Import hangs")
    assert list(support_of(dortmund)) == [granted]
    last = clock.today() + WEEK
    monkeypatch.setattr(clock, "today", lambda: last)
    assert actor_for(operator).roles
    monkeypatch.setattr(clock, "today", lambda: last + dt.timedelta(days=1))
    assert actor_for(operator).roles == {}
    assert not Partnership.objects.visible_to(actor_for(operator))
    assert list(support_of(dortmund)) == []


def test_write_access_writes_but_releases_erases_and_decides_nothing(
    dortmund: Office, admin: User, operator: User, internal: Partnership
) -> None:
    grant(admin, dortmund, operator, writes=True)
    actor = actor_for(operator)
    assert policy.can_write(actor, internal)
    assert not policy.can_release(actor, internal)
    assert not policy.can_erase(actor, internal)
    assert not actor.decides(dortmund.pk)


def test_neither_the_server_nor_the_operator_nor_other_members_grant_it(
    dortmund: Office, operator: User, bernd: User, ama: User, public: Actor
) -> None:
    for actor in (SYSTEM, actor_for(operator), actor_for(bernd), actor_for(ama), public):
        with pytest.raises(Refused):
            grant_support(
                actor, dortmund, operator.email,
                until=clock.today() + WEEK, reason="Because", writes=True,
            )  # fmt: skip
    assert not Membership.objects.filter(user=operator).exists()


def test_day_and_reason_are_asked_for_with_all_errors_at_once(
    dortmund: Office, admin: User, bernd: User
) -> None:
    for until in (None, clock.today() - dt.timedelta(1), clock.today() + dt.timedelta(31)):
        with pytest.raises(ValidationError) as caught:
            grant_support(
                actor_for(admin), dortmund, bernd.email, until=until, reason=" ", writes=False
            )
        assert set(caught.value.message_dict) == {"email", "until", "reason"}


def test_an_administrator_ends_it_and_it_cannot_be_turned_into_a_membership(
    dortmund: Office, admin: User, operator: User
) -> None:
    granted = grant(admin, dortmund, operator)
    with pytest.raises(ValidationError, match="Support access is not changed"):
        change_member(actor_for(admin), dortmund, granted.pk, Terms("administrator"))
    remove_member(actor_for(admin), dortmund, granted.pk)
    assert actor_for(operator).roles == {}
    assert membership_log(dortmund)[0].data == {"support": "Import hangs"}


def test_calendars_and_digests_end_with_it(
    dortmund: Office, admin: User, operator: User, monkeypatch: Any
) -> None:
    grant(admin, dortmund, operator)
    add_missing_wishes()
    assert not DigestWish.objects.filter(user=operator).exists()
    open_calendar(actor_for(operator), dortmund.pk)
    secret = CalendarFeed.objects.get(user=operator).secret
    assert feed_by_secret(secret)
    later = clock.today() + dt.timedelta(days=8)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert feed_by_secret(secret) is None
