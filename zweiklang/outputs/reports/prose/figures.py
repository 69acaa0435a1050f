# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score of a partnership as a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.records import (
    AgreementRecord,
    CouncilItemRecord,
    EventRecord,
    PartnershipFile,
    PartyRecord,
    PhaseRecord,
)
from zweiklang.domain.partnerships.rules import Gap
from zweiklang.domain.reporting import records
from zweiklang.drawing.sides import Tone
from zweiklang.foundation.lists import labelled, with_semicolons
from zweiklang.outputs.drawings import scores
from zweiklang.outputs.reports.blocks import Block, Figure
from zweiklang.outputs.reports.prose.teller import Teller

#: So many drawn things at least; fewer are told in a sentence as well.
WORTH_DRAWING = 3


def score(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    """Return the score of a partnership, no block where there is little to draw."""
    if len(one.events) + len(one.agreements) + len(one.phases) < WORTH_DRAWING:
        return []
    file = score_file(one, teller)
    svg = scores.draw(
        file,
        today=teller.choice.known_on,
        ids=f"score-{one.key}",
        links=None,
    )
    cities = teller.listed(teller.city(party) for party in one.parties)
    years = [phase.begins.year for phase in one.phases] + [
        event.begins.year for event in one.events
    ]
    words = {
        "cities": cities,
        "first": min(years, default=teller.choice.known_on.year),
        "last": teller.choice.known_on.year,
    }
    alt = _(
        "Timeline of %(cities)s from %(first)s to %(last)s: phases, agreements, events and "
        "decisions. The text of this section tells them."
    )
    caption = _("Timeline %(cities)s. %(signs)s.") % {
        "cities": cities,
        "signs": capfirst(with_semicolons(_signs(file))),
    }
    return [Figure(svg, alt % words, caption)]


def _signs(file: PartnershipFile) -> Iterator[str]:
    """Yield what each sign of this score means, in words: a printed page has no legend to open."""
    shapes = {Tone.A: _("circle"), Tone.B: _("diamond"), Tone.C: _("triangle")}
    for side in scores.sides_of(file):
        yield labelled(shapes[side.tone], _("%(name)s acts") % {"name": side.name})
    if file.agreements or any(len(event.sides) > 1 for event in file.events):
        yield labelled(_("on one stem"), _("together"))
    if any(event.state == "planned" for event in file.events):
        yield labelled(_("hollow"), _("planned"))
    if any(item.is_decision for item in file.council_items):
        yield labelled(_("hook"), _("council decision"))
    if not all(item.is_decision for item in file.council_items):
        yield labelled(_("dash"), _("draft, motion, question or note"))
    if file.agreements:
        yield labelled(_("arcs"), _("agreement valid"))


def score_file(one: records.PartnershipEntry, teller: Teller) -> PartnershipFile:
    """Return what a score draws of a partnership, in the shape that the drawing reads."""
    phases = {"kind_label": "", "state_label": ""}
    return PartnershipFile(
        **_common(one),
        office_id=teller.content.office.id,
        office_key=teller.content.office.key,
        office_place_id=teller.content.office.city.id,
        title=one.title,
        summary=one.summary,
        topics=one.topic_line,
        parties=tuple(
            PartyRecord(
                **_common(party),
                side=party.side,
                place_id=party.city.id,
                place_key=party.city.key,
                name=party.city.name,
                country=party.city.country,
            )
            for party in one.parties
        ),
        phases=tuple(_taken(PhaseRecord, phase, **phases) for phase in one.phases),
        agreements=tuple(
            _taken(AgreementRecord, each, kind_label=scores.short_agreement(each.kind))
            for each in one.agreements
        ),
        events=tuple(_taken(EventRecord, event, kind_label="") for event in one.events),
        council_items=tuple(
            _taken(
                CouncilItemRecord,
                item,
                kind_label="",
                result_label="",
                points=(),
                office_id=teller.content.office.id,
            )
            for item in one.council_items
        ),
        gaps=tuple(Gap(gap.first, gap.last) for gap in one.gaps),
        known_on=teller.choice.known_on,
    )


def _common(entry: records.Entry) -> dict[str, Any]:
    return {"id": entry.id, "slug": entry.slug, "key": entry.key}


def _taken(shape: type[Any], entry: records.Entry, **given: Any) -> Any:
    """Return a record of another shape with the fields both have."""
    names = shape.__dataclass_fields__.keys() - given.keys() - {"source", "doubt", "known_since"}
    taken = {name: getattr(entry, name) for name in names if hasattr(entry, name)}
    return shape(**taken, **given)
