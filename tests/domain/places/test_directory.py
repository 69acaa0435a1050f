# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from django.utils.translation import override
from pytest_django import Settings

from zweiklang.domain.places import directory as module
from zweiklang.domain.places.directory import DirectoryEntry, entry, find, full_label, store
from zweiklang.domain.places.directory.names import exonyms
from zweiklang.domain.places.directory.sources import municipalities
from zweiklang.foundation.folding import fold

pytestmark = pytest.mark.usefixtures("directory")


def first(text: str) -> DirectoryEntry:
    return find(text)[0]


def test_all_german_municipalities_are_there_with_their_keys() -> None:
    cities = list(municipalities())
    assert len(cities) == 11_004
    assert len({city.ags for city in cities}) == 11_004
    assert all(city.ars[:5] == city.ags[:5] and city.region for city in cities)
    assert sum(city.population for city in cities) == 83_166_711


def test_dortmund_carries_everything_the_office_needs() -> None:
    dortmund = first("Dortmund")
    assert (dortmund.ags, dortmund.ars) == ("05913000", "059130000000")
    assert (dortmund.region, dortmund.country) == ("Nordrhein-Westfalen", "DE")
    assert (dortmund.population, str(dortmund.counted_on)) == (588_250, "2019-12-31")
    assert (dortmund.postcode, dortmund.geonames_id) == ("44135", 2_935_517)
    assert dortmund.time_zone == "Europe/Berlin"
    assert dortmund.latitude == pytest.approx(51.514, abs=0.01)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Dura", "Dūrā", "PS"),
        ("دورا", "Dūrā", "PS"),
        ("Dabola", "Dabola", "GN"),
        ("Cluj-Napoca", "Cluj-Napoca", "RO"),
        ("Klausenburg", "Cluj-Napoca", "RO"),
        ("Kumasi", "Kumasi", "GH"),
        ("Coumassie", "Kumasi", "GH"),
        ("Novi Sad", "Novi Sad", "RS"),
        ("Neusatz", "Novi Sad", "RS"),
        ("Нови Сад", "Novi Sad", "RS"),
        ("Zhytomyr", "Zhytomyr", "UA"),
        ("Schytomyr", "Zhytomyr", "UA"),
        ("Житомир", "Zhytomyr", "UA"),
        ("Jitomir", "Zhytomyr", "UA"),
        ("Trabzon", "Trabzon", "TR"),
        ("Trapezunt", "Trabzon", "TR"),
        ("Xi'an", "Xi’an", "CN"),
        ("Xian", "Xi’an", "CN"),
        ("西安", "Xi’an", "CN"),
        ("Netanya", "Netanya", "IL"),
        ("Netanja", "Netanya", "IL"),
        ("נתניה", "Netanya", "IL"),
        ("نتانيا", "Netanya", "IL"),
        ("Rostov-on-Don", "Rostov-on-Don", "RU"),
        ("Rostow am Don", "Rostov-on-Don", "RU"),
        ("Ростов-на-Дону", "Rostov-on-Don", "RU"),
        ("Amiens", "Amiens", "FR"),
        ("Leeds", "Leeds", "GB"),
        ("Buffalo", "Buffalo", "US"),
        ("Zwickau", "Zwickau", "DE"),
        ("Cologne", "Köln", "DE"),
        ("Koeln", "Köln", "DE"),
        ("köln", "Köln", "DE"),
        ("Frankfurt", "Frankfurt am Main", "DE"),
        ("Rom", "Rome", "IT"),
        ("Kiew", "Kyiv", "UA"),
        ("Warszawa", "Warsaw", "PL"),
    ],
)
def test_a_city_is_found_first_by_any_common_name(text: str, name: str, country: str) -> None:
    assert (first(text).name, first(text).country) == (name, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dortmnud", "Dortmund"),
        ("Schitomir", "Zhytomyr"),
        ("Frankfrut am Main", "Frankfurt am Main"),
        ("Zwikau", "Zwickau"),
        ("Trabson", "Trabzon"),
        ("Kumassi", "Kumasi"),
    ],
)
def test_a_slip_does_not_hide_the_city(text: str, name: str) -> None:
    assert name in [one.name for one in find(text, limit=3)]


def test_the_beginning_of_a_name_is_enough_and_larger_cities_come_first() -> None:
    names = [one.name for one in find("dortm")]
    assert names[0] == "Dortmund"
    assert first("frankf").name == "Frankfurt am Main"


