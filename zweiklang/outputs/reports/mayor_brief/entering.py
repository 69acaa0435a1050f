# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts an office enters for a brief."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.sentences import cities_of
from zweiklang.outputs.reports.kinds import TextField

_POINTS = gettext_lazy("Talking points")
_SHORT = gettext_lazy("One or two sentences, so that all fits on one page.")
#: Names of the fields that hold the talking points.
POINTS = ("point-1", "point-2", "point-3")


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return the occasion, three talking points, gifts, and what to be careful about."""
    points = (
        TextField(name, label, _SHORT, long=True, required=True, group=_POINTS)
        for name, label in zip(
            POINTS,
            (
                gettext_lazy("First point"),
                gettext_lazy("Second point"),
                gettext_lazy("Third point"),
            ),
            strict=True,
        )
    )
    return (
        TextField(
            "occasion",
            gettext_lazy("Occasion"),
            gettext_lazy(
                "What, where and when, such as: reception in the town hall, 14 May, 11 a.m."
            ),
            required=True,
        ),
        *points,
        TextField(
            "gifts",
            gettext_lazy("Gifts"),
            gettext_lazy("What is given, what was given before, what cannot be accepted."),
            long=True,
        ),
        TextField(
            "care",
            gettext_lazy("To be careful about"),
            gettext_lazy("Names, customs, subjects, what is in dispute. Offices, never persons."),
            long=True,
        ),
    )


def title_of(content: records.Content) -> str:
    """Return “Kumasi in brief”."""
    cities = cities_of(content.partnerships[0] if content.partnerships else None)
    return _("%(city)s in brief") % {"city": cities}
