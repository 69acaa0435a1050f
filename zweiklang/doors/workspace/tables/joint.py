# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a joint file holds: texts, proposals, sealed revisions, steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint import kinds, queries, sentences
from zweiklang.domain.joint.models import Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.doors.workspace.tables.words import day, moment
from zweiklang.foundation.lists import labelled
from zweiklang.outputs.workbook.lists import Column


def _kind(record: Any) -> Any:
    return kinds.kind_of(record.kind).label


def texts(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of joint texts; `names` are those of cities by side."""
    return (
        Column(_("Text"), str, True),
        Column(_("Kind"), _kind),
        Column(_("State"), lambda row: _("ended") if row.ended_at else _("in force")),
        Column(_("Revision"), lambda row: row.revision),
        Column(_("Ended on"), lambda row: day(row.ended_at)),
        Column(
            _("Readers"),
            lambda row: _("public") if row.is_public else _("read by the cities only"),
        ),
        Column(_("Took its name back"), lambda row: [str(names[side]) for side in row.unnamed]),
    )


def proposals(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of proposals; `names` are those of cities by side."""

    def missing(row: Proposal) -> list[str]:
        is_open = row.state == State.OPEN
        return [str(names[one]) for one in queries.missing_answers(row)] if is_open else []

    return (
        Column(_("Text"), lambda row: str(row.record), True),
        Column(_("Kind"), lambda row: _kind(row.record)),
        Column(_("City"), lambda row: str(names[row.side])),
        Column(_("What"), lambda row: row.get_effect_display()),
        Column(_("State"), lambda row: row.get_state_display()),
        Column(_("Where it stands"), lambda row: sentences.headline(row, names), True),
        Column(_("Reason"), lambda row: row.reason, True),
        Column(_("Written on"), lambda row: day(row.written_at)),
        Column(_("Put forward on"), lambda row: day(row.opened_at)),
        Column(_("Waits for"), missing),
        Column(_("Closed on"), lambda row: day(row.closed_at)),
    )


#: A row is a revision as its sealed document tells it.
REVISIONS = (
    Column(_("Revision"), lambda row: row.revision.number),
    Column(_("What"), lambda row: row.effect),
    Column(_("Reason"), lambda row: row.reason, True),
    Column(_("In force since"), lambda row: day(row.revision.in_force_from)),
    Column(_("How it was agreed"), lambda row: row.revision.get_assurance_display()),
    Column(
        _("Who agreed"),
        lambda row: [
            labelled(name, f"{level}, {day(at)}") for _side, name, level, at in row.consents
        ],
        True,
    ),
    Column(_("Seal"), lambda row: row.revision.digest),
)


def steps(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of what happened in a file; `names` are those of cities by side."""
    return (
        Column(_("When"), lambda row: moment(row.taken_at)),
        Column(_("What"), lambda row: sentences.step_sentence(row, names), True),
        Column(_("About"), sentences.step_subject, True),
        Column(_("Only your office sees this"), lambda row: row.is_internal),
    )
