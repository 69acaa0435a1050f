# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small portfolio as an office keeps it: Kumasi in full, a dormant twin town, one project."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import factories
from tests.factories import SYSTEM, add_fact, add_partnership, add_place, add_source, day
from zweiklang.domain.coordination.models import Notice
from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.partnerships.models import (
    Agreement,
    Basis,
    Event,
    Involvement,
    Partnership,
    Party,
    Phase,
    ServedGoal,
)
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.places.models import Place, Population, Unit, UnitName
from zweiklang.foundation.models import Source
from zweiklang.foundation.texts import TranslatedText as Text
from zweiklang.foundation.writing import release_record, save_record


def put(record: Any, *, released: bool = True) -> Any:
    """Save a record and release it."""
    save_record(SYSTEM, record)
    return release_record(SYSTEM, record) if released else record


def located(place: Place, latitude: str, longitude: str) -> Place:
    """Say where a place lies."""
    place.latitude, place.longitude = latitude, longitude  # type: ignore[assignment]  # text is converted on saving
    return save_record(SYSTEM, place)


def add_portfolio(office: Office) -> Partnership:
    """Fill the office and return the partnership with Kumasi."""
    located(office.place, "51.51494", "7.46600")
    add_office_page(office)
    kumasi = add_kumasi(office)
    dura = add_partnership(office, located(add_place("dura", "PS"), "31.507", "35.029"))
    add_fact(Phase, dura, "dura-1", begins=day("2018"), kind="project")
    add_fact(ServedGoal, dura, "dura-12", code="12.5", sides="AB", what=Text.of(de="Abfall"))
    rostov = add_partnership(office, add_place("rostov", "RU", de="Rostow am Don", en="Rostov"))
    add_fact(Phase, rostov, "rostov-1", begins=day("1977"), kind="partnership")
    add_fact(
        Phase, rostov, "rostov-2", begins=day("2022-03-31"), kind="partnership", state="dormant"
    )
    return kumasi


def add_office_page(office: Office) -> None:
    unit = put(Unit(office=office, key="team", place=office.place, kind="team"))
    put(UnitName(office=office, key="team-name", unit=unit, name=Text.of(de="Team International")))
    put(
        OfficePage(
            office=office,
            key="page",
            headline=Text.of(de="Gute Lösungen haben zwei Absender."),
            introduction=Text.of(de="Wir arbeiten mit Städten.", en="We work with cities."),
            unit=unit,
            email="international@city.example",
            opening_hours=Text.of(de="Montag bis Freitag"),
        )
    )
    put(
        Notice(
            office=office,
            key="closed",
            text=Text.of(de="Das Büro ist geschlossen."),
            begins=dt.date(2000, 1, 1),
            ends=dt.date(2999, 1, 1),
        )
    )


def add_council(office: Office) -> CouncilItem:
    source = add_source(office, "Council paper")
    first = put(
        CouncilItem(
            office=office,
            key="motion-2022",
            kind="motion",
            title=Text.of(de="Neue Partnerstadt in Afrika"),
            body="Rat",
            dated_on=day("2022"),
            source=source,
        )
    )
    item: CouncilItem = put(
        CouncilItem(
            office=office,
            key="decision-2023",
            kind="decision",
            title=Text.of(de="Städtepartnerschaft mit Kumasi"),
            body="Rat",
            number="31234-23",
            dated_on=day("2023-11"),
            source=source,
            follows=first,
        )
    )
    put(
        FollowUp(
            office=office,
            key="report",
            council_item=item,
            task=Text.of(de="Bericht an den Rat"),
            due_on=day("2026-05-14"),
            source=source,
        )
    )
    put(
        ResolutionPoint(
            office=office,
            key="point-1",
            council_item=item,
            number="1",
            text=Text.of(de="Wir handeln global."),
            goals=["13", "11.6"],
            source=source,
        )
    )
    return item


