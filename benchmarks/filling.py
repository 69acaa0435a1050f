# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fills an empty database with partnerships of about twenty dated facts each, by bulk insert.

python -m benchmarks.filling 5000  prints the session key of a signed-in coordinator.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import uuid
from collections.abc import Iterator
from typing import Any

import django

PIECE = 250
#: More partnerships than these are copied on SQLite, see `multiplying`.
ORIGINALS = 5_000
KNOWN = dt.date(2010, 1, 1)
#: What the office learned later about a tenth of the events; views of earlier days take it back.
CORRECTED = dt.date(2024, 6, 1)
WORDS = (
    "Klimapartnerschaft",
    "Abfallwirtschaft",
    "Delegation",
    "Stadtentwicklung",
    "Jugendbegegnung",
    "Solaranlage",
    "Wasserversorgung",
    "Gleichstellung",
    "Fachaustausch",
    "Verwaltung",
    "Handwerk",
    "Bildung",
    "Gesundheit",
    "Radverkehr",
)


def fill(count: int) -> str:
    """Write an office with `count` partnerships, search index and warnings; return a session."""
    from zweiklang.domain.coordination.rebuilding import rebuild_all
    from zweiklang.foundation.models import Source
    from zweiklang.foundation.search import reindex

    chance = random.Random(2026)
    office, session = _office()
    source = Source.objects.get()
    items = _council_items(office, source, max(5, count // 50), chance)
    for start in range(0, count, PIECE):
        numbers = range(start, min(count, start + PIECE))
        _store(
            [
                row
                for number in numbers
                for row in _partnership(office, source, number, items, chance)
            ]
        )
    rebuild_all()
    reindex()
    return session


def _office() -> tuple[Any, str]:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from zweiklang.domain.people.models import Membership, Office, User
    from zweiklang.domain.places.models import Place
    from zweiklang.foundation.models import Source
    from zweiklang.foundation.texts import TranslatedText

    place = Place(key="dortmund", country="DE", name=TranslatedText.of(de="Dortmund"))
    _store([_kept(place, None)])
    office = Office.objects.create(
        key="dortmund",
        place=place,
        name=TranslatedText.of(de="Internationales", en="International"),
    )
    Source.objects.create(office=office, title="Stadt", url="https://city.example/")
    user = User.objects.create_user("bernd", "bernd@dortmund.example", "a-long-password-1")
    Membership.objects.create(user=user, office=office, role="coordinator")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return office, str(session.session_key)


def _kept(record: Any, office: Any, source: Any = None) -> Any:
    """Return the record with the bookkeeping of one that was saved and released."""
    from django.utils import timezone

    record.office = office
    record.source = source
    record.known_since = record.known_at = KNOWN
    record.released_on = KNOWN if record.may_be_public else None
    record.changed_at = timezone.now()
    record.revision = 1
    return record


def _council_items(office: Any, source: Any, count: int, chance: random.Random) -> list[Any]:
    from zweiklang.domain.mandate.models import CouncilItem

    items = [
        CouncilItem(
            key=f"item-{number}",
            number=f"{10000 + number}-22",
            kind="decision",
            title=_text("Beschluss", chance),
            body="Rat",
            dated_on=_date(chance, 1990, 2024),
        )
        for number in range(count)
    ]
    _store([_kept(item, office, source) for item in items])
    return items


def _partnership(
    office: Any, source: Any, number: int, items: list[Any], chance: random.Random
) -> Iterator[Any]:
    """Yield a partnership with two parties and twenty dated facts."""
    from zweiklang.domain.partnerships import models
    from zweiklang.domain.places.models import Place
    from zweiklang.foundation.partial_dates import PartialDate
    from zweiklang.foundation.texts import TranslatedText

    key = f"city-{number}"
    place = Place(
        key=key,
        country=chance.choice(("GH", "FR", "PL", "UA", "PS", "TR", "US", "CN")),
        name=TranslatedText.of(de=f"Stadt {number}", en=f"City {number}"),
        latitude=chance.uniform(-50, 65),
        longitude=chance.uniform(-120, 150),
    )
    yield _kept(place, None)
    partnership = models.Partnership(key=key, topics=_text("Themen", chance))
    yield _kept(partnership, office)
    for side, city in (("A", office.place), ("B", place)):
        party = models.Party(
            partnership=partnership, key=f"{key}-{side.lower()}", side=side, place=city
        )
        yield _kept(party, office)
    first = chance.randint(1960, 2010)

    def fact(model: type[Any], name: str, **fields: Any) -> Any:
        record = model(partnership=partnership, key=f"{key}-{name}", **fields)
        return _kept(record, office, source)

    yield fact(
        models.Phase, "p1", kind="project", begins=PartialDate(first), mandate=chance.choice(items)
    )
    kind = chance.choice(("project", "friendship", "partnership"))
    yield fact(models.Phase, "p2", kind=kind, begins=PartialDate(2015, 5))
    for index, year in enumerate((first, 2012, 2018)):
        until = PartialDate(year + 5, 6, 30) if index < 2 or number % 3 else None
        # An id that the addresses of the measured pages can spell.
        own = {"id": uuid.UUID(int=number)} if index == 0 else {}
        yield fact(
            models.Agreement, f"a{index}", **own, kind="mou", signed_on=PartialDate(year, 7, 1),
            valid_until=until, title=_text("Vereinbarung", chance),
        )  # fmt: skip
    for index in range(12):
        yield fact(
            models.Event, f"e{index}", kind=chance.choice(models.Event.Kind.values),
            title=_text("Treffen", chance), description=_text("Bericht", chance, 30),
            sides=chance.choice(("A", "B", "AB")), begins=_date(chance, first, 2025),
            people=chance.randint(2, 40), goals=[str(chance.randint(1, 17))],
        )  # fmt: skip
    for index, code in enumerate(chance.sample(range(1, 18), 3)):
        yield fact(models.ServedGoal, f"g{index}", code=str(code), begins=PartialDate(2016))


def _text(begin: str, chance: random.Random, words: int = 4) -> Any:
    from zweiklang.foundation.texts import TranslatedText

    said = f"{begin} {' '.join(chance.choices(WORDS, k=words))}"
    return TranslatedText.of(de=said, en=f"{said} (en)")


def _date(chance: random.Random, first: int, last: int) -> Any:
    from zweiklang.foundation.partial_dates import PartialDate

    year = chance.randint(first, last)
    return PartialDate(year, chance.randint(1, 12), chance.choice((None, chance.randint(1, 28))))


def _store(rows: list[Any]) -> None:
    """Write the rows with their revisions; a tenth of the events was corrected later."""
    from django.db import transaction

    from zweiklang.foundation.models import Revision
    from zweiklang.foundation.revisions import snapshot

    by_model: dict[type[Any], list[Any]] = {}
    revisions = []
    for position, row in enumerate(rows):
        by_model.setdefault(type(row), []).append(row)
        revisions.append(_revision(Revision, row, 1, KNOWN, snapshot(row)))
        if row.slug == "event" and position % 10 == 0:
            row.people, row.revision, row.known_at = 99, 2, CORRECTED
            revisions.append(_revision(Revision, row, 2, CORRECTED, snapshot(row)))
    with transaction.atomic():
        for model, of_model in by_model.items():
            model._default_manager.bulk_create(of_model, batch_size=500)
        Revision.objects.bulk_create(revisions, batch_size=500)


def _revision(model: type[Any], row: Any, number: int, day: dt.date, data: Any) -> Any:
    return model(
        record_type=row.slug, record_id=row.pk, number=number, step="added", office=row.office,
        known_from=day, recorded_at=row.changed_at, actor_name="Benchmark", data=data,
    )  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
    django.setup()
    from django.db import connection

    from benchmarks.multiplying import multiply

    wanted = int(sys.argv[1])
    copied = connection.vendor == "sqlite" and wanted % ORIGINALS == 0
    first = ORIGINALS if copied else wanted
    key = fill(first)
    multiply(first, wanted // first - 1)
    print(key)
