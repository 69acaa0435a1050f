# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row of any source as far as it can be understood by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.words import tidy
from zweiklang.inputs.plans import Problem


@dataclass(frozen=True)
class Spot:
    """Where a value stands in the file."""

    sheet: str
    row: int
    column: str = ""
    heading: str = ""

    def problem(self, message: str, advice: str = "") -> Problem:
        """Return a problem of this spot."""
        return Problem(message, advice, self.sheet, self.row, self.column, self.heading)


@dataclass
class TextEdit:
    """The columns of one translated text: only the languages that the file has."""

    words: dict[str, str] = field(default_factory=dict)
    original: str = ""
    stale: list[str] | None = None

    def merged(self, before: TranslatedText) -> TranslatedText:
        """Return the text after the edit; languages without a column stay.

        A changed original leaves translations behind as stale unless they change too or the file
        says which ones are.
        """
        text = before
        first = self.original or before.original
        for code in sorted(self.words, key=lambda code: code != first):
            if self.words[code] != tidy(text.texts.get(code, "")):
                text = text.with_text(code, self.words[code])
        if first != text.original and first in text.texts:
            former, text = text.original, replace(text, original=first)
            text = text.with_text(former, text.texts[former])
        return text if self.stale is None else self._marked(text)

    def _marked(self, text: TranslatedText) -> TranslatedText:
        """Return the text with exactly the named translations stale."""
        stale = set(self.stale or ())
        if set(text.stale_languages()) == stale & set(text.texts):
            return text
        fresh = TranslatedText(text.original, text.texts)
        for code in text.texts:
            if code not in stale and code != text.original:
                fresh = fresh.with_text(code, text.texts[code])
        return fresh


@dataclass
class SidesEdit:
    """The columns of one value per side."""

    words: dict[str, str] = field(default_factory=dict)

    def merged(self, before: Mapping[str, str]) -> dict[str, str]:
        """Return the values after the edit; sides without a column stay."""
        kept = {**before}
        for side, text in self.words.items():
            if text != tidy(kept.get(side, "")):
                kept[side] = text
        return {side: text for side, text in kept.items() if text}


@dataclass
class Draft:
    """One row: its values by field name, where each stands, and what could not be read."""

    slug: str
    spot: Spot
    values: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    release: bool | None = None
    problems: list[Problem] = field(default_factory=list)
    #: Set where nothing can be said of the rest of the row: which entry it means is unclear.
    is_void: bool = False

    @property
    def key(self) -> str:
        """Return the key as written."""
        return str(self.values.get("key") or "")

    def spot_of(self, name: str) -> Spot:
        """Return where a field stands, the row if it has no column."""
        return self.spots.get(name, self.spot)

    def give_up(self, message: str, advice: str) -> None:
        """Complain of the key and leave the row out of all further checks."""
        self.complain("key", message, advice)
        self.is_void = True

    def complain(self, name: str, message: str, advice: str = "") -> None:
        """Add a problem at a field."""
        self.problems.append(self.spot_of(name).problem(message, advice))
