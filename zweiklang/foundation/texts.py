# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that know their language, their original and when a translation has become stale."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def fingerprint(text: str) -> str:
    """Return a short hash of a text, to see later whether it has changed."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Reading:
    """A text as one reader gets it: words, language, and whether the translation is stale."""

    text: str
    language: str
    wanted: str
    stale: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def other_language(self) -> bool:
        """Return whether the reader gets another language than asked for."""
        return bool(self.text) and self.language != self.wanted


@dataclass(frozen=True)
class TranslatedText:
    """One text in several languages.

    `texts` maps language codes to words; `based_on` maps each translation to the fingerprint of
    the original it was made from, so a later change of the original shows it as stale.
    """

    original: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    based_on: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def __str__(self) -> str:
        return self.texts.get(self.original, "") or next(iter(self.texts.values()), "")

    def is_stale(self, language: str) -> bool:
        """Return whether this translation was made from an older original."""
        if language == self.original or language not in self.texts:
            return False
        return self.based_on.get(language) != fingerprint(self.texts.get(self.original, ""))

    def stale_languages(self) -> list[str]:
        """Return the languages whose translation is stale, sorted."""
        return sorted(code for code in self.texts if self.is_stale(code))

    def read(self, language: str, fallbacks: tuple[str, ...] = ("en",)) -> Reading:
        """Return the text for a reader: asked language, then fallbacks, then the original."""
        for code in (language, *fallbacks, self.original, *self.texts):
            if self.texts.get(code):
                return Reading(self.texts[code], code, language, self.is_stale(code))
        return Reading("", language, language)

    def with_text(self, language: str, text: str, *, keep_stale: bool = False) -> TranslatedText:
        """Return a copy with this language set; an empty text removes the language.

        The first language written becomes the original. A translation counts as made from the
        original as it stands now, unless `keep_stale` says that nobody has looked at it.
        """
        texts, based_on = dict(self.texts), dict(self.based_on)
        original = self.original or language
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
            based_on.pop(language, None)
        if original not in texts:
            original = next(iter(texts), "")
            based_on.pop(original, None)
        if text and language != original and not keep_stale:
            based_on[language] = fingerprint(texts[original])
        return TranslatedText(original, texts, based_on)

    def to_json(self) -> dict[str, Any]:
        """Return the form stored in the database and in revisions."""
        if not self.texts:
            return {}
        return {
            "original": self.original,
            "texts": dict(self.texts),
            "based_on": dict(self.based_on),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any] | None) -> TranslatedText:
        """Return the text stored as JSON; nothing stored is an empty text."""
        if not value:
            return cls()
        return cls(value["original"], dict(value["texts"]), dict(value.get("based_on", {})))

    @classmethod
    def of(cls, **texts: str) -> TranslatedText:
        """Return a text from keywords; the first language is the original: of(de="…", en="…")."""
        result = cls()
        for language, text in texts.items():
            result = result.with_text(language, text)
        return result