def add_kumasi(office: Office) -> Partnership:
    place = located(add_place("kumasi-city", "GH", de="Kumasi", en="Kumasi"), "6.688", "-1.624")
    one = add_partnership(
        office, place, key="kumasi", topics=Text.of(de="Klima, Jugend", en="Climate, youth")
    )
    item = add_council(office)
    label = Text.of(de="Klimapartnerschaft", en="climate partnership")
    add_fact(Phase, one, "k-1", begins=day("2011"), kind="project", local_label=label)
    add_fact(Phase, one, "k-2", begins=day("2024-05-14"), kind="partnership", mandate=item)
    factories.add_agreement(one, "2020-10-07", "2022-10-07", title=Text.of(de="Memorandum"))
    factories.add_agreement(
        one, "2024-05-14", kind="charter", title=Text.of(de="Urkunde", en="Charter"), mandate=item
    )
    factories.add_event(one, "2022-05", "Delegation aus Kumasi", sides="B", people=3)
    factories.add_event(
        one,
        "2024",
        "Fachaustausch",
        sides="AB",
        kind="exchange",
        doubt="Der Monat ist nicht belegt.",
        description=Text.of(de="Gleichstellung und Bambus."),
        goals=["5"],
    )
    factories.add_event(one, "2024-11", "Geheimer Besuch", state="planned", released=False)
    for code, sides in (("13", "AB"), ("8.6", "AB"), ("12.7", "A")):
        key = f"k-goal-{code.replace('.', '-')}"
        add_fact(ServedGoal, one, key, code=code, sides=sides, what=Text.of(de=f"Zu {code}"))
    add_fact(Basis, one, "k-basis", policy="gg-28-2")
    unit = put(Unit(office=office, key="environment", place=office.place, kind="department"))
    put(UnitName(office=office, key="env-name", unit=unit, name=Text.of(de="Umweltamt")))
    add_fact(Involvement, one, "k-env", unit=unit, role="contributes")
    for number, people in enumerate((443981, 3348000)):
        put(
            Population(
                office=office,
                key=f"k-people-{number}",
                place=place,
                people=people,
                counted_on=day("2021"),
                source=add_source(office, f"Census {number}"),
            )
        )
    return one


def add_many_events(partnership: Partnership, count: int) -> None:
    """Add events without the cost of revisions, for pages that must stay light."""
    Event.objects.bulk_create(
        Event(
            office=partnership.office,
            partnership=partnership,
            key=f"many-{number}",
            kind="visit",
            title=Text.of(de=f"Delegation Nummer {number} mit einem längeren Titel"),
            sides="A",
            begins=day(f"{2012 + number % 12}-{number % 12 + 1:02d}"),
            known_since=dt.date(2020, 1, 1),
            known_at=dt.date(2020, 1, 1),
            released_on=dt.date(2020, 1, 1),
        )
        for number in range(count)
    )


