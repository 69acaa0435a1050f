# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says things with what they rest on: text in the reader's language, its sources, its records."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from babel.lists import format_list
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.foundation.date_words import in_words, locale_of
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.reports.blocks import (
    Block,
    Fact,
    Heading,
    Note,
    Paragraph,
    Reference,
    Report,
    Run,
    Text,
)
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.prose.dates import DAGGER


class Teller:
    """Makes blocks out of entries and remembers what they cite.

    In a draft each statement leads to its record, in a released report to its source only.
    """

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.content = telling.content
        self.language = telling.language
        self.choice = telling.content.selection
        self.has_examples = False
        self._sources = {one.id: one for one in telling.content.sources}
        self._cited: dict[str, Reference] = {}

    # -- Words ------------------------------------------------------------------------------------
    def read(self, text: TranslatedText) -> str:
        """Return the words in the language of the report, else in another one."""
        return str(text.read(self.language))

    def said(self, text: TranslatedText, *entries: records.Entry, strong: bool = False) -> Run:
        """Return a text as a run that knows its language if it is not that of the report."""
        reading = text.read(self.language)
        other = reading.language if reading.other_language else ""
        return self.run(str(reading), *entries, language=other, strong=strong)

    def run(
        self, words: str, *entries: records.Entry, language: str = "", strong: bool = False
    ) -> Run:
        """Return words that cite the entries; a dagger marks values that were made up."""
        if any(entry.is_demonstration for entry in entries):
            self.has_examples = True
            words = f"{words}{DAGGER}"
        cites = tuple(key for entry in entries for key in self._cite(entry))
        return Run(words, language=language, strong=strong, cites=tuple(dict.fromkeys(cites)))

    def sentences(self, *runs: Run | None) -> Text:
        """Return runs as running text, with a space between them; those left out count for none."""
        found = [run for run in runs if run is not None and run.text]
        return tuple(
            run
            if number == 0
            else Run(f" {run.text}", run.language, run.strong, run.url, run.cites)
            for number, run in enumerate(found)
        )

    def paragraph(self, *runs: Run | None, lead: bool = False) -> list[Block]:
        """Return a paragraph of sentences, no block if there is nothing to say."""
        text = self.sentences(*runs)
        return [Paragraph(text, lead)] if text else []

    def written(self, name: str) -> list[Block]:
        """Return an entered text as paragraphs: an empty line parts them."""
        return paragraphs(self.telling.word(name))

    # -- Names ------------------------------------------------------------------------------------
    def city(self, party: records.PartyEntry | None) -> str:
        """Return the name of a party's city."""
        return self.read(party.city.name) if party else ""

    def city_of(self, one: records.PartnershipEntry, side: str) -> str:
        """Return the name of the city of a side."""
        return self.city(one.party(side))

    def country(self, code: str) -> str:
        """Return the name of a country."""
        names = Locale.parse(locale_of(self.language)).territories
        return str(names.get(code.upper(), code))

    def others(self, one: records.PartnershipEntry) -> str:
        """Return the names of the other cities of a partnership."""
        return self.listed(self.city(party) for party in one.others)

    def title(self, one: records.PartnershipEntry) -> str:
        """Return a partnership's heading: its other cities with their countries."""
        return self.listed(
            f"{self.city(party)} ({self.country(party.city.country)})" for party in one.others
        )

    def own_city(self) -> str:
        """Return the name of the reporting office's city."""
        return self.read(self.content.office.city.name)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list in running text."""
        return str(format_list(list(words), locale=locale_of(self.language)))

    # -- References -------------------------------------------------------------------------------
    def _cite(self, entry: records.Entry) -> tuple[str, ...]:
        """Return the keys of what an entry rests on, and remember the references."""
        sources = [self._sources[one] for one in entry.sources if one in self._sources]
        if self.telling.is_draft:
            address = self.telling.address_of(entry)
            key = f"{entry.slug}-{entry.id.hex[:12]}"
            text = "; ".join(map(source_words, sources)) or _("no source on file")
            url = sources[0].url if sources else ""
            self._cited[key] = Reference(key, text, url, address)
            return (key,)
        for one in sources:
            key = f"source-{one.id.hex[:12]}"
            self._cited[key] = Reference(key, source_words(one), one.url)
        return tuple(f"source-{one.id.hex[:12]}" for one in sources)

    # -- The whole --------------------------------------------------------------------------------
    def report(
        self,
        blocks: Iterable[Block],
        *,
        header: tuple[Fact, ...] = (),
        subtitle: str = "",
        pages: int = 0,
    ) -> Report:
        """Return the finished report."""
        told = list(blocks)
        if self.has_examples:
            told.append(Note((Run(_("† Example value, made up.")),)))
        made_on = self.telling.made_on
        return Report(
            title=self.telling.title,
            language=self.language,
            blocks=tuple(told),
            author=self.read(self.content.office.name),
            subtitle=subtitle,
            references=tuple(self._cited.values()),
            snapshot=self.telling.snapshot,
            known_on=self.choice.known_on.isoformat(),
            made_on=made_on.isoformat() if made_on else "",
            is_draft=self.telling.is_draft,
            header=header,
            pages=pages,
        )


def source_words(source: records.SourceEntry) -> str:
    """Return a source as readers find it again: who published it, its title, its day."""
    parts = [source.publisher, source.title]
    if source.published_on:
        parts.append(in_words(source.published_on, long=True))
    return ", ".join(part for part in parts if part)


def heading(words: str, level: int = 1) -> Heading:
    """Return a heading."""
    return Heading((Run(words),), level)  # type: ignore[arg-type]  # 1, 2 or 3


def paragraphs(words: str) -> list[Block]:
    """Return entered words as paragraphs; an empty line parts them."""
    parts = (" ".join(part.split()) for part in words.split("\n\n"))
    return [Paragraph((Run(part),)) for part in parts if part]
