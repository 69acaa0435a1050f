# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities have agreed and made public, in the language of each side by side."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, override

from zweiklang.domain.joint import kinds, wording
from zweiklang.domain.joint.models import ASSURANCES
from zweiklang.domain.joint.records import PublicParty, PublicText
from zweiklang.domain.joint.wording import Part
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC

#: Characters of a text on the page of the partnership; a longer one goes on on its own page.
SHORT = 2_500


@dataclass(frozen=True)
class Column:
    """The text in one language, below the city or cities that read it."""

    language: str
    cities: tuple[PublicParty, ...]
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Agreed:
    """A public joint text with its columns, all of the same width."""

    text: PublicText
    kind: Any
    assurance: Any
    columns: tuple[Column, ...]
    is_cut: bool

    @property
    def named(self) -> list[PublicParty]:
        """Return the cities whose names stand below."""
        return [one for one in self.text.parties if one.named]

    @property
    def unnamed(self) -> list[PublicParty]:
        """Return the cities that took their names back."""
        return [one for one in self.text.parties if not one.named]


def agreed_texts(texts: Iterable[PublicText], own_place_id: uuid.UUID) -> list[Agreed]:
    """Return what is agreed and public, each text as short as the page wants it.

    Common topics and joint projects have a chapter of their own, see `together`.
    """
    chosen = [one for one in texts if one.kind not in (TOPIC, PROJECT)]
    return [agreed(one, own_place_id, SHORT) for one in chosen]


def agreed(text: PublicText, own_place_id: uuid.UUID, longest: int = 0, page: int = 1) -> Agreed:
    """Return one text with a column for each city's language, the own city's first.

    `longest`: characters of each column, 0 for a page of the whole text.
    """
    kind = kinds.kind_of(text.kind)
    written = wording.languages_of(text.content)
    by_language: dict[str, list[PublicParty]] = {}
    for party in sorted(text.parties, key=lambda one: (one.place_id != own_place_id, one.side)):
        language = party.language if party.language in written else _next_best(written)
        by_language.setdefault(language, []).append(party)
    columns, is_cut = [], False
    for language, parties in by_language.items():
        parts = wording.parts(kind, text.content, language)
        pages = wording.in_pages(parts, longest or wording.PAGE)
        is_cut = is_cut or len(pages) > 1
        shown = pages[min(page, len(pages)) - 1]
        title = str(kind.title(text.content).read(language))
        with override(language if translation.check_for_language(language) else None):
            rest = tuple(
                replace(one, label=str(one.label)) for one in shown if one.name != kind.title_field
            )
        columns.append(Column(language, tuple(parties), title, rest))
    level = dict(ASSURANCES)[text.assurance]
    return Agreed(text, kind.label, level, tuple(columns), is_cut)


def page_count(text: PublicText) -> int:
    """Return on how many pages the whole text stands, in its longest language."""
    kind = kinds.kind_of(text.kind)
    return max(
        len(wording.in_pages(wording.parts(kind, text.content, language)))
        for language in wording.languages_of(text.content) or ["en"]
    )


def _next_best(written: list[str]) -> str:
    """Return the language shown to a city whose own is missing."""
    wanted = get_language() or "en"
    return next((one for one in (wanted, "en", *written) if one in written), wanted)
