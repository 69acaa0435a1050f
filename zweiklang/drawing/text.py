# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How wide a text will be and how it breaks: SVG text neither wraps nor reports its width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from zweiklang.drawing.glyph_widths import RUNS

_WIDTHS = {start + i: width for start, widths in RUNS for i, width in enumerate(widths)}
# Where the caller knows the language, it has marked with these where long words may be divided.
SOFT_HYPHEN = "\u00ad"
# Control characters, lone surrogates, separators of lines and paragraphs.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
# Scripts Fira Sans lacks come from a fallback font; these are its widest usual letters.
_UNKNOWN, _ARABIC, _WIDE, _PICTURE = 760, 640, 1060, 1450
_SAFETY = 1.02
# A syllable of German, French or English mostly begins with one consonant sound before a vowel.
_SYLLABLE = re.compile(
    r"(?<![cps](?=h))(?=(?:sch|ch|ph|th|qu|[bdfgjklmnprstvwxzßh])[aeiouyäöüéèáàâ])"
    r"(?<!s(?=ch))(?<!c(?=k))"
)


def _advance(char: str) -> int:
    code = ord(char)
    if code in _WIDTHS:
        return _WIDTHS[code]
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if 0x590 <= code < 0x780:
        return _ARABIC
    if code >= 0x1F000 or 0x2600 <= code < 0x27C0:
        return _PICTURE
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


@lru_cache(maxsize=8192)
def _advances(text: str) -> int:
    """Return the width of one line in thousandths of its size: that of its letters together."""
    return sum(map(_advance, text))


def _scaled(advances: int, size: float) -> float:
    return advances * size / 1000 * _SAFETY


def text_width(text: str, size: float) -> float:
    """Return the width of one line in the units of `size`, safe for every weight up to 600."""
    return _scaled(_advances(text), size)


def shorten(text: str, size: float, width: float) -> str:
    """Return the text, or as much of it with an ellipsis as fits; empty if not even that fits."""
    if text_width(text, size) <= width:
        return text
    room = width - text_width("…", size)
    used = 0
    for i, char in enumerate(text):
        used += _advance(char)
        if _scaled(used, size) > room:
            kept = text[:i].rstrip(" ,;:–-")
            return kept + "…" if kept else ""
    return text


def wrap(text: str, size: float, width: float, max_lines: int) -> list[str]:
    """Return the text in at most `max_lines` lines of at most `width`; the rest becomes "…".

    A word that is too long for a line is cut with a hyphen, at a soft hyphen if it has any. Control
    characters and runs of white space become one space.
    """
    if text_width(clean(text), size) <= width:
        return [clean(text)]
    return [clean(line) for line in _wrapped(text, size, width, max_lines)]


def _wrapped(
    text: str, size: float, width: float, max_lines: int, *, whole: bool = False
) -> list[str]:
    """Return the lines with their soft hyphens; if `whole` nothing where the text must be cut."""
    words = _spaced(text).split(" ")
    lines: list[str] = []
    line, used, space = "", 0, _advances(" ")
    for i, word in enumerate(words):
        longer = used + space + _advances(word) if line else _advances(word)
        if _scaled(longer, size) <= width:
            line, used = f"{line} {word}" if line else word, longer
            continue
        if len(lines) == max_lines - 1:
            if whole:
                return []
            rest = " ".join([line, *words[i:]]) if line else " ".join(words[i:])
            return [*lines, shorten(rest, size, width)]
        if line:
            lines.append(line)
        line = word
        while text_width(line, size) > width and len(lines) < max_lines - 1:
            head = _longest_head(line, size, width - text_width("-", size))
            joined = not head.rstrip(SOFT_HYPHEN)[-1:].isalpha() or is_right_to_left(head)
            lines.append(head if joined else f"{head}-")
            line = line[len(head) :]
        used = _advances(line)
        if _scaled(used, size) > width:
            if whole:
                return []
            rest = " ".join([line, *words[i + 1 :]])
            return [*lines, shorten(rest, size, width)]
    return [*lines, line] if line or not lines else lines


def balanced(text: str, size: float, width: float, max_lines: int) -> list[str]:
    """Return the lines of `wrap`, made as equally long as the same number of lines allows."""
    lines = wrap(text, size, width, max_lines)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    parts = re.split(f"[ {SOFT_HYPHEN}]", _spaced(text))
    longest = max(text_width(part, size) for part in parts)
    low = min(width, max(longest, text_width(clean(text), size) / len(lines)))
    for step in range(6):
        tighter = low + (width - low) * step / 6
        trial = _wrapped(text, size, tighter, max_lines, whole=True)
        if len(trial) == len(lines):
            return [clean(line) for line in trial]
    return lines


def is_cut(lines: Sequence[str], text: str) -> bool:
    """Return whether lines of a text end in an ellipsis that is not its own."""
    return bool(lines) and lines[-1].endswith("…") and not clean(text).endswith("…")


def clean(text: str) -> str:
    """Return the text without control characters, every run of white space one space."""
    return _spaced(text).replace(SOFT_HYPHEN, "")


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def is_right_to_left(text: str, default: bool = False) -> bool:
    """Return whether the first letter with a direction runs right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return default


def _longest_head(word: str, size: float, width: float) -> str:
    """The longest beginning that fits: to a soft hyphen, a probable syllable, else anywhere."""
    used, fits = 0, len(word)
    for i, char in enumerate(word):
        used += _advance(char)
        if _scaled(used, size) > width:
            fits = max(i, 1)
            break
    marked = word.rfind(SOFT_HYPHEN, 1, fits + 1)
    if marked > 0:
        return word[: marked + 1]
    cuts = [m.start() for m in _SYLLABLE.finditer(word)]
    good = [cut for cut in cuts if 3 <= cut <= min(fits, len(word) - 3)]
    return word[: max(good)] if good and max(good) > fits // 2 else word[:fits]
