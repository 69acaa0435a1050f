# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a snapshot as labelled values, the same in every report that shows them."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from zweiklang.foundation import money
from zweiklang.outputs.reports.blocks import Block, Fact, Facts, text
from zweiklang.outputs.reports.prose import giving, goals
from zweiklang.outputs.reports.prose.dates import period
from zweiklang.outputs.reports.prose.numbers import Numbers, numbers_of
from zweiklang.outputs.reports.prose.teller import Teller


def facts(teller: Teller) -> list[Block]:
    """Return the figures of all partnerships as labelled values."""
    numbers = numbers_of(teller.content)
    told = [
        Fact(_("Time"), text(period(teller.choice.begins, teller.choice.ends))),
        Fact(_("Partnerships"), text(str(numbers.partnerships))),
        Fact(_("Countries"), text(str(numbers.countries))),
        Fact(_("Common topics"), text(str(numbers.topics))),
        Fact(_("Joint projects"), text(str(numbers.projects))),
        Fact(_("Events"), text(str(numbers.events))),
        Fact(_("People who travelled or met, as counted"), text(str(numbers.people))),
        *money_facts(teller, numbers),
    ]
    for is_own, count in numbers.staff_days:
        who = teller.own_city() if is_own else _("the other cities")
        label = _("Staff days given by %(who)s") % {"who": who}
        told.append(Fact(label, text(giving.days(count, teller.language))))
    if numbers.goals:
        told.append(Fact(_("Goals of the 2030 Agenda"), text(goals.names(teller, numbers.goals))))
    return [Facts(tuple(told))]


def money_facts(teller: Teller, numbers: Numbers) -> list[Fact]:
    """Return money by giver and payer, one value for each."""
    by_payer: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for one in numbers.money:
        amount = money.in_words(one.minor, one.currency, teller.language)
        by_payer[(one.is_own, one.funded_by)].append(amount)
    found = []
    for (is_own, funded_by), amounts in by_payer.items():
        words = {
            "who": teller.own_city() if is_own else _("the other cities"),
            "payer": giving.payer_kind(funded_by),
        }
        label = _("Money given by %(who)s, paid by %(payer)s") % words
        found.append(Fact(label, text("; ".join(amounts))))
    return found
