# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.factories import SYSTEM, actor_for, add_place
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.actions import adopt_place, slug_of
from zweiklang.domain.places.directory import find
from zweiklang.domain.places.models import Place, Population
from zweiklang.foundation import search
from zweiklang.foundation.actors import Actor, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_a_city_of_the_directory_becomes_a_public_shared_place() -> None:
    place = adopt_place(SYSTEM, find("Frankfurt am Main")[0])
    assert (place.key, place.ags, place.country) == ("frankfurt-am-main", "06412000", "DE")
    assert place.office_id is None
    assert place.is_public
    assert place.languages == ["de"]


def test_names_given_come_before_those_of_the_directory() -> None:
    place = adopt_place(SYSTEM, find("Zhytomyr")[0], {"de": "Shytomyr", "fr": "Jytomyr"})
    assert dict(place.name.texts) == {
        "en": "Zhytomyr", "de": "Shytomyr", "uk": "Житомир", "fr": "Jytomyr",
    }  # fmt: skip


def test_the_other_names_are_found_by_the_search() -> None:
    adopt_place(SYSTEM, find("Zhytomyr")[0])
    for text in ("Schytomyr", "Zhytomyr", "Jitomir", "Житомир"):
        assert search.search(SYSTEM, text).total == 1, text


def test_adopting_twice_gives_the_same_place() -> None:
    first = adopt_place(SYSTEM, find("Kumasi")[0])
    assert adopt_place(SYSTEM, find("Kumasi")[0]).pk == first.pk
    assert Place.objects.count() == 1
    assert Place.objects.get().revision == 2  # added, released


def test_a_place_that_only_has_the_key_gets_what_it_lacks() -> None:
    bare = add_place("kumasi", "GH", en="Kumasi", de="Kumase")
    place = adopt_place(SYSTEM, find("Kumasi")[0])
    assert place.pk == bare.pk
    assert place.geonames_id == 2_298_890
    assert place.name.texts["de"] == "Kumase"


def test_cities_of_the_same_name_get_different_keys() -> None:
    keys = [adopt_place(SYSTEM, entry).key for entry in find("Buffalo", country="US")[:2]]
    assert keys == ["buffalo", "buffalo-us"]
    german = [one for one in find("Neuenkirchen", limit=9) if one.name == "Neuenkirchen"][:3]
    keys = [adopt_place(SYSTEM, entry).key for entry in german]
    assert keys == ["neuenkirchen", "neuenkirchen-de", f"neuenkirchen-de-{german[2].ags}"]


@pytest.mark.parametrize(
    ("name", "country", "slug"),
    [
        ("Köln", "DE", "koeln"),
        ("Gümüşhane", "TR", "gumushane"),
        ("Xi’an", "CN", "xian"),
        ("Halle (Saale)", "DE", "halle-saale"),
        ("西安", "CN", ""),
    ],
)
def test_addresses_are_written_in_plain_letters(name: str, country: str, slug: str) -> None:
    assert slug_of(name, country) == slug


def test_the_population_is_noted_for_the_office_with_source_and_day(kumasi: Office) -> None:
    adopt_place(SYSTEM, find("Dortmund")[0], office_id=kumasi.pk)
    adopt_place(SYSTEM, find("Dortmund")[0], office_id=kumasi.pk)
    population = Population.objects.get()
    assert (population.people, str(population.counted_on)) == (588_250, "2019-12-31")
    assert population.office_id == kumasi.pk
    assert "Destatis" in population.source.publisher
    assert population.is_public


def test_an_undated_figure_stays_undated_and_names_geonames(dortmund: Office) -> None:
    adopt_place(SYSTEM, find("Dabola")[0], office_id=dortmund.pk)
    population = Population.objects.get()
    assert population.counted_on is None
    assert population.source.url == "https://www.geonames.org/2422442"


def test_readers_and_the_public_cannot_adopt(clara: User, public: Actor) -> None:
    for actor in (actor_for(clara), public):
        with pytest.raises(Refused):
            adopt_place(actor, find("Dabola")[0])
    assert not Place.objects.filter(key="dabola").exists()
