# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a city is called in German, in English and where it lies.

GeoNames' list, as the package brings it, does not say which name is of which language. German and
English names come from CLDR and from a list of our own; the local one is told by its script, and
only where it is beyond doubt.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from babel import Locale

from zweiklang.foundation.folding import fold

_ARABIC = "PS EG JO LB SY IQ SA AE QA KW OM YE LY TN DZ MA MR SD BH"
#: Country to its main language and the script that tells it, as Unicode names its letters.
_SCRIPTS = {
    "UA": ("uk", "CYRILLIC"),
    "RU": ("ru", "CYRILLIC"),
    "BG": ("bg", "CYRILLIC"),
    "IL": ("he", "HEBREW"),
    "CN": ("zh", "CJK"),
    "TW": ("zh", "CJK"),
    "KR": ("ko", "HANGUL"),
    "GR": ("el", "GREEK"),
    "CY": ("el", "GREEK"),
    "GE": ("ka", "GEORGIAN"),
    "AM": ("hy", "ARMENIAN"),
    "TH": ("th", "THAI"),
} | dict.fromkeys(
    re.findall(r"\S+", "PS EG JO LB SY IQ SA AE QA KW OM YE LY TN DZ MA MR SD BH"), ("ar", "ARABIC")
)
#: Letters that betray a name of another language in the same script.
_FOREIGN = {
    "uk": "ыэёъў", "ru": "іїєґўђјљњћџ", "bg": "ыэёіїєґўђјљњћџ", "ar": "پچژگکیەۆێےۀٹ",
}  # fmt: skip
#: The official transcription of 2010, each letter before what it becomes.
_UKRAINIAN = {
    pair[0]: pair[1:]
    for pair in re.findall(
        r"\S+",
        "аa бb вv гh ґg дd еe єie жzh зz иy іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch "
        "шsh щshch ь юiu яia",
    )
}


@cache
def exonyms() -> dict[tuple[str, str], dict[str, str]]:
    """Return country and GeoNames' name to the names by language, from our own list."""
    text = files("zweiklang.domain.places").joinpath("data/exonyms.csv").read_text("utf-8")
    return {
        (row["country"], row["name"]): {
            language: row[language] for language in ("de", "en") if row[language]
        }
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _named_zones() -> dict[tuple[str, str], dict[str, str]]:
    """Return time zone and folded English name to the names by language, from CLDR."""
    german, english = (Locale(code).time_zones for code in ("de", "en"))
    zones: dict[tuple[str, str], dict[str, str]] = {}
    for zone, names in german.items():
        city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if "city" in names:
            zones[zone, fold(city)] = {"de": names["city"], "en": city}
    return zones


def names_of(name: str, country: str, zone: str, others: Iterable[str]) -> dict[str, str]:
    """Return the names by language of a city abroad: en always, de and the local one if known."""
    plain = name.replace("’", "'").replace("‘", "'")
    found = {"en": plain}
    found |= _named_zones().get((zone, fold(name)), {})
    found |= exonyms().get((country, name), {})
    if local := _local(country, plain, others):
        found.setdefault(*local)
    return found


def _local(country: str, name: str, others: Iterable[str]) -> tuple[str, str] | None:
    """Return the language and name in the country's own script, None where it is not certain."""
    if country not in _SCRIPTS:
        return None
    language, script = _SCRIPTS[country]
    written = [
        other
        for other in others
        if _script(other) == script and not set(other.lower()) & set(_FOREIGN.get(language, ""))
    ]
    if language == "uk":
        written = [one for one in written if _same_sound(one, name)]
    if script == "CJK":
        written = list(dict.fromkeys(one.removesuffix("市") for one in written))
    return (language, written[0]) if len(written) == 1 else None


def _script(word: str) -> str:
    letters = {unicodedata.name(sign, "").split(" ")[0] for sign in word if sign.isalpha()}
    return letters.pop() if len(letters) == 1 else ""


def _same_sound(cyrillic: str, latin: str) -> bool:
    """Return whether the name, in the official Ukrainian transcription, reads as the Latin one."""
    read = "".join(_UKRAINIAN.get(letter, letter) for letter in cyrillic.lower())
    plain = latin.lower().replace("yi", "i").replace("y", "").replace("i", "")
    return read.replace("y", "").replace("i", "") == plain
