# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The typefaces of PDF files, and which characters none of them can show."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

#: Packages that hold nothing but font files. Arabic has a typeface of its own, because Noto draws
#: its letters in pieces, and PDF files of them cannot be read aloud or searched.
_PACKAGES = (
    "fontpkg_fira_sans",
    "fontpkg_ibm_plex_sans_arabic",
    "manimgx_fonts",
    "manimgx_fonts_cjk",
)
MAIN = "Fira Sans"
#: Han letters differ by language; the first of these is taken where the text names none.
_HAN = {"zh": "SC", "ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK"}


def families(language: str = "") -> list[str]:
    """Return the names of the typefaces in the order in which a character is looked for."""
    code = language.lower()
    region = _HAN.get(code) or _HAN.get("-".join(code.split("-")[:2])) or _HAN.get(code[:2], "SC")
    names = (path.name.split("[")[0] for path in _noto())
    spaced = (re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in names)
    others = [name for name in spaced if name.startswith("Noto Sans ")]
    first = [MAIN, "Noto Sans", "IBM Plex Sans Arabic"]
    return [*first, *others, f"Noto Sans CJK {region}", "Noto Emoji"]


def missing(text: str, own: str = "") -> str:
    """Return the characters of a text that no typeface has, each once, in order."""
    wanted = dict.fromkeys(char for char in text if _needs_shape(char))
    for path in _files(own):
        if not wanted:
            break
        has = _characters(path)
        wanted = {char: None for char in wanted if ord(char) not in has}
    return "".join(wanted)


def lacks(text: str) -> bool:
    """Return whether a text has characters that Fira Sans has not."""
    has = _characters(_files("")[0])
    return any(_needs_shape(char) and ord(char) not in has for char in text)


def named(char: str) -> str:
    """Return what stands where a character cannot be shown."""
    return f"[U+{ord(char):04X}]"


def _needs_shape(char: str) -> bool:
    # White space, joiners, marks of direction and variation are never drawn themselves.
    return not (char.isspace() or unicodedata.category(char) in ("Cf", "Zs", "Cc") or _varies(char))


def _varies(char: str) -> bool:
    return 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """Return the folders with our typefaces."""
    found = []
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise RuntimeError(f"The package {package} with fonts is not installed.")
        found.append(Path(spec.origin).parent)
    return tuple(found)


@lru_cache(maxsize=1)
def _noto() -> list[Path]:
    return sorted(folders()[2].glob("*.ttf"), key=lambda path: path.name)


@lru_cache(maxsize=8)
def _files(own: str) -> list[Path]:
    """Return one file of each typeface, the usual ones first: reading others is seldom needed."""
    fira, arabic, noto, han = folders()
    mine = sorted(Path(own).glob("*.[ot]tf")) if own else []
    first = [fira / "files" / "FiraSans-Regular.ttf", noto / "NotoSans[wght].ttf"]
    second = arabic / "files" / "IBMPlexSansArabic-Regular.ttf"
    return [*first, *mine, second, *_noto(), *sorted(han.glob("*.tt[cf]"))]


@lru_cache(maxsize=64)
def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap())
