# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may read, write, review, release and hand in reports."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.reporting.models import Report
from zweiklang.domain.reporting.rules import OPEN, State, is_for_everybody, may_become
from zweiklang.foundation.actors import (
    ALLOWED,
    OUT_OF_SCOPE,
    READER_ONLY,
    RELEASING_ROLES,
    SIGN_IN,
    WRITING_ROLES,
    Actor,
    Decision,
)

NOT_THEIRS = Decision(False, _("Reports are read by members of the office that makes them."))
FIXED = Decision(False, _("A released report does not change. Open it again, or begin a new one."))
SUBMITTED = Decision(
    False, _("A report that was handed in never changes. Begin a new one; it says what differs.")
)
REVIEW_FIRST = Decision(False, _("Somebody must read it through first. Mark it as reviewed."))
RELEASE_FIRST = Decision(False, _("Release the report first."))
ALREADY = Decision(False, _("The report is past this step already."))
COORDINATORS = Decision(
    False, _("Only coordinators may release and hand in. Ask a coordinator of your office.")
)


def can_read(actor: Actor, report: Report) -> Decision:
    """Return whether the actor may read a report; `ReportQuerySet.visible_to` is it in SQL."""
    if actor.kind == "public":
        return ALLOWED if is_for_everybody(report.kind, report.state) else SIGN_IN
    if actor.kind == "system":
        return ALLOWED
    if report.office_id not in actor.roles:
        return NOT_THEIRS
    return _in_scope(actor, report.office_id, report.told_ids)


def _in_scope(actor: Actor, office_id: uuid.UUID, partnerships: Collection[uuid.UUID]) -> Decision:
    scope = actor.scopes.get(office_id)
    if scope is None or (partnerships and scope.issuperset(partnerships)):
        return ALLOWED
    return OUT_OF_SCOPE


def can_make(
    actor: Actor, office_id: uuid.UUID, partnerships: Collection[uuid.UUID] | None = None
) -> Decision:
    """Return whether the actor may make a report of an office, of these partnerships if given."""
    if actor.kind == "public":
        return SIGN_IN
    if actor.kind == "system":
        return ALLOWED
    if office_id not in actor.roles:
        return NOT_THEIRS
    if not actor.holds(office_id, WRITING_ROLES):
        return READER_ONLY
    return ALLOWED if partnerships is None else _in_scope(actor, office_id, partnerships)


def can_write(actor: Actor, report: Report) -> Decision:
    """Return whether the actor may change a report's texts and snapshot."""
    may = _can_work(actor, report)
    if not may:
        return may
    if report.state == State.SUBMITTED:
        return SUBMITTED
    return ALLOWED if report.state in OPEN else FIXED


def _can_work(actor: Actor, report: Report) -> Decision:
    may = SIGN_IN if actor.kind == "public" else can_read(actor, report)
    if not may:
        return may
    return ALLOWED if actor.holds(report.office_id, WRITING_ROLES) else READER_ONLY


def can_step(actor: Actor, report: Report, state: State) -> Decision:
    """Return whether the actor may bring a report into a state."""
    may = _can_work(actor, report)
    if not may:
        return may
    if report.state == State.SUBMITTED:
        return SUBMITTED
    by_coordinators = state in (State.RELEASED, State.SUBMITTED) or report.state == State.RELEASED
    if by_coordinators and not actor.holds(report.office_id, RELEASING_ROLES):
        return COORDINATORS
    if may_become(report.state, state):
        return ALLOWED
    return {State.RELEASED: REVIEW_FIRST, State.SUBMITTED: RELEASE_FIRST}.get(state, ALREADY)
