# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The codes of the 2030 Agenda: how people write them, what is meant, in which order they stand."""

import re
import unicodedata
from collections.abc import Collection
from typing import Literal

Kind = Literal["goal", "target", "indicator"]

# No spelling of a code needs more characters; a longer text is a sentence, not a code.
LONGEST_SPELLING = 60

# What people put before a code, in the languages of the framework texts.
LEADING_WORDS = (
    # English and German
    *("sdgs", "sdg", "goals", "goal", "targets", "target", "indicators", "indicator"),
    *("ziele", "ziel", "unterziele", "unterziel", "zielvorgabe", "indikator", "agenda 2030"),
    # French, Spanish, Romanian, Turkish
    *("odd", "objectif", "cible", "indicateur", "ods", "objetivo", "meta"),
    *("obiectivul", "obiectiv", "ținta", "skh", "ska", "amaç", "hedef", "gösterge"),
    # Russian, Ukrainian, Arabic, Chinese
    *("цур", "цель", "задача", "показатель", "цср", "ціль", "завдання", "показник"),
    *("الهدف", "هدف", "الغاية", "غاية", "المؤشر", "مؤشر"),
    *("可持续发展目标", "具体目标", "目标", "指标"),
)
_WORD = "|".join(re.escape(word) for word in sorted(LEADING_WORDS, key=len, reverse=True))
_SEPARATOR = r"[.,\-_:]"
_CODE = re.compile(
    rf"(?:(?:{_WORD})[\s.:#\-_]*)*"
    rf"(?P<goal>\d{{1,2}})"
    rf"(?:\s*{_SEPARATOR}?\s*(?P<letter>[a-d])|\s*{_SEPARATOR}\s*(?P<number>\d{{1,2}}))?"
    rf"(?:\s*{_SEPARATOR}\s*(?P<indicator>\d{{1,2}}))?"
    r"[\s.:]*"
)
# Cyrillic letters that look like the Latin ones the codes are written with.
_LOOKALIKES = str.maketrans({"а": "a", "с": "c", "ԁ": "d"})
_CANONICAL = re.compile(r"(\d+)(?:\.(\d+|[a-d]))?(?:\.(\d+))?")


class CodeError(ValueError):
    """Tells that a text names no goal, target or indicator, and what to write instead.

    text: what was given. meant: the code that was read from it, or "" if none could be read.
    """

    def __init__(self, text: str, meant: str, advice: str) -> None:
        self.text = text
        self.meant = meant
        super().__init__(advice)


def kind_of(code: str) -> Kind:
    """Return whether a well-formed code stands for a goal, a target or an indicator."""
    kinds: tuple[Kind, ...] = ("goal", "target", "indicator")
    return kinds[code.count(".")]


def goal_of(code: str) -> str:
    """Return the goal of a code: "13" for "13", "13.b" and "13.b.1"."""
    return code.partition(".")[0]


def is_part(code: str, whole: str) -> bool:
    """Return whether a code is a goal or target, or a part of it: "13.b.1" of "13.b" and "13"."""
    return code == whole or code.startswith(f"{whole}.")


def target_of(code: str) -> str:
    """Return the target of an indicator or target: "13.b" for "13.b.1"; "" for a goal."""
    return ".".join(code.split(".")[:2]) if "." in code else ""


def sort_key(code: str) -> tuple[int, int, int, int]:
    """Return a key that puts codes in the order of the resolution: 1, 1.2, 1.10, 1.a, 1.a.1, 2.

    A goal comes before its targets, a target before its indicators, numbers before letters.
    Raises CodeError for anything but a well-formed code; parse_code makes one.
    """
    match = _CANONICAL.fullmatch(code)
    if not match:
        raise _unreadable(code)
    goal, target, indicator = match.groups()
    if target is None:
        return int(goal), 0, 0, 0
    lettered = target.isalpha()
    position = ord(target) if lettered else int(target)
    return int(goal), 2 if lettered else 1, position, int(indicator or 0)


def read_code(text: str, known: Collection[str]) -> str:
    """Return the code that a text means, if it is among the known ones.

    Reads "SDG 13", "Ziel 13", "ODD 6", "13.B", "6a", "SDG 11,6", "1-a-1", full-width and Arabic
    digits, with spaces and a closing full stop. Raises CodeError otherwise.
    """
    plain = _plain(text)
    match = _CODE.fullmatch(plain) if len(text) <= LONGEST_SPELLING else None
    if not match:
        raise _unreadable(text)
    target = match["letter"] or (match["number"] and str(int(match["number"])))
    parts = [str(int(match["goal"])), target, match["indicator"] and str(int(match["indicator"]))]
    if parts[2] and not target:
        raise _unreadable(text)
    code = ".".join(part for part in parts if part)
    if code not in known:
        raise CodeError(text, code, _advice(code, known))
    return code


def _plain(text: str) -> str:
    """Return the text in small letters, composed, with Latin digits and look-alikes replaced."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    folded = unicodedata.normalize("NFC", folded.replace("\u0307", ""))
    digits = "".join(str(unicodedata.digit(c, c)) for c in folded)
    dashed = re.sub(r"[‐‑–—−]", "-", digits)
    return re.sub(r"(?<=[\d.,\-_\s])[асԁ](?=$|[\s.,\-_:])", _latin, dashed)


def _latin(match: re.Match[str]) -> str:
    return match[0].translate(_LOOKALIKES)


def _unreadable(text: str) -> CodeError:
    shown = text if len(text) <= 40 else text[:39] + "…"
    return CodeError(
        text,
        "",
        f"“{shown}” names no goal, target or indicator of the 2030 Agenda. "
        "Write a goal (13), a target (13.1 or 13.a) or an indicator (13.1.1).",
    )


def _advice(code: str, known: Collection[str]) -> str:
    """Return what exists nearest above the code, so that the reader can choose."""
    goal, target = goal_of(code), target_of(code)
    if goal not in known:
        return f"There is no goal {goal}. Write a goal from 1 to 17."
    above = goal if target not in known else target
    here = sorted(
        (c for c in known if c.startswith(above + ".") and c.count(".") == above.count(".") + 1),
        key=sort_key,
    )
    listed = ", ".join(here)
    if above == goal:
        return f"There is no target {target}. Goal {goal} has these targets: {listed}."
    return f"There is no indicator {code}. Target {target} has these indicators: {listed}."
