# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a partnership's page, shaped from its file."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.domain.mandate.bases import PolicyBasis, policy_bases
from zweiklang.domain.mandate.records import ItemRecord
from zweiklang.domain.partnerships.records import (
    AgreementRecord,
    BasisRecord,
    CouncilItemRecord,
    InvolvementRecord,
    PartnershipFile,
)
from zweiklang.domain.partnerships.timeline import TimelineEntry
from zweiklang.doors.portal.anchors import row_id
from zweiklang.foundation.date_words import in_words, span_in_words
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.outputs.drawings.scores import agreement_name, event_text, read, short_kind


@dataclass(frozen=True)
class BasisRow:
    """One row of “what is valid, and who decided it”."""

    name: str
    period: str
    sides: str
    state: str
    fact: Fact | None = None
    is_gap: bool = False
    is_now: bool = False
    order: dt.date = dt.date.min
    item: CouncilItemRecord | None = None
    #: Of an agreement, the council item that carries it.
    mandate: CouncilItemRecord | None = None

    @property
    def decided(self) -> str:
        """Return who dealt with an agreement and when: “Rat, Nov. 2023”."""
        item = self.mandate
        return with_commas([item.body, in_words(item.dated_on)]) if item else ""

    @property
    def body(self) -> str:
        """Return the body that dealt with a council item, "" for an agreement."""
        return self.item.body if self.item else ""


def basis_rows(file: PartnershipFile, day: dt.date) -> list[BasisRow]:
    """Return agreements, gaps and council items: what is so today, then the newest first."""
    everyone = "".join(party.side for party in file.parties)
    items = {item.id: item for item in file.council_items}
    rows = [_agreement_row(one, everyone, day, items) for one in file.agreements]
    rows += [
        BasisRow(
            _("no valid agreement on file"),
            span_in_words(gap.first, gap.last),
            "",
            _("gap"),
            is_gap=True,
            is_now=gap.last is None and gap.first <= day,
            order=gap.first,
        )
        for gap in file.gaps
    ]
    rows += [
        BasisRow(
            f"{read(item.title)} ({item.number})" if item.number else read(item.title),
            in_words(item.dated_on),
            item.side,
            _became(item),
            item,
            order=item.dated_on.first,
            item=item,
        )
        for item in file.council_items
    ]
    return sorted(rows, key=lambda row: (row.is_now, row.order), reverse=True)


def item_kind(item: ItemRecord) -> str:
    """Return what a council item is; a decision only where it was adopted."""
    if item.kind == "decision" and not item.is_decision:
        return _("Draft decision")
    return str(item.kind_label)


def _became(item: ItemRecord) -> str:
    """Return what became of a council item, with what it was unless it is a decision."""
    if item.is_decision:
        return str(item.result_label)
    return with_commas([item_kind(item), item.result_label])


def _agreement_row(
    one: AgreementRecord, everyone: str, day: dt.date, items: dict[uuid.UUID, CouncilItemRecord]
) -> BasisRow:
    begins = in_words(one.signed_on)
    period = f"{begins} – {in_words(one.end) if one.end else _without_end(one)}"
    now = one.in_force(day)
    if now:
        state = _("valid as far as known") if one.end is None and one.end_is_unknown else _("valid")
    elif one.signed_on.first > day:
        state = _("not yet valid")
    elif one.end == one.valid_until:
        state = _("expired")
    else:
        state = _("ended early") if one.end == one.ended_on else _("replaced")
    mandate = items.get(one.mandate_id) if one.mandate_id else None
    return BasisRow(
        agreement_name(one), period, everyone, state, one, is_now=now, order=one.signed_on.first,
        mandate=mandate,
    )  # fmt: skip


@dataclass(frozen=True)
class PolicyRow:
    """A law or guideline the partnership rests on, or a point of a resolution in `item`."""

    title: str
    summary: str
    citation: str
    url: str
    fact: BasisRecord
    note: str
    item: CouncilItemRecord | None = None


def policies(file: PartnershipFile, language: str) -> list[PolicyRow]:
    """Return laws, guidelines and points of resolutions the partnership rests on."""
    library = policy_bases()
    items = {one.id: one for one in file.council_items}
    rows = []
    for basis in file.bases:
        policy: PolicyBasis | None = library.get(basis.policy)
        note = read(basis.note)
        if policy is not None:
            rows.append(
                PolicyRow(
                    policy.title_in(language),
                    policy.summary_in(language),
                    policy.citation,
                    policy.url,
                    basis,
                    note,
                )
            )
        elif basis.point_id:
            item = items.get(basis.point_item_id) if basis.point_item_id else None
            title = _("%(resolution)s, point %(number)s") % {
                "resolution": read(item.title) if item else _("Resolution"),
                "number": basis.point_number,
            }
            rows.append(PolicyRow(title, read(basis.point_text), "", "", basis, note, item))
    return rows


