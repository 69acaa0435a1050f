# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what a relation is, since when, on what agreement, and what stands still."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reporting import records
from zweiklang.outputs.drawings.scores import short_agreement, short_kind
from zweiklang.outputs.reports.blocks import Run
from zweiklang.outputs.reports.prose.dates import closed, day_words, on, sentence, since
from zweiklang.outputs.reports.prose.teller import Teller


def standing(teller: Teller, one: records.PartnershipEntry) -> list[Run]:
    """Return where a relation stands at the end of the period: what it is, its agreement."""
    day = teller.choice.ends
    phase = one.phase_on(day)
    if phase is None:
        words = _("No relation with %(city)s is on file for this day.")
        return [teller.run(words % {"city": teller.others(one)}, one)]
    found = [teller.run(_what_it_is(teller, one, phase), phase)]
    label = teller.read(phase.local_label)
    if label and short_kind(phase.kind).casefold() not in label.casefold():
        found.append(teller.run(_("In the city it is called “%(name)s”.") % {"name": label}, phase))
    if phase.state == "dormant" and phase.legal_basis:
        basis = closed(_("It rests on: %(basis)s") % {"basis": teller.read(phase.legal_basis)})
        found.append(teller.run(basis, phase))
    return found + _agreements(teller, one, phase, day)


def _what_it_is(teller: Teller, one: records.PartnershipEntry, phase: records.PhaseEntry) -> str:
    words = {
        "city": teller.others(one),
        "own": teller.own_city(),
        "since": since(phase.begins),
        "when": on(phase.begins),
    }
    if phase.state == "ended":
        return sentence(_("The relation with %(city)s ended %(when)s") % words)
    if phase.state == "exploring":
        return _("%(own)s and %(city)s have been exploring a cooperation %(since)s.") % words
    if phase.state == "dormant":
        words["kind"] = short_kind(phase.kind)
        return _("The relation with %(city)s (%(kind)s) has been dormant %(since)s.") % words
    return {
        "contact": _("There has been a contact with %(city)s %(since)s, without a formal basis."),
        "project": _("There has been a project partnership with %(city)s %(since)s."),
        "friendship": _("There has been a friendship between cities with %(city)s %(since)s."),
        "partnership": _("%(city)s has been a twin town of %(own)s %(since)s."),
    }[phase.kind] % words


def _agreements(
    teller: Teller, one: records.PartnershipEntry, phase: records.PhaseEntry, day: dt.date
) -> list[Run]:
    valid = one.agreements_on(day)
    if valid:
        return [_valid(teller, agreement) for agreement in valid]
    past = [agreement for agreement in one.agreements if agreement.signed_on.first <= day]
    if past and phase.state in ("agreed", "active"):
        last = past[-1]
        words = {"agreement": agreement_name(teller, last), "day": day_words(last.last_day or day)}
        text = _("%(agreement)s ran out on %(day)s. No valid agreement is on file since then.")
        return [teller.run(text % words, last)]
    return []


def _valid(teller: Teller, agreement: records.AgreementEntry) -> Run:
    words = {
        "agreement": agreement_name(teller, agreement),
        "signed": on(agreement.signed_on),
        "day": day_words(agreement.last_day) if agreement.last_day else "",
    }
    if agreement.last_day:
        text = _("%(agreement)s was signed %(signed)s. It is valid until %(day)s.")
    elif agreement.end_is_unknown:
        text = _("%(agreement)s was signed %(signed)s. Whether it ends is not known.")
    else:
        text = _("%(agreement)s was signed %(signed)s. It has no end.")
    return teller.run(sentence(text % words), agreement)


def agreement_name(teller: Teller, agreement: records.AgreementEntry) -> str:
    """Return what an agreement is called, in quotation marks where it has a title of its own."""
    title = teller.read(agreement.title)
    return _("“%(title)s”") % {"title": title} if title else short_agreement(agreement.kind)


def kind_words(teller: Teller, one: records.PartnershipEntry) -> str:
    """Return the kind of a relation in a table: RGRE's word, with its state if it is not active."""
    phase = one.phase_on(teller.choice.ends)
    if phase is None:
        return _("none on file")
    states = {
        "exploring": _("being explored"),
        "agreed": _("agreed"),
        "dormant": _("dormant"),
        "ended": _("ended"),
    }
    state = states.get(phase.state, "")
    kind = short_kind(phase.kind)
    return f"{kind} ({state})" if state else kind


def in_short(teller: Teller, partnerships: Iterable[records.PartnershipEntry]) -> list[Run]:
    """Return relations in one sentence for each kind: “Partnerstädte sind Amiens (seit 1960) …”."""
    by_kind: defaultdict[str, list[records.PartnershipEntry]] = defaultdict(list)
    for one in partnerships:
        phase = one.phase_on(teller.choice.ends)
        is_plain = phase is not None and phase.state in ("active", "agreed")
        by_kind[phase.kind if phase and is_plain else ""].append(one)
    found = [run for one in by_kind.pop("", []) for run in standing(teller, one)[:1]]
    for kind in ("partnership", "friendship", "project", "contact"):
        if told := by_kind.get(kind):
            words = _in_short(kind, len(told))
            cities = teller.listed(_with_begin(teller, one) for one in told)
            phases = [phase for one in told if (phase := one.phase_on(teller.choice.ends))]
            words = words % {"own": teller.own_city(), "cities": cities}
            found.append(teller.run(words, *phases))
    return found


def _in_short(kind: str, count: int) -> str:
    return {
        "partnership": ngettext(
            "A twin town of %(own)s is %(cities)s.", "Twin towns of %(own)s are %(cities)s.", count
        ),
        "friendship": ngettext(
            "There is a friendship between cities with %(cities)s.",
            "There are friendships between cities with %(cities)s.", count,
        ),
        "project": ngettext(
            "There is a project partnership with %(cities)s.",
            "There are project partnerships with %(cities)s.", count,
        ),
        "contact": ngettext(
            "There is a contact with %(cities)s.", "There are contacts with %(cities)s.", count
        ),
    }[kind]  # fmt: skip


def _with_begin(teller: Teller, one: records.PartnershipEntry) -> str:
    phase = one.phase_on(teller.choice.ends)
    return f"{teller.others(one)} ({since(phase.begins)})" if phase else teller.others(one)


def first_day(one: records.PartnershipEntry) -> records.PhaseEntry | None:
    """Return the phase with which the relation began."""
    return one.phases[0] if one.phases else None
