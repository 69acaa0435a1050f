# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says a warning in one sentence, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale
from django.utils.translation import get_language, gettext, override

from zweiklang.domain.partnerships.models import Agreement, Phase
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import inside_quotes, labelled, list_in_words
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import record_types
from zweiklang.foundation.texts import TranslatedText

Facts = Mapping[str, Any]


def sentence(
    kind: str,
    record_type: str,
    facts: Facts,
    shows_from: dt.date,
    due_on: dt.date | None,
    cities: Sequence[TranslatedText],
    language: str | None = None,
) -> str:
    """Return what a warning of a kind says; `facts` as the rules gave them."""
    with override(language or get_language() or "en"):
        where = _cities(cities)
        if kind == "agreement_ends" and due_on:
            return gettext("%(agreement)s with %(city)s ends on %(day)s.") % {
                "agreement": _agreement(facts), "city": where, "day": in_words(due_on, long=True),
            }  # fmt: skip
        if kind == "no_agreement":
            return _no_agreement(facts, where, shows_from)
        if kind == "no_phase":
            said = gettext("Nothing says yet what kind of relation it is with %(city)s.")
            return said % {"city": where}
        if kind in {"follow_up", "entered"} and due_on:
            text = {"day": in_words(due_on, long=True), "task": _title(facts)}
            return gettext("Due on %(day)s: %(task)s") % text
        if kind == "contact_left":
            who, unit = what(record_type, facts), _words(facts.get("unit"))
            text = {"who": f"{who} ({unit})" if unit else who, "day": _when(facts)}
            return gettext("%(who)s left on %(day)s; no successor is named.") % text
        return _quality(kind, record_type, facts)


def _no_agreement(facts: Facts, where: str, since: dt.date) -> str:
    if facts.get("reason") == "never":
        return gettext("No agreement with %(city)s is on file.") % {"city": where}
    return gettext(
        "No valid agreement with %(city)s is on file since %(day)s: %(agreement)s has run out."
    ) % {"city": where, "day": in_words(since, long=True), "agreement": _agreement(facts)}


def _quality(kind: str, record_type: str, facts: Facts) -> str:
    subject = what(record_type, facts)
    if kind == "no_source":
        return gettext("%(what)s has no source.") % {"what": subject}
    if kind == "doubt":
        return labelled(subject, _words(facts.get("doubt")))
    names = [language_name(code) for code in facts.get("languages", [])]
    return gettext("%(what)s: the translation is older than the original (%(languages)s).") % {
        "what": subject, "languages": _listed(names),
    }  # fmt: skip


def what(record_type: str, facts: Facts) -> str:
    """Return how a record is named in a sentence: its kind, and title, code or date."""
    model = record_types()[record_type]
    kind = str(model._meta.verbose_name)
    title = _title(facts) or facts.get("code", "") or _phase(facts)
    if title:
        named = gettext("%(kind)s “%(title)s”") % {
            "kind": kind,
            "title": inside_quotes(shorten(title)),
        }
        # Phases of one kind come and go: the name alone does not tell which one is meant.
        return f"{named} ({_when(facts)})" if record_type == Phase.slug else named
    return f"{kind} {_when(facts)}".strip()


def shorten(text: str, length: int = 90) -> str:
    """Return the text, cut at a word with an ellipsis if it is longer."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def language_name(code: str) -> str:
    """Return the name of a language in the reader's language, the code where unknown."""
    return str(Locale.parse(get_language() or "en", sep="-").languages.get(code, code))


def _agreement(facts: Facts) -> str:
    kind = str(dict(Agreement.Kind.choices).get(facts.get("agreement_kind", ""), ""))
    return _title(facts) or kind


def _phase(facts: Facts) -> str:
    return str(dict(Phase.Kind.choices).get(facts.get("phase_kind", ""), ""))


def _title(facts: Facts) -> str:
    return _words(facts.get("title"))


def _words(stored: Any) -> str:
    return str(TranslatedText.from_json(stored).read(get_language() or "en"))


def _when(facts: Facts) -> str:
    return in_words(PartialDate.parse(facts["when"]), long=True) if facts.get("when") else ""


def _cities(cities: Sequence[TranslatedText]) -> str:
    names = [str(city.read(get_language() or "en")) for city in cities]
    return _listed(names) if names else gettext("the other city")


def _listed(names: Sequence[str]) -> str:
    return list_in_words(names)
