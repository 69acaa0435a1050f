# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may read warnings: the members of the office they belong to, nobody else."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.actors import ALLOWED, SIGN_IN, Actor, Decision


def can_read_warnings(actor: Actor, office_id: uuid.UUID) -> Decision:
    """Return whether the actor may read an office's warnings, calendar and handover sheets.

    `Actor.office_ids` is the same rule for lists.
    """
    if actor.kind == "public":
        return SIGN_IN
    if actor.kind == "system" or office_id in actor.roles:
        return ALLOWED
    return Decision(False, _("Only members of the office read its deadlines."))