def test_the_same_city_from_both_lists_stands_there_once() -> None:
    assert [one.country for one in find("Zwickau")].count("DE") == 1
    database = sqlite3.connect(store.settings.DIRECTORY_FILE)
    twice = database.execute(
        "SELECT geonames_id FROM city WHERE geonames_id IS NOT NULL "
        "GROUP BY geonames_id HAVING COUNT(*) > 1"
    ).fetchall()
    abroad = database.execute("SELECT COUNT(*) FROM city WHERE country='DE' AND ags=''").fetchone()
    database.close()
    assert twice == []
    assert abroad == (0,)


def test_a_country_or_state_narrows_the_answer() -> None:
    assert first("Buffalo, Minnesota").region == "Minnesota"
    assert {one.country for one in find("San", country="ML")} == {"ML"}
    assert first("Halle, Sachsen-Anhalt").name == "Halle (Saale)"
    assert first("Dura, Palästin").country == "PS"


def test_official_keys_and_postcodes_are_answered() -> None:
    assert first("05913000").name == "Dortmund"
    assert "Dortmund" in [one.name for one in find("44135")]


@pytest.mark.parametrize("text", ["", "  ", "%_*\"'", "xyzzyqwertz", "9" * 300, ",", "…"])
def test_what_means_no_city_finds_none(text: str) -> None:
    assert find(text) == []


def test_names_are_given_by_language() -> None:
    assert first("Zhytomyr").names == {"en": "Zhytomyr", "de": "Schytomyr", "uk": "Житомир"}
    assert first("Dura").names == {"en": "Dura", "de": "Dura", "ar": "دورا"}
    assert first("Kiew").name_in("de") == "Kiew"
    assert first("Köln").name_in("en") == "Cologne"
    assert first("Kumasi").name_in("de") == "Kumasi"
    assert first("Buffalo").label("de") == "Buffalo (New York, Vereinigte Staaten)"


def test_every_exonym_of_ours_is_a_name_geonames_knows_too() -> None:
    for (country, name), names in exonyms().items():
        (found, *_) = [one for one in find(name, country=country) if one.name == name]
        known = {fold(one) for one in (found.name, *found.other_names)}
        unknown = [one for one in names.values() if fold(one) not in known]
        assert not unknown, (country, name, unknown)


def test_an_entry_is_found_again_by_its_key() -> None:
    for text in ("Dortmund", "Kumasi"):
        assert entry(first(text).key) == first(text)
    assert entry("ags-00000000") is None


def test_a_damaged_file_is_built_anew(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DIRECTORY_FILE = tmp_path / "directory.sqlite3"
    settings.DIRECTORY_FILE.write_bytes(b"not a database" * 100)
    monkeypatch.setattr(store, "_build", lambda target: target.write_text("built"))
    assert module.build_if_needed()
    assert settings.DIRECTORY_FILE.read_text() == "built"


def test_a_failed_build_says_what_to_do_and_leaves_nothing_behind(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DIRECTORY_FILE = tmp_path / "directory.sqlite3"
    monkeypatch.setattr(store.sys, "executable", "/bin/false")
    with pytest.raises(store.DirectoryNotBuilt, match="zweiklang build_directory"):
        module.build_if_needed()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["directory.lock"]


def _wait_for_build(target: Path, log: Path) -> None:
    store.settings.DIRECTORY_FILE = target

    def slow(path: Path) -> None:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
        database = sqlite3.connect(path)
        database.execute("CREATE TABLE about (version, cities)")
        database.execute("INSERT INTO about VALUES (?, 0)", (store.data_version(),))
        database.commit()
        database.close()

    store._build = slow
    store.build_if_needed()


def test_of_two_processes_only_one_builds(tmp_path: Path) -> None:
    target, log = tmp_path / "directory.sqlite3", tmp_path / "log"
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_wait_for_build, args=(target, log)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert len(log.read_text().splitlines()) == 1


def test_two_cities_of_a_name_in_one_state_are_told_apart() -> None:
    labels = [full_label(one, "de") for one in find("Oberhausen", limit=8)]
    assert len(set(labels)) == len(labels)
    assert "Oberhausen (Nordrhein-Westfalen, Deutschland)" in labels
    assert "Oberhausen (86697, Bayern, Deutschland)" in labels
    assert "Oberhausen (82386, Bayern, Deutschland)" in labels


def test_no_two_cities_share_a_full_label() -> None:
    """German ones with the postcode or key, others with how many live there."""
    doubles = store.connection().execute(
        "SELECT key FROM city WHERE (name, region, country) IN (SELECT name, region, country "
        "FROM city WHERE country IN ('DE', 'PS', 'RU') GROUP BY 1, 2, 3 HAVING count(*) > 1)"
    )
    with override("en"):
        labels = [full_label(one, "en") for row in doubles if (one := entry(row["key"]))]
    assert len(labels) > 300
    assert len(set(labels)) == len(labels)
    assert any("AGS " in label for label in labels)
    assert any(" inhabitants, " in label for label in labels)
