# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes records for tests: two cities and a few people who recur."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.test import Client

from zweiklang.domain.coordination.rebuilding import collected
from zweiklang.domain.partnerships.models import (
    Agreement,
    Event,
    Involvement,
    Partnership,
    Party,
    Phase,
    ServedGoal,
)
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.foundation import clock, search
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

SYSTEM = Actor.system("Test")


@contextmanager
def at_once() -> Iterator[None]:
    """Bring index and warnings up to date once for all steps inside, as an import does."""
    with collected(), search.defer():
        yield


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def add_place(key: str, country: str, **names: str) -> Place:
    names = names or {"en": key.capitalize()}
    place = Place(key=key, country=country, name=TranslatedText.of(**names))
    return save_record(SYSTEM, place)


def add_office(place: Place) -> Office:
    return Office.objects.create(
        key=place.key, place=place, name=TranslatedText.of(de="Internationales", en="International")
    )


def just_signed_in(client: Client, user: User) -> None:
    """Let the session say that the person has proved who they are a moment ago."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def add_member(
    office: Office,
    name: str,
    role: str,
    *,
    also_decides: bool = False,
    only: tuple[Partnership, ...] | None = None,
) -> User:
    """Add a member; `only`: the partnerships it is limited to."""
    user = User.objects.create_user(name, f"{name}@{office.key}.example", "a-long-password-1")
    scope = None if only is None else [str(one.pk) for one in only]
    Membership.objects.create(
        user=user, office=office, role=role, also_decides=also_decides, scope=scope
    )
    return user


def add_support(office: Office, name: str, *, writes: bool = False) -> User:
    """Add somebody of the server's operation whom the office lets in today."""
    user = User.objects.create_superuser(name, f"{name}@host.example", "a-long-password-1")
    Membership.objects.create(
        user=user, office=office, role="contributor" if writes else "reader",
        until=clock.today(), support_reason="Import hangs",
    )  # fmt: skip
    return user


def actor_for(user: User) -> Actor:
    return actor_of(user)


def add_source(office: Office, title: str = "City page") -> Source:
    return Source.objects.get_or_create(
        office=office, title=title, url=f"https://city.example/{title.replace(' ', '-').lower()}"
    )[0]


@at_once()
def add_partnership(
    office: Office,
    other: Place,
    *,
    key: str = "",
    released: bool = True,
    sides: str = "AB",
    **fields: Any,
) -> Partnership:
    """Add a partnership of an office; `sides` are that of its own city and that of the other."""
    key = key or other.key
    partnership = save_record(SYSTEM, Partnership(office=office, key=key, **fields))
    for side, place in zip(sides, (office.place, other), strict=True):
        party = Party(
            office=office,
            key=f"{key}-{side.lower()}",
            partnership=partnership,
            side=side,
            place=place,
        )
        save_record(SYSTEM, party)
        if released:
            release_record(SYSTEM, party)
    return release_record(SYSTEM, partnership) if released else partnership


@at_once()
def add_fact(
    model: type[Any],
    partnership: Partnership,
    key: str,
    *,
    known: str | None = None,
    released: bool = True,
    **fields: Any,
) -> Any:
    """Add a phase, agreement, event … with a source; `known` is the day since when it is known."""
    fields["doubt"] = TranslatedText.of(de=fields.pop("doubt", ""))
    record = model(
        office=partnership.office,
        partnership=partnership,
        key=key,
        source=add_source(partnership.office),
        known_since=dt.date.fromisoformat(known) if known else None,
        **fields,
    )
    save_record(SYSTEM, record)
    return release_record(SYSTEM, record) if released else record


def add_phase(partnership: Partnership, begins: str, kind: str = "project", **fields: Any) -> Phase:
    key = fields.pop("key", f"{partnership.key}-phase-{begins}")
    result: Phase = add_fact(Phase, partnership, key, begins=day(begins), kind=kind, **fields)
    return result


def add_agreement(
    partnership: Partnership, signed_on: str, valid_until: str | None = None, **fields: Any
) -> Agreement:
    key = fields.pop("key", f"{partnership.key}-agreement-{signed_on}")
    fields.setdefault("kind", "mou")
    result: Agreement = add_fact(
        Agreement,
        partnership,
        key,
        signed_on=day(signed_on),
        valid_until=day(valid_until) if valid_until else None,
        **fields,
    )
    return result


def add_involvement(partnership: Partnership, unit: Unit) -> Involvement:
    key = f"{partnership.key}-{unit.key}"
    result: Involvement = add_fact(
        Involvement, partnership, key, unit=unit, role="contributes", released=False
    )
    return result


def add_goal(partnership: Partnership, code: str, **fields: Any) -> Any:
    return add_fact(ServedGoal, partnership, f"{partnership.key}-goal-{code}", code=code, **fields)


def add_event(partnership: Partnership, begins: str, title: str, **fields: Any) -> Event:
    key = fields.pop("key", f"{partnership.key}-event-{begins}-{title[:20].lower()}")
    key = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in key).split())
    fields.setdefault("kind", "visit")
    fields.setdefault("sides", "A")
    result: Event = add_fact(
        Event, partnership, key, begins=day(begins), title=TranslatedText.of(de=title), **fields
    )
    return result


def add_contribution(partnership: Partnership, what: str, **fields: Any) -> Contribution:
    """Add what one city gave, as the office of the partnership states it; shared unless a draft."""
    fields = {"giver": "A", "receiver": "B", "kind": "staff-days", **fields}
    if fields["kind"] == "staff-days":
        fields.setdefault("quantity", Decimal(12))
    return add_statement(Contribution, partnership, what=TranslatedText.of(en=what), **fields)


def add_benefit(partnership: Partnership, what: str, **fields: Any) -> Benefit:
    """Add what the office's city gained; shared unless a draft."""
    fields = {"kind": "learning", **fields}
    return add_statement(Benefit, partnership, what=TranslatedText.of(en=what), **fields)


def add_statement(
    model: type[Any], partnership: Partnership, *, draft: bool = False, **fields: Any
) -> Any:
    """Add a statement below a partnership with a joint file, and show it to the other cities."""
    count = model.objects.filter(office=partnership.office).count()
    key = f"{partnership.key}-{model.slug}-{count}"
    record = model(office=partnership.office, partnership=partnership, key=key, **fields)
    if not draft:
        record.shared_on = clock.today()
    return save_record(SYSTEM, record)
