# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The joint text that keeps what the cities change after having compared their assessments."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.kinds import JointField, JointKind
from zweiklang.domain.reciprocity.principles import NUMBERS, principles


def _title(number: int) -> str:
    return principles()[number].title(get_language() or "en")


_title_later = lazy(_title, str)

AGREED_CHANGE = JointKind(
    "agreed-change",
    _("Agreed change"),
    (
        JointField("title", _("What will change"), "text", required=True),
        JointField(
            "principle",
            _("Principle"),
            "choice",
            choices=tuple((str(number), _title_later(number)) for number in NUMBERS),
        ),
        JointField("year", _("Year of the assessment"), "number"),
        JointField(
            "steps",
            _("What each city does"),
            "text",
            help=_("One or two sentences for each city."),
            long=True,
            per_side=True,
        ),
        JointField("by", _("By when"), "date"),
    ),
    is_free=False,
)
