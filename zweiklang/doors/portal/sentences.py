# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences built from the records: what is valid today, since when, what was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.partnerships.records import PartnershipFile, PhaseRecord
from zweiklang.doors.portal.reading import country_name
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.outputs.drawings.scores import agreement_name, read, short_kind


@dataclass(frozen=True)
class Sentence:
    """One sentence and the record it rests on, whose source is cited behind it."""

    text: str
    fact: Fact | None = None


def partnerships_title(count: int) -> str:
    """Return “14 Partnerschaften”."""
    title = ngettext("One partnership", "%(number)s partnerships", count)
    return as_headline(title % {"number": number_word(count)})


def twins_title(count: int) -> str:
    """Return “Elf Partnerstädte”."""
    title = ngettext("One twin town", "%(number)s twin towns", count)
    return as_headline(title % {"number": number_word(count)})


def countries(parties: Iterable[Any]) -> str:
    """Return the countries of parties, each once, in the order given."""
    codes = [getattr(party, "country", "") or party.place.country for party in parties]
    return with_commas(country_name(code) for code in dict.fromkeys(codes))


def first_of_kind(file: PartnershipFile, kind: str) -> PhaseRecord:
    """Return the earliest phase of the unbroken run of one kind that ends with its last phase."""
    found = [phase for phase in file.phases if phase.kind == kind]
    return found[0]


def status_line(file: PartnershipFile, day: dt.date) -> str:
    """Return “Partnerschaft seit 2024, davor Projektpartnerschaft seit 2011”, or what is known."""
    now = file.phase_on(day)
    if now is None:
        return _("Kind of relation not on file")
    begins = first_of_kind(file, now.kind).begins
    facts = {"kind": short_kind(now.kind), "year": begins.year}
    if now.state == "dormant":
        return _("%(kind)s since %(year)s, dormant since %(pause)s") % {
            **facts,
            "pause": now.begins.year,
        }
    if now.state == "ended":
        return _("%(kind)s, ended %(pause)s") % {**facts, "pause": now.begins.year}
    before = [phase for phase in file.phases if phase.begins < begins and phase.kind != now.kind]
    line = _("%(kind)s since %(year)s") % facts
    if not before:
        return line
    earlier = {"kind": short_kind(before[0].kind), "year": before[0].begins.year}
    return line + _(", before that %(kind)s since %(year)s") % earlier


def lead(file: PartnershipFile, day: dt.date) -> list[Sentence]:
    """Return what is valid on a day: kind and agreement, what is missing, since when they work."""
    now = file.phase_on(day)
    found = [_relation(file, now, day), *_missing(file, day)]
    first = file.phases[0] if file.phases else None
    if now and first and first.begins.year < first_of_kind(file, now.kind).begins.year:
        text = _("They have worked together since %(day)s.") % {
            "day": in_words(first.begins, long=True)
        }
        found.append(Sentence(text, first))
    return found


def _relation(file: PartnershipFile, now: PhaseRecord | None, day: dt.date) -> Sentence:
    if now is None:
        return Sentence(_("What kind of relation it is, the file does not say."))
    facts = {"kind": short_kind(now.kind), "day": in_words(now.begins, long=True)}
    local = read(now.local_label)
    if now.state == "dormant":
        reason = read(now.legal_basis)
        text = _("The partnership has been dormant since %(day)s.") % facts
        return Sentence(f"{text} {reason}".strip(), now)
    if now.state == "ended":
        return Sentence(_("The relation ended: %(day)s.") % facts, now)
    valid = [one for one in file.agreements_on(day) if one.signed_on.first >= now.begins.first]
    if valid:
        facts |= {"agreement": agreement_name(valid[-1]), "day": dated(valid[-1].signed_on)}
        return Sentence(_("%(kind)s with %(agreement)s %(day)s.") % facts, valid[-1])
    if local and local != facts["kind"]:
        facts["local"] = local
        return Sentence(_("%(kind)s (%(local)s) since %(day)s.") % facts, now)
    return Sentence(_("%(kind)s since %(day)s.") % facts, now)


def dated(day: PartialDate) -> str:
    """Return “vom 14. Mai 2024”; less exact dates in brackets: “(2024)”."""
    words = in_words(day, long=True)
    return _("of %(day)s") % {"day": words} if day.precision == "day" else f"({words})"


def _missing(file: PartnershipFile, day: dt.date) -> list[Sentence]:
    open_gaps = [gap for gap in file.gaps if gap.first <= day and (not gap.last or gap.last >= day)]
    if open_gaps:
        since = in_words(open_gaps[-1].first, long=True)
        return [Sentence(_("No valid agreement has been on file since %(day)s.") % {"day": since})]
    if file.agreements_on(day):
        return []
    now = file.phase_on(day)
    if now is not None and (now.kind == "contact" or now.state in {"dormant", "ended"}):
        return []
    return [Sentence(_("The agreement is not on file yet."))]
