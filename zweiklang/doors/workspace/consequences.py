# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from an unsaved record: the score it would give, and a sentence on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.domain.coordination.rules import AGREEMENT_LEAD_MONTHS
from zweiklang.domain.partnerships import rules, shaping
from zweiklang.domain.partnerships.models import Agreement, Event, Phase
from zweiklang.domain.partnerships.records import AgreementRecord, PartnershipFile
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation import clock
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.records import Record

#: The kinds the score draws, and the date without which it cannot.
DRAWN: dict[type[Any], str] = {Phase: "begins", Agreement: "signed_on", Event: "begins"}


@dataclass(frozen=True)
class Consequence:
    """The file as it would be, None if nothing can be drawn, and sentences on what follows."""

    file: PartnershipFile | None
    sentences: tuple[str, ...]


def consequence_of(scene: Scene, record: Record, *, sourced: bool) -> Consequence:
    """Return what the record, as entered so far, would mean for its partnership.

    sourced: whether a source is named, even one that is stored only with the record.
    """
    drawn = isinstance(record, tuple(DRAWN)) and scene.partnership is not None
    file = file_with(scene, record) if drawn else None
    sentences: list[str] = []
    if file is not None and isinstance(record, Agreement):
        sentences += _agreement(file, record)
    elif file is not None and isinstance(record, Phase):
        sentences += _phase(file, record)
    return Consequence(file, (*sentences, audience_sentence(record, sourced=sourced)))


def file_with(scene: Scene, record: Record) -> PartnershipFile:
    """Return the partnership's phases, agreements and events with the record as entered."""
    partnership: Any = scene.partnership
    partnership.office = scene.office
    rows: dict[str, list[Any]] = {
        slug: [] for slug in ("involvement", "served-goal", "basis", "picture")
    }
    rows["party"] = [_below(partnership, party) for party in scene.parties]
    for model, date in DRAWN.items():
        found = model.objects.filter(partnership=partnership).current().exclude(pk=record.pk)
        rows[model.slug] = [_below(partnership, one) for one in found.defer("source")]
        if isinstance(record, model) and getattr(record, date) and record.kind:
            rows[model.slug].append(record)
    return shaping.shape_file(partnership, rows, {}, [], {}, {}, None)


def _below(partnership: Any, row: Any) -> Any:
    """Return the row with its partnership known and its source left out: no drawing shows it."""
    row.partnership, row.source = partnership, None
    return row


def _agreement(file: PartnershipFile, record: Agreement) -> list[str]:
    if not record.signed_on:
        return []
    last = rules.last_day(record)
    if last is None and record.end_is_unknown:
        return [_("Nobody is reminded, since its end is not known. Ask for it, and enter it.")]
    if last is None:
        return [_("It is open-ended: nothing will run out.")]
    if last < record.signed_on.first:
        return []
    sentences = []
    gap = next((one for one in file.gaps if one.first == last + rules.ONE_DAY), None)
    if gap is not None:
        sentences.append(_gap(file, gap))
    elif last >= clock.today():
        sentences.append(
            _("It ends on %(day)s. We remind you %(months)s months before.")
            % {"day": in_words(last, long=True), "months": AGREEMENT_LEAD_MONTHS}
        )
    return sentences


def _gap(file: PartnershipFile, gap: rules.Gap) -> str:
    if gap.last is None:
        return _(
            "With this end the partnership would have had no valid agreement since %(first)s."
        ) % {"first": in_words(gap.first, long=True)}
    following = _agreement_on(file, gap.last + rules.ONE_DAY)
    return _(
        "With this end the partnership would have had no valid agreement until the “%(next)s” "
        "of %(day)s."
    ) % {"next": following, "day": in_words(gap.last + rules.ONE_DAY, long=True)}


def _agreement_on(file: PartnershipFile, day: dt.date) -> str:
    """Return how the agreement signed on a day is called."""
    found: AgreementRecord | None = next(
        (one for one in file.agreements if one.signed_on.first == day), None
    )
    return str(found.title) or found.kind_label if found else _("next agreement")


def _phase(file: PartnershipFile, record: Phase) -> list[str]:
    mine = next((one for one in file.phases if one.id == record.pk), None)
    if mine is None:
        return []
    before = [one for one in file.phases if one.begins < mine.begins]
    sentences = [
        _("From %(day)s on it counts as: %(kind)s, %(state)s.")
        % {
            "day": in_words(mine.begins, long=True),
            "kind": mine.kind_label,
            "state": mine.state_label,
        }
    ]
    if before and before[-1].ends is None and before[-1].last_day:
        sentences.append(
            _("The phase “%(phase)s” before it ends on %(day)s.")
            % {
                "phase": str(before[-1].local_label) or before[-1].kind_label,
                "day": in_words(before[-1].last_day, long=True),
            }
        )
    return sentences


def audience_sentence(record: Any, *, sourced: bool) -> str:
    """Return who will see the record once it is saved."""
    if not record.may_be_public:
        return _("Only your office sees this.")
    if record.is_public:
        return _("This entry is public. A change shows on the public page at once.")
    if record.needs_source and not sourced:
        return _("Without a source the entry stays internal.")
    return _("The entry stays internal until somebody releases it.")
