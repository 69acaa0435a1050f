# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells which goals of the 2030 Agenda partnerships serve, as a wheel and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from zweiklang import agenda2030
from zweiklang.domain.reporting import records
from zweiklang.outputs.drawings.goals import keys
from zweiklang.outputs.reports.blocks import Block, Column, Figure, Table, text
from zweiklang.outputs.reports.prose.numbers import codes_of
from zweiklang.outputs.reports.prose.teller import Teller


def overview(
    teller: Teller, partnerships: Iterable[records.PartnershipEntry], *, figure: bool = True
) -> list[Block]:
    """Return a figure and a table of the goals served, no block if none is."""
    by_goal: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for one in partnerships:
        for code in codes_of(one, teller.choice):
            by_goal[agenda2030.goal_of(code)].setdefault(teller.others(one), []).append(code)
    if not by_goal:
        return []
    ordered = sorted(by_goal, key=int)
    rows = tuple(
        (
            text(f"{goal} {agenda2030.short_title(goal, teller.language)}"),
            text("; ".join(_with_targets(*pair) for pair in by_goal[goal].items())),
        )
        for goal in ordered
    )
    columns = (Column(_("Goal"), share=2), Column(_("Partnerships and targets"), share=3))
    table = Table(_("Goals of the 2030 Agenda the partnerships work for"), columns, rows)
    if not figure:
        return [table]
    counts = {int(goal): len(by_goal[goal]) for goal in ordered}
    alt = _("The 17 goals as keys. The longer a key, the more partnerships work on it: %(goals)s.")
    listed = ", ".join(f"{goal} ({counts[int(goal)]})" for goal in ordered)
    return [Figure(keys(counts), alt % {"goals": listed}, width=0.8), table]


def _with_targets(name: str, codes: list[str]) -> str:
    targets = [code for code in codes if "." in code]
    return f"{name} ({', '.join(targets)})" if targets else name


def names(teller: Teller, goals: Iterable[str]) -> str:
    """Return goals as a list in running text: “3 Gesundheit und 11 Städte”."""
    return teller.listed(
        f"{goal} {agenda2030.short_title(goal, teller.language)}" for goal in goals
    )
