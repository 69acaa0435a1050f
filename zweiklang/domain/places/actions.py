# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on places: take a city over from the directory, note how many live there."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Mapping
from decimal import Decimal

from babel.languages import get_official_languages
from django.db import transaction
from django.db.models import Q

from zweiklang.domain.places.directory import DirectoryEntry
from zweiklang.domain.places.models import Place, Population
from zweiklang.foundation import policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import fold, fold_written_out
from zweiklang.foundation.models import Source
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

_MOST_OTHER_NAMES = 40
_UMLAUTS_WRITTEN_OUT = frozenset({"DE", "AT", "CH", "LI", "LU"})
_DESTATIS = {
    "title": "Gemeindeverzeichnis GV-ISys, 31.12.2019",
    "url": "https://www.destatis.de/DE/Themen/Laender-Regionen/Regionales/Gemeindeverzeichnis/",
    "publisher": "Statistisches Bundesamt (Destatis), dl-de/by-2-0",
}
_GEONAMES = {"title": "GeoNames", "publisher": "GeoNames, CC BY 4.0"}


def adopt_place(
    actor: Actor,
    entry: DirectoryEntry,
    names: Mapping[str, str] | None = None,
    *,
    office_id: uuid.UUID | None = None,
) -> Place:
    """Return the shared place of a directory entry, added if it is not here yet.

    `names` by language come before those of the directory. With an office, its population is
    noted there too. A place known by AGS or GeoNames id is taken as it stands; one that only has
    the key of the city, in the same country, gets what it lacks.
    """
    with transaction.atomic():
        place = _known(entry) or _nameless(entry) or Place(key=free_key(entry))
        _fill(place, entry, names or {})
        save_record(actor, place)
        if place.released_on is None:
            # What the directory says of a city is public everywhere; nobody has to decide that.
            release_record(Actor.system(actor.name), place)
        if office_id is not None:
            record_population(actor, place, entry, office_id)
    return place


def record_population(
    actor: Actor, place: Place, entry: DirectoryEntry, office_id: uuid.UUID
) -> Population | None:
    """Note for an office how many live in a place, with source and day; None for a figure of 0.

    It becomes public at once where the actor may publish. A figure noted before stays.
    """
    if not entry.population:
        return None
    counted = entry.counted_on.iso if entry.counted_on else "undated"
    key = f"{place.key}-{counted}"
    known: Population | None = Population.objects.filter(office=office_id, key=key).first()
    if known is not None:
        return known
    with transaction.atomic():
        population = Population(
            office_id=office_id,
            key=key,
            place=place,
            people=entry.population,
            source=_source(entry, office_id),
        )
        population.counted_on = entry.counted_on
        save_record(actor, population)
        if policy.can_release(actor, population):
            release_record(actor, population)
    return population


def free_key(entry: DirectoryEntry) -> str:
    """Return a key no place has: frankfurt-am-main, else with country, else with official key."""
    base = slug_of(entry.name_in("de") if entry.country == "DE" else entry.name, entry.country)
    country = entry.country.lower()
    number = entry.ags or str(entry.geonames_id or "")
    base = base or f"place-{number}"
    for key in (base, f"{base}-{country}", f"{base}-{country}-{number}"):
        if not Place.objects.filter(key=key).exists():
            return key
    return f"{base}-{uuid.uuid4().hex[:8]}"


def slug_of(name: str, country: str) -> str:
    """Return a name as it stands in an address; German umlauts in two letters, accents dropped."""
    folded = fold_written_out(name) if country in _UMLAUTS_WRITTEN_OUT else fold(name)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return "-".join(plain.split())[:100].strip("-")


def _known(entry: DirectoryEntry) -> Place | None:
    """Return the place with the same official key."""
    same = Q()
    if entry.ags:
        same |= Q(ags=entry.ags)
    if entry.geonames_id:
        same |= Q(geonames_id=entry.geonames_id)
    found: Place | None = Place.objects.current().filter(same).first() if same else None
    return found


def _nameless(entry: DirectoryEntry) -> Place | None:
    """Return the place that has the city's key and country but no official key yet."""
    base = slug_of(entry.name_in("de") if entry.country == "DE" else entry.name, entry.country)
    found: Place | None = (
        Place.objects.current()
        .filter(key=base, country=entry.country, ags="", geonames_id=None)
        .first()
    )
    return found


def _fill(place: Place, entry: DirectoryEntry, names: Mapping[str, str]) -> None:
    """Set what the place lacks."""
    for language, text in {**entry.names, **names}.items():
        if text and (language in names or language not in place.name.texts):
            place.name = place.name.with_text(language, text)
    place.country = place.country or entry.country
    place.region = place.region or entry.region
    if place.latitude is None and entry.latitude is not None and entry.longitude is not None:
        place.latitude, place.longitude = _degrees(entry.latitude), _degrees(entry.longitude)
    place.ags, place.ars = place.ags or entry.ags, place.ars or entry.ars
    place.geonames_id = place.geonames_id or entry.geonames_id
    place.languages = place.languages or list(get_official_languages(entry.country))[:4]
    if not place.alternate_names:
        place.alternate_names = "\n".join(_other_names(entry, place.name))


def _degrees(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.00001"))


def _other_names(entry: DirectoryEntry, name: TranslatedText) -> list[str]:
    """Return other names worth keeping: no mere transcriptions, none that reads like another."""
    known = {fold(text) for text in name.texts.values()}
    kept: list[str] = []
    for other in (entry.name, *entry.other_names):
        folded = fold(other)
        # GeoNames writes machine transcriptions ("jytwmyr") in small Latin letters.
        if not folded or folded in known or (other[0].isascii() and other[0].islower()):
            continue
        known.add(folded)
        kept.append(other)
    # Other scripts first: no folding leads to them.
    kept.sort(key=str.isascii)
    return kept[:_MOST_OTHER_NAMES]


def _source(entry: DirectoryEntry, office_id: uuid.UUID) -> Source:
    """Return the office's source for the figure."""
    fields = dict(_DESTATIS)
    if entry.counted_on is None:
        fields = _GEONAMES | {"url": f"https://www.geonames.org/{entry.geonames_id}"}
    source, _ = Source.objects.get_or_create(
        office_id=office_id,
        title=fields["title"],
        url=fields["url"],
        defaults={"publisher": fields["publisher"]},
    )
    return source
