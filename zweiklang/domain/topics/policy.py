# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may read the wording of a paper, and who may have it read anew."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.topics.models import Paper
from zweiklang.foundation import policy
from zweiklang.foundation.actors import ALLOWED, Actor, Decision


def can_read_wording(actor: Actor, paper: Paper) -> Decision:
    """Return whether the actor may read passages and file: its office, others if the right says so.

    `queries.wording_shown` is the same rule for records.
    """
    if actor.is_inside(paper.office_id):
        return ALLOWED
    seen = policy.can_see(actor, paper)
    if seen and paper.right != Paper.Right.PASSAGES:
        return Decision(False, _("The office shows the topics of this paper, not its wording."))
    return seen


def can_have_read(actor: Actor, paper: Paper) -> Decision:
    """Return whether the actor may have the paper read again: whoever may change it."""
    return policy.can_write(actor, paper)
