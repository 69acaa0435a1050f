# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says findings and differences in the reader's language."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext

from zweiklang.domain.joint.kinds import registered
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.completeness import Finding, subject_of
from zweiklang.domain.reporting.differences import Change
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import with_commas, with_semicolons
from zweiklang.foundation.numbers import in_figures
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import record_types
from zweiklang.foundation.texts import TranslatedText


def kind_label(slug: str) -> str:
    """Return what a kind of record is called."""
    if slug in registered():
        return str(registered()[slug].label)
    model = record_types().get(slug)
    return str(model._meta.verbose_name) if model else slug


def _read(text: TranslatedText) -> str:
    return str(text.read(get_language() or "en"))


def _named(slug: str, subject: TranslatedText) -> str:
    """Return an entry by its kind and title: “Ereignis „Delegation in Dortmund““."""
    words = {"kind": kind_label(slug), "title": _read(subject)}
    return gettext("%(kind)s “%(title)s”") % words if words["title"] else words["kind"]


def cities_of(one: records.PartnershipEntry | None) -> str:
    """Return the other cities of a partnership."""
    if one is None:
        return ""
    return " – ".join(_read(party.city.name) for party in one.others) or one.key


def finding_sentence(finding: Finding, content: records.Content) -> str:
    """Return what a finding says, with the cities it is about."""
    one = content.partnership(finding.partnership) if finding.partnership else None
    words = {
        "what": _named(finding.slug, finding.subject),
        "title": _read(finding.subject),
        "cities": cities_of(one),
        **finding.values,
    }
    if "day" in words:
        words["day"] = in_words(PartialDate.parse(words["day"]), long=True)
    if "side" in words and one is not None:
        party = one.party(words["side"])
        words["city"] = _read(party.city.name) if party else words["side"]
    return _TEMPLATES[finding.code]() % words


#: One sentence for each code; called late so that it is told in the reader's language.
_TEMPLATES = {
    "disputed": lambda: gettext("%(cities)s: %(what)s is seen differently by the other city."),
    "declared": lambda: gettext("%(cities)s: %(what)s is not confirmed by the other city yet."),
    "no-source": lambda: gettext("%(cities)s: %(what)s has no source."),
    "doubt": lambda: gettext("%(cities)s: %(what)s is in doubt: %(doubt)s"),
    "stale": lambda: gettext("%(cities)s: the translation of %(what)s is older than its original."),
    "unreleased": lambda: gettext(
        "%(cities)s: %(what)s is not released to the public by all cities."
    ),
    "no-value": lambda: gettext("%(cities)s: the indicator %(mark)s has no value in %(city)s."),
    "old-value": lambda: gettext(
        "%(cities)s: the latest value of the indicator %(mark)s in %(city)s is older than the time "
        "of the report."
    ),
    "no-agreement": lambda: gettext("%(cities)s: no valid agreement is on file."),
    "overdue": lambda: gettext("%(cities)s: %(what)s was due on %(day)s and is open."),
    "no-amount": lambda: gettext("%(cities)s: %(what)s says no amount."),
    "no-day": lambda: gettext("%(cities)s: %(what)s has no day and counts in no sum."),
    "past-plan": lambda: gettext(
        "%(cities)s: %(what)s was planned (%(day)s). What became of it is not on file."
    ),
    "no-text": lambda: gettext("No text is entered for “%(title)s”."),
}


def change_sentence(change: Change) -> str:
    """Return what differs of one entry."""
    words = {
        "cities": cities_of(change.partnership),
        "what": _named(change.entry.slug, subject_of(change.entry)),
    }
    if isinstance(change.entry, records.PartnershipEntry) and change.what != "changed":
        if change.what == "added":
            return gettext("%(cities)s is new in the report.") % words
        return gettext("%(cities)s is no longer in the report.") % words
    if change.what == "added":
        return gettext("%(cities)s, new: %(what)s.") % words
    if change.what == "gone":
        return gettext("%(cities)s, no longer valid: %(what)s.") % words
    told = with_semicolons(_field(change.entry, *field) for field in change.changed)
    return gettext("%(cities)s, changed: %(what)s (%(fields)s).") % {**words, "fields": told}


def _field(entry: records.Entry, name: str, before: Any, after: Any) -> str:
    words = {"field": _label(entry, name), "before": _value(before), "after": _value(after)}
    if words["before"] and words["after"] and len(words["before"] + words["after"]) < 160:
        return gettext("%(field)s: %(after)s instead of %(before)s") % words
    if words["after"] and len(words["after"]) < 160:
        return gettext("%(field)s: %(after)s") % words
    return gettext("%(field)s: told differently") % words


def _label(entry: records.Entry, name: str) -> str:
    special = {
        "is_public": gettext("Public"),
        "is_shared": gettext("Shown to the other cities"),
        "standing": gettext("What the other city says"),
        "last_day": gettext("Last day"),
        "minor": gettext("Amount of money"),
    }
    if name in special:
        return special[name]
    model = record_types().get(entry.slug)
    fields = {one.name: str(one.verbose_name) for one in model._meta.fields} if model else {}
    kind = registered().get(entry.slug)
    fields |= {one.name: str(one.label) for one in kind.fields} if kind else {}
    return fields.get(name, name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, TranslatedText):
        return _read(value)
    if isinstance(value, PartialDate | dt.date):
        return in_words(value)
    if isinstance(value, int | Decimal):
        return in_figures(value)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return with_commas(value)
    return value if isinstance(value, str) else ""
