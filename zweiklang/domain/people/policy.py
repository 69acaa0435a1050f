# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may manage an office's members."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.actors import ALLOWED, SIGN_IN, Actor, Decision


def can_administer(actor: Actor, office_id: uuid.UUID) -> Decision:
    """Return whether the actor may add, change and remove members: administrators."""
    if actor.kind == "public":
        return SIGN_IN
    if actor.holds(office_id, frozenset({"administrator"})):
        return ALLOWED
    return Decision(
        False, _("Only administrators may do this. Ask an administrator of your office.")
    )
