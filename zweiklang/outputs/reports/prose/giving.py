# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells contributions and gains: what, who to whom, who paid; never added up across payers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reporting import records
from zweiklang.foundation import money
from zweiklang.foundation.numbers import in_figures
from zweiklang.outputs.reports.blocks import Block, Column, Items, Table, Text, text
from zweiklang.outputs.reports.prose.dates import closed, period
from zweiklang.outputs.reports.prose.numbers import Amount, Numbers
from zweiklang.outputs.reports.prose.teller import Teller


def contributions_table(
    teller: Teller,
    one: records.PartnershipEntry,
    given: Iterable[records.ContributionEntry],
) -> list[Block]:
    """Return contributions as a table, no block if there are none."""
    rows = tuple(_row(teller, one, each) for each in given)
    if not rows:
        return []
    columns = (
        Column(_("What was given"), share=3),
        Column(_("When"), share=2),
        Column(_("From – to"), share=2),
        Column(_("Who paid"), share=2),
        Column(_("How much"), "end", share=2),
    )
    caption = _("Money, goods and work, %(cities)s") % {"cities": teller.others(one)}
    return [Table(caption, columns, rows)]


def _row(
    teller: Teller, one: records.PartnershipEntry, given: records.ContributionEntry
) -> tuple[Text, ...]:
    cities = f"{teller.city_of(one, given.giver)} – {teller.city_of(one, given.receiver)}"
    what = teller.said(given.what, given)
    return (
        teller.sentences(what, teller.run(_standing(teller, one, given))),
        text(when(given)),
        text(cities),
        text(payer(teller, one, given)),
        text(amount(teller, given)),
    )


def _standing(
    teller: Teller, one: records.PartnershipEntry, given: records.ContributionEntry
) -> str:
    city = teller.city_of(one, given.receiver)
    if given.standing == "disputed":
        others = [response for response in given.responses if response.decision == "disputed"]
        names = teller.listed(teller.city_of(one, response.side) for response in others)
        return _("(%(city)s sees it differently)") % {"city": names or city}
    if given.standing == "declared":
        author = teller.city_of(one, given.side)
        return _("(stated by %(city)s)") % {"city": author}
    return ""


def when(statement: records.StatementEntry) -> str:
    """Return when something was given or gained."""
    if statement.begins is None and statement.ends is None:
        return _("date not on file")
    return period(statement.begins, statement.ends or statement.begins)


def payer(teller: Teller, one: records.PartnershipEntry, given: records.ContributionEntry) -> str:
    """Return who paid: the giving city itself, or whoever is named."""
    if given.funded_by == "own":
        return teller.city_of(one, given.giver)
    return teller.read(given.funder) or payer_kind(given.funded_by)


def payer_kind(funded_by: str) -> str:
    """Return a kind of payer."""
    return {
        "own": _("the city itself"),
        "funder": _("funding bodies"),
        "club": _("clubs"),
        "company": _("companies"),
    }[funded_by]


def amount(teller: Teller, given: records.ContributionEntry) -> str:
    """Return how much was given, and what it is worth where somebody has estimated that."""
    language = teller.language
    if given.kind == "money":
        return money.in_words(given.minor or 0, given.currency, language)
    found = []
    if given.quantity is not None and given.kind == "staff-days":
        found.append(days(given.quantity, language))
    elif given.quantity is not None:
        found.append(f"{in_figures(given.quantity, language)} {teller.read(given.unit)}")
    if given.minor is not None:
        worth = {"amount": money.in_words(given.minor, given.currency, language)}
        found.append(_("worth about %(amount)s") % worth)
    return ", ".join(found) or "–"


def days(count: Decimal, language: str) -> str:
    """Return a number of staff days."""
    plural = int(count) if count == int(count) else 2
    words = ngettext("%(count)s staff day", "%(count)s staff days", plural)
    return words % {"count": in_figures(count, language)}


def money_table(teller: Teller, told: Iterable[Amount]) -> list[Block]:
    """Return money by who gave and who paid, one row for each payer and currency."""
    rows = tuple(
        (
            text(teller.own_city() if one.is_own else _("the other cities")),
            text(payer_kind(one.funded_by)),
            text(money.in_words(one.minor, one.currency, teller.language)),
        )
        for one in told
    )
    if not rows:
        return []
    columns = (
        Column(_("Given by"), share=2),
        Column(_("Paid by"), share=2),
        Column(_("Amount"), "end", share=2),
    )
    return [Table(_("Money by who paid for it"), columns, rows)]


def money_words(teller: Teller, numbers: Numbers) -> str:
    """Return in one sentence what the city paid itself."""
    own = numbers.own_money()
    words = {"city": teller.own_city()}
    if not own:
        return _("No payment of its own by %(city)s is on file for this time.") % words
    words["amount"] = teller.listed(
        money.in_words(one.minor, one.currency, teller.language) for one in own
    )
    return _("%(city)s paid %(amount)s of its own.") % words


def gains_list(
    teller: Teller, one: records.PartnershipEntry, gains: Iterable[records.GainEntry]
) -> list[Block]:
    """Return gains city by city, each in its own words."""
    items = []
    for gain in gains:
        name = teller.run(f"{teller.city_of(one, gain.side)}:", strong=True)
        evidence = teller.read(gain.evidence)
        proof = closed(_("Seen by: %(evidence)s") % {"evidence": evidence}) if evidence else ""
        what = teller.said(gain.what, gain)
        what = replace(what, text=closed(what.text))
        items.append(teller.sentences(name, what, teller.run(proof)))
    return [Items(tuple(items))] if items else []