def actors_by_side(
    involved: Iterable[InvolvementRecord], order: Sequence[tuple[str, str]]
) -> list[tuple[str, str, list[InvolvementRecord]]]:
    """Return (side, city, who takes part there) in the order given, bodies beyond cities last.

    A city's place stays even where nobody is on file for it.
    """
    involved = list(involved)
    groups = [(side, name, [one for one in involved if one.side == side]) for side, name in order]
    beyond = [one for one in involved if one.side not in {side for side, _name in order}]
    if beyond:
        groups.append(("", _("Beyond the cities"), beyond))
    return groups


@dataclass(frozen=True)
class EntryRow:
    """One line of the table of a timeline; `story` is what the table under a score leaves out."""

    id: str
    when: str
    sides: str
    kind: str
    text: str
    detail: str = ""
    story: str = ""
    fact: Fact | None = None
    planned: bool = False
    goals: tuple[str, ...] = ()
    is_gap: bool = False
    cities: tuple[tuple[str, str, str], ...] = ()
    further: int = 0


def entry_row(
    entry: TimelineEntry,
    where: Mapping[tuple[str, str], str] | None = None,
    most: int | None = None,
) -> EntryRow:
    """Return a timeline entry in words.

    `where` names the cities by keys of office, "" for the own one, and partnership; `cities` then
    has both keys and the cities of each the entry belongs to, at most so many, and `further` says
    how many more there are.
    """
    fact: Any = entry.fact
    kind, text, detail, story = str(entry.label), read(entry.title), "", ""
    when = span_in_words(entry.when, entry.until) if entry.until else in_words(entry.when)
    if entry.kind == "event":
        text, story = event_text(fact), read(fact.description)
        if fact.state == "cancelled":
            text = _("%(event)s (cancelled)") % {"event": text}
    elif entry.kind == "phase":
        kind = _("Phase")
        text = phase_text(fact)
        when = span_in_words(entry.when, entry.until)
    elif entry.kind == "agreement":
        text = _("%(agreement)s signed") % {"agreement": agreement_name(fact)}
        when, detail = in_words(entry.when), _validity(fact)
    elif entry.kind == "council-item":
        kind = item_kind(fact)
        detail = " · ".join(part for part in (fact.body, fact.number, fact.result_label) if part)
    elif entry.kind == "follow-up":
        kind = _("Follow-up duty")
    else:
        kind, text = _("Gap"), _("no valid agreement on file")
        when = span_in_words(entry.when, entry.until)
    return EntryRow(
        row_id(fact.id) if fact else f"gap-{entry.when.iso}",
        when,
        entry.sides,
        kind,
        text,
        detail,
        story,
        fact,
        entry.planned,
        entry.goals,
        entry.kind == "gap",
        tuple((*keys, where[keys]) for keys in places_of(entry, most) if keys in where)
        if where
        else (),
        max(len(entry.partnership_keys) - most, 0) if most else 0,
    )


def places_of(entry: TimelineEntry, most: int | None) -> list[tuple[str, str]]:
    """Return the keys of office and partnership of at most so many it belongs to."""
    return [(entry.office_key, key) for key in entry.partnership_keys[:most]]


def phase_text(phase: Any) -> str:
    """Return the kind of a phase with its local name, and its state unless it is active."""
    text = short_kind(phase.kind)
    local = read(phase.local_label)
    if local and local != text:
        text = f"{text} ({local})"
    if phase.state != "active":
        text = with_commas([text, phase.state_label])
    return text


def _without_end(one: AgreementRecord) -> str:
    return _("end not known") if one.end_is_unknown else _("open-ended")


def _validity(one: AgreementRecord) -> str:
    ends = one.end
    valid = _("valid until %(day)s") % {"day": in_words(ends)} if ends else _without_end(one)
    return with_commas([one.signed_at, valid]) if one.signed_at else valid


@dataclass(frozen=True)
class CityFacts:
    """What sources say of a city's size."""

    side: str
    name: str
    populations: Sequence[tuple[int, PartialDate | None, Fact]]


def city_facts(file: PartnershipFile, order: Iterable[tuple[str, str]]) -> list[CityFacts]:
    """Return the populations by city, several where sources differ."""
    found = []
    for side, name in order:
        party = file.party(side)
        counted = [
            (one.people, one.counted_on, one)
            for one in file.populations
            if party and one.place_id == party.place_id
        ]
        if counted:
            found.append(CityFacts(side, name, counted))
    return found
