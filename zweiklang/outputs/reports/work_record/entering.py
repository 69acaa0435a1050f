# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts an office enters for a work record, and what it is called."""

from __future__ import annotations

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.kinds import TextField
from zweiklang.outputs.reports.prose.dates import period

#: The name of the field that says for which city the record is, where there are several.
FOR = "for"


def fields_of(content: records.Content) -> tuple[TextField, ...]:
    """Return a word to the other city; where there are several, for which of them it is."""
    greeting = TextField(
        "greeting",
        gettext_lazy("A word to the other city"),
        gettext_lazy("In the language of the record."),
        long=True,
    )
    others = content.partnerships[0].others if content.partnerships else ()
    if len(others) < 2:
        return (greeting,)
    language = get_language() or "en"
    choices = tuple((party.side, str(party.city.name.read(language))) for party in others)
    return (
        TextField(FOR, gettext_lazy("For which city"), choices=choices, initial=others[0].side),
        greeting,
    )


def title_of(content: records.Content) -> str:
    """Return “Kumasi and Dortmund: work record 2024”, the city it is for first."""
    if not content.partnerships:
        return _("Work record")
    language = get_language() or "en"
    one = content.partnerships[0]
    own = one.party(one.own_side)
    parties = [*one.others, *((own,) if own else ())]
    words = {
        "cities": " – ".join(str(party.city.name.read(language)) for party in parties),
        "time": period(content.selection.begins, content.selection.ends),
    }
    return _("%(cities)s: work record, %(time)s") % words