def add_crowd(office: Office, *, year: int | None = None) -> Partnership:
    """Add a partnership as rich as any: 200 events, 30 agreements, phases, actors and goals.

    Each fact has a source of its own; with a `year` everything happens in it.
    """
    words = (
        "Zusammenarbeitsvereinbarung zur nachhaltigen Stadtentwicklung, Klimaanpassung und Jugend"
    )
    crowd = add_partnership(office, add_place("crowd", "ES"), key="crowd")
    then = dt.date(2020, 1, 1)
    kept = {"office": office, "known_since": then, "known_at": then, "released_on": then}
    base = {"partnership": crowd, **kept}
    sources = Source.objects.bulk_create(
        Source(
            office=office, title=f"{words}, {n}", url=f"https://city.example/{n}", publisher="City"
        )
        for n in range(300)
    )
    Event.objects.bulk_create(
        Event(
            **base,
            key=f"crowd-{n}",
            kind=Event.Kind.values[n % len(Event.Kind.values)],
            title=Text.of(de=f"{n}: {words}"),
            description=Text.of(de=f"{words}. " * 6),
            sides=("A", "B", "AB")[n % 3],
            begins=day(f"{year or 1990 + n % 36}-{n % 12 + 1:02d}"),
            people=n + 1,
            goals=[f"{n % 17 + 1}"],
            doubt=Text.of(de="Der Tag ist nicht belegt."),
            source=sources[n],
        )
        for n in range(200)
    )
    Agreement.objects.bulk_create(
        Agreement(
            **base,
            key=f"crowd-a{n}",
            kind="mou",
            title=Text.of(de=f"{words} {n}"),
            signed_on=day(f"{year or 1990 + n}-0{n % 9 + 1}-03"),
            valid_until=day(f"{(year or 1990 + n) + n % 3}-12-31"),
            source=sources[200 + n],
        )
        for n in range(30)
    )
    Phase.objects.bulk_create(
        Phase(
            **base,
            key=f"crowd-p{n}",
            kind=Phase.Kind.values[n % 4],
            begins=day(f"{year or 1990 + n}-{n % 12 + 1:02d}-{n % 27 + 1:02d}"),
            local_label=Text.of(de=f"Nachhaltigkeitspartnerschaft {n}"),
            source=sources[230 + n],
        )
        for n in range(30)
    )
    units = Unit.objects.bulk_create(
        Unit(key=f"crowd-u{n}", place=office.place, kind="department", **kept) for n in range(30)
    )
    UnitName.objects.bulk_create(
        UnitName(key=f"crowd-n{n}", unit=unit, name=Text.of(de=f"Amt {n}"), **kept)
        for n, unit in enumerate(units)
    )
    Involvement.objects.bulk_create(
        Involvement(
            **base, key=f"crowd-i{n}", unit=unit, role="contributes", task=Text.of(de=words),
            source=sources[260 + n],
        )
        for n, unit in enumerate(units)
    )  # fmt: skip
    ServedGoal.objects.bulk_create(
        ServedGoal(
            **base,
            key=f"crowd-g{n}",
            code=f"{n % 17 + 1}" if n < 17 else f"{n - 16}.1",
            sides="AB",
            what=Text.of(de=words),
            source=sources[290 + n % 10],
        )
        for n in range(30)
    )
    return crowd


def add_many_partnerships(office: Office, count: int) -> None:
    """Add partnerships with two phases, three agreements and twelve events each, by bulk insert."""
    then = dt.date(2020, 1, 1)
    kept = {"office": office, "known_since": then, "known_at": then, "released_on": then}
    places = Place.objects.bulk_create(
        Place(key=f"town-{n}", country="FR", name=Text.of(de=f"Neustadt an der Weinstraße {n}"))
        for n in range(count)
    )
    found = Partnership.objects.bulk_create(
        Partnership(**kept, key=f"with-{n}") for n in range(count)
    )
    Party.objects.bulk_create(
        Party(**kept, key=f"with-{n}-{side}", partnership=one, side=side, place=place)
        for n, one in enumerate(found)
        for side, place in (("A", office.place), ("B", places[n]))
    )
    Phase.objects.bulk_create(
        Phase(
            **kept,
            key=f"with-{n}-p{k}",
            partnership=one,
            kind=kind,
            begins=day(str(begin + n % 40)),
        )
        for n, one in enumerate(found)
        for k, (kind, begin) in enumerate((("contact", 1960), ("partnership", 1965)))
    )
    Agreement.objects.bulk_create(
        Agreement(
            **kept,
            key=f"with-{n}-a{k}",
            partnership=one,
            kind="charter",
            title=Text.of(de="Partnerschaftsurkunde"),
            signed_on=day(str(1966 + n % 40 + 6 * k)),
            valid_until=day(str(1970 + n % 40 + 6 * k)),
        )
        for n, one in enumerate(found)
        for k in range(3)
    )
    Event.objects.bulk_create(
        Event(
            **kept,
            key=f"with-{n}-e{k}",
            partnership=one,
            kind="visit",
            title=Text.of(de=f"Besuch {k} zum Austausch über die Stadtentwicklung"),
            sides=("A", "B", "AB")[k % 3],
            begins=day(str(1970 + n % 20 + 3 * k)),
        )
        for n, one in enumerate(found)
        for k in range(12)
    )
