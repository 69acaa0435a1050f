# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The common topic: a joint text that says what the topic is worth to each city."""

from __future__ import annotations

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.kinds import Content, Errors, JointField, JointKind

SLUG = "common-topic"
PRIORITIES = (("high", _("high")), ("medium", _("medium")), ("low", _("low")))
ACTIVE, PARKED = "active", "parked"


def _check(content: Content, _before: Content, _sides: str) -> Errors:
    """Return what is wrong: what is parked needs a reason."""
    errors: Errors = {}
    if content.get("state") == PARKED and not content.get("why_parked"):
        errors["why_parked"] = [translated("Say why it is parked, and until when.")]
    return errors


COMMON_TOPIC = JointKind(
    SLUG,
    _("Common topic"),
    (
        JointField("title", _("Topic"), "text", required=True),
        JointField(
            "targets",
            _("Targets"),
            "goals",
            required=True,
            help=_("Numbers of goals or targets, such as 11.6, 12.5."),
        ),
        JointField(
            "value",
            _("What it is worth to each city"),
            "text",
            required=True,
            long=True,
            per_side=True,
            help=_("What changes there if the cities work on it together."),
        ),
        JointField(
            "learning",
            _("What each city wants to learn"),
            "text",
            long=True,
            per_side=True,
        ),
        JointField("priority", _("Priority"), "choice", choices=PRIORITIES, per_side=True),
        JointField(
            "basis",
            _("Strategy or plan it rests on"),
            "text",
            long=True,
            per_side=True,
            help=_("Paper and passage."),
        ),
        JointField(
            "state",
            _("State"),
            "choice",
            choices=((ACTIVE, _("we work on it")), (PARKED, _("parked"))),
        ),
        JointField("why_parked", _("Why it is parked"), "text"),
    ),
    is_free=False,
    check=_check,
)
