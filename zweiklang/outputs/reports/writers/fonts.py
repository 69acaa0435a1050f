# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The typefaces of PDF files, and which characters none of them can show."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

#: Packages that hold nothing but font files: Fira Sans, Noto Sans for other scripts, Noto Sans CJK.
_PACKAGES = ("fontpkg_fira_sans", "manimgx_fonts", "manimgx_fonts_cjk")
MAIN = "Fira Sans"
#: Han letters differ by language; the first of these is taken where the text names none.
_HAN = {"zh": "SC", "ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK"}


@lru_cache(maxsize=8)
def typefaces(own: str = "") -> typst.Fonts:
    """Return the fonts for Typst, those in the folder `own` beside ours; never the system's."""
    folders = [str(folder) for folder in (*_folders(), *((Path(own),) if own else ()))]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def families(language: str = "") -> list[str]:
    """Return the names of the typefaces in the order in which a character is looked for."""
    known = typefaces().families()
    code = language.lower()
    region = _HAN.get(code) or _HAN.get("-".join(code.split("-")[:2])) or _HAN.get(code[:2], "SC")
    first = [MAIN, "Noto Sans", f"Noto Sans CJK {region}"]
    others = [one for one in known if one.startswith("Noto Sans ") and "CJK" not in one]
    return [*first[:2], *others, first[2], "Noto Emoji"]


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
def _folders() -> tuple[Path, ...]:
    found = []
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise RuntimeError(f"The package {package} with fonts is not installed.")
        found.append(Path(spec.origin).parent)
    return tuple(found)


def _files(own: str) -> list[Path]:
    """Return one file of each typeface, the usual ones first: reading others is seldom needed."""
    fira, noto, han = _folders()
    rest = sorted(
        noto.glob("*.ttf"), key=lambda path: (path.name != "NotoSans[wght].ttf", path.name)
    )
    mine = sorted(Path(own).glob("*.[ot]tf")) if own else []
    return [fira / "files" / "FiraSans-Regular.ttf", *mine, *rest, *sorted(han.glob("*.tt[cf]"))]


@lru_cache(maxsize=64)
def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap())
