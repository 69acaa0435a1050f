# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The few words that writers add to a report: labels of notes, the foot, the list of sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from zweiklang.foundation.date_words import in_words
from zweiklang.outputs.reports.blocks import Report

#: As much of the digest as is needed to tell two snapshots apart.
SHORT = 12


@dataclass(frozen=True)
class Words:
    """What a writer says beside the report, in `language`: that of the report if we speak it."""

    language: str
    source: str
    sources: str
    no_source: str
    record: str
    draft: str
    note: str
    missing: str
    warning: str
    no_figure: str
    no_typeface: str
    standing: tuple[str, ...]
    page: str

    def label(self, weight: str) -> str:
        """Return the word before a note."""
        return {"note": self.note, "missing": self.missing, "warning": self.warning}[weight]


def spoken(language: str) -> str:
    """Return the interface language in which a report of this language is accompanied."""
    known = [code for code, _name in settings.LANGUAGES]
    for code in (language, language.split("-")[0], "en"):
        if code in known:
            return code
    return str(known[0])


def words_for(report: Report) -> Words:
    """Return the words that go with a report."""
    language = spoken(report.language)
    with translation.override(language):
        return Words(
            language=language,
            source=_("Source"),
            sources=_("Sources"),
            no_source=_("No source is given."),
            record=_("Open the entry"),
            draft=_("Draft"),
            note=_("Note"),
            missing=_("Missing"),
            warning=_("Mind"),
            no_figure=_("The figure cannot be drawn. It would show: %(what)s"),
            no_typeface=_("No typeface has these characters: %(which)s"),
            standing=tuple(_standing(report, language)),
            page=_("Page %(number)s of %(all)s"),
        )


def _standing(report: Report, language: str) -> list[str]:
    """Return the parts of the foot: known on, snapshot, made on, as far as they are given."""
    parts = []
    if report.known_on:
        parts.append(_("As known on %(day)s") % {"day": _day(report.known_on, language)})
    if report.snapshot:
        parts.append(_("Snapshot %(digest)s") % {"digest": report.snapshot[:SHORT]})
    if report.made_on:
        parts.append(_("Made on %(day)s") % {"day": _day(report.made_on, language)})
    return parts


def _day(iso: str, language: str) -> str:
    return in_words(dt.date.fromisoformat(iso), long=True, language=language)
