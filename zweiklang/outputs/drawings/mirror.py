# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities give each other as mirrors with tables; self-assessments as trends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.domain.reciprocity import rules, sentences
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.domain.reciprocity.principles import principles
from zweiklang.domain.reciprocity.queries import Ledger
from zweiklang.domain.reciprocity.wording import days_words
from zweiklang.drawing import mirror as drawing
from zweiklang.drawing.sides import Side, Tone
from zweiklang.foundation import money
from zweiklang.foundation.lists import with_commas, with_semicolons
from zweiklang.foundation.numbers import in_figures


@dataclass(frozen=True)
class Cell:
    """What one city gave of a kind: how much, who else paid, what the other city says to it."""

    amount: str
    standing: str
    payer: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True)
class Mirror:
    """Two cities' giving, drawn for wide and narrow pages, with its table and its questions.

    `sides` are (side, name); `table` holds (kind, cell of the first, cell of the second).
    """

    sides: tuple[tuple[str, str], tuple[str, str]]
    wide: str
    narrow: str
    table: tuple[tuple[str, Cell, Cell], ...]
    questions: tuple[str, ...]


def mirrors(ledger: Ledger, names: Mapping[str, str], *, standalone: bool = False) -> list[Mirror]:
    """Return a mirror for every two cities between which something was given."""
    found = (_mirror(ledger, names, pair, standalone) for pair in ledger.pairs)
    return [one for one in found if one is not None]


def _mirror(
    ledger: Ledger, names: Mapping[str, str], pair: tuple[str, str], standalone: bool
) -> Mirror | None:
    language = get_language() or "en"
    rows = ledger.balance(pair, language)
    if not rows:
        return None
    cities = {side: names[side] for side in pair}
    silent = {
        side
        for side in pair
        if side in ledger.silent and not any(r.totals[side].count for r in rows)
    }
    absent = _("nothing entered yet")
    first, second = (_side(side, cities[side]) for side in pair)
    drawn = [
        drawing.MirrorRow(
            kind_words(row.kind),
            *(
                drawing.Bar(0, 0, "") if side in silent else _bar(row, row.totals[side], language)
                for side in pair
            ),
        )
        for row in rows
    ]
    cells = [
        [
            Cell(absent, "") if side in silent else _cell(row, row.totals[side], language)
            for side in pair
        ]
        for row in rows
    ]
    said = {"first": first.name, "second": second.name}
    title = _("What %(first)s and %(second)s give each other") % said
    description = (
        _(
            "One row for each kind, left %(first)s, right %(second)s, each row on its own scale. "
            "Filled: confirmed by the other city. Dashed: only declared. The table follows."
        )
        % said
    )
    headings = tuple((_silent if side in silent else _gives)(cities[side]) for side in pair)
    form = {"title": title, "description": description, "headings": headings}
    ids = f"mirror-{''.join(pair).lower()}"
    wide, narrow = (
        drawing.draw_mirror(
            drawn, (first, second), narrow=is_narrow, standalone=standalone,
            ids=f"{ids}-n" if is_narrow else ids, **form,  # type: ignore[arg-type]
        )
        for is_narrow in (False, True)
    )  # fmt: skip
    return Mirror(
        ((pair[0], first.name), (pair[1], second.name)),
        wide,
        narrow,
        tuple(
            (kind_words(row.kind), left, right)
            for row, (left, right) in zip(rows, cells, strict=True)
        ),
        # Who has no office here cannot answer: of its silence nothing follows.
        tuple(sentences.one_way(rows, cities)) if ledger.seated >= set(pair) else (),
    )


def _gives(city: str) -> str:
    return _("%(city)s gives") % {"city": city}


def _silent(city: str) -> str:
    return _("%(city)s has entered nothing here yet") % {"city": city}


def _side(side: str, name: str) -> Side:
    letter = side.lower()
    return Side(Tone(letter) if letter in set(Tone) else Tone.C, name)


def kind_words(kind: str) -> str:
    """Return what a kind of giving is called."""
    return str(Contribution.Kind(kind).label)


def _bar(row: rules.Row, total: rules.Total, language: str) -> drawing.Bar:
    amount, payer, state = amount_words(row, total, language), _payer(total), _standing(total)
    words = [f"{amount} †" if total.is_demonstration else amount]
    if payer:
        words.append(payer)
    if state and total.confirmed != total.whole:
        words.append(state)
    together = with_semicolons(words) if payer else with_commas(words)
    return drawing.Bar(float(total.confirmed), float(total.declared), together)


def _cell(row: rules.Row, total: rules.Total, language: str) -> Cell:
    amount = amount_words(row, total, language)
    return Cell(amount, _standing(total), _payer(total), total.is_demonstration)


def _payer(total: rules.Total) -> str:
    """Return who paid where it was not, or not alone, the giving city itself."""
    if not total.payers:
        return ""
    said = {"funder": with_semicolons(total.payers)}
    if total.others_paid < total.count:
        return _("partly paid by %(funder)s") % said
    return _("paid by %(funder)s") % said


def _standing(total: rules.Total) -> str:
    """Return what the receiving city says to all of it."""
    if not total.count:
        return ""
    if total.disputed:
        return _("partly seen differently") if total.count > 1 else _("seen differently")
    if not total.confirmed:
        return _("only declared")
    return _("partly confirmed") if total.declared else _("confirmed")


def amount_words(row: rules.Row, total: rules.Total, language: str) -> str:
    """Return how much a city gave of a kind, in the row's own unit: “12 days”, “2 vehicles”."""
    if not total.count:
        return _("nothing so far")
    if row.kind is rules.Kind.MONEY:
        return money.in_words(int(total.whole), row.currency, language)
    if row.kind is rules.Kind.STAFF_DAYS:
        return days_words(total.whole, language)
    parts = [f"{in_figures(many, language)} {unit}" for unit, many in total.units.items()]
    if total.bare and parts:
        more = ngettext("%(count)s more", "%(count)s more", total.bare)
        parts.append(more % {"count": total.bare})
    elif total.bare:
        bare = ngettext("%(count)s contribution", "%(count)s contributions", total.bare)
        parts.append(bare % {"count": total.bare})
    return with_commas(parts)


def trend(
    scores: Mapping[int, Mapping[str, Mapping[int, int]]],
    years: Sequence[int],
    names: Mapping[str, str],
) -> tuple[str, str]:
    """Return how the cities judged the principles over the years, for wide and narrow pages."""
    language = get_language() or "en"
    sides = [_side(side, name) for side, name in names.items()]
    rows = [
        drawing.TrendRow(
            f"{number} {principles()[number].title(language)}",
            {_side(side, "").tone: dict(by_year) for side, by_year in by_side.items()},
        )
        for number, by_side in scores.items()
    ]
    title = _("Self-assessment over the years: %(cities)s") % {
        "cities": sentences.listed(list(names.values()))
    }
    description = _("Ten principles, each on a scale from 1 below to 5 on top. The table follows.")
    wide, narrow = (
        drawing.draw_trend(
            rows, sorted(years), sides, title=title, description=description,
            narrow=is_narrow, ids="trend-n" if is_narrow else "trend",
        )
        for is_narrow in (False, True)
    )  # fmt: skip
    return wide, narrow
