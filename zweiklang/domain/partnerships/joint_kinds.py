# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint texts of a partnership: its purpose, minutes of a meeting, a result told as joint."""

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

MINUTES = JointKind(
    "minutes",
    _("Minutes of a meeting"),
    (
        JointField("title", _("Title"), "text", required=True),
        JointField("held_on", _("Day of the meeting"), "date", required=True),
        JointField("place", _("Where"), "text", help=_("A place, or: by video.")),
        JointField(
            "offices",
            _("Offices that took part"),
            "texts",
            per_side=True,
            help=_("Offices and functions, one in each line; no names of persons."),
        ),
        JointField("course", _("What was talked about"), "text", long=True),
        JointField(
            "results",
            _("Results"),
            "rows",
            help=_("What was agreed, which city does it, until when."),
            fields=(
                JointField("what", _("What"), "text", required=True),
                JointField("who", _("Who"), "word", help=_("City and office, such as: Kumasi.")),
                JointField("until", _("Until"), "date"),
            ),
        ),
        JointField("goals", _("Goals of the 2030 Agenda"), "goals"),
    ),
)

JOINT_RESULT = JointKind(
    "joint-result",
    _("Joint result"),
    (
        JointField("title", _("Title"), "text", required=True),
        JointField("told", _("What came of it"), "text", required=True, long=True),
        JointField(
            "gained",
            _("What each city gained"),
            "text",
            per_side=True,
            help=_("One sentence from each city's point of view."),
        ),
        JointField("reached_on", _("Day"), "date"),
        JointField("evidence", _("How one can see it"), "text"),
        JointField("goals", _("Goals of the 2030 Agenda"), "goals"),
    ),
)
