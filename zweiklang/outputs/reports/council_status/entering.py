# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts an office enters for a status report."""

from __future__ import annotations

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.sentences import cities_of
from zweiklang.outputs.reports.council_paper import HEAD
from zweiklang.outputs.reports.kinds import TextField
from zweiklang.outputs.reports.prose.dates import day_words

_OFFICE = gettext_lazy("The office")
_OUTLOOK = gettext_lazy("Outlook, city by city")


def fields_of(content: records.Content) -> tuple[TextField, ...]:
    """Return the head of the paper, the development of the office, an outlook per partnership."""
    outlooks = (
        TextField(outlook_name(one), cities_of(one), long=True, group=_OUTLOOK)
        for one in content.partnerships
    )
    return (
        *HEAD,
        TextField(
            "office",
            gettext_lazy("Development of the office"),
            gettext_lazy("Tasks, posts and plans of the office."),
            long=True,
            required=True,
            group=_OFFICE,
        ),
        *outlooks,
    )


def outlook_name(one: records.PartnershipEntry) -> str:
    """Return the name of the field that holds the outlook of a partnership."""
    return f"outlook:{one.key}"


def title_of(content: records.Content) -> str:
    """Return the subject of the paper."""
    city = content.office.city.name.read(get_language() or "en")
    words = {"city": city, "day": day_words(content.selection.known_on)}
    return _("International relations of %(city)s: status on %(day)s") % words
