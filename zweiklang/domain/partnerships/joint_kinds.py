# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The joint text of a partnership: purpose, common goals, how the cities work together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.kinds import JointField, JointKind

PARTNERSHIP_TEXT = JointKind(
    "partnership-text",
    _("Common purpose"),
    (
        JointField("title", _("Title"), "text", required=True),
        JointField("purpose", _("Purpose"), "text", required=True, long=True),
        JointField(
            "aims",
            _("Common aims"),
            "texts",
            help=_("One aim in each line, such as: less heat in dense quarters."),
        ),
        JointField("goals", _("Goals of the 2030 Agenda"), "goals"),
        JointField(
            "agreement",
            _("Text of the agreement"),
            "text",
            long=True,
            help=_("What both cities promise each other, how often they meet, who hosts."),
        ),
    ),
)
