# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a joint project's states: the table the program enforces."""

from __future__ import annotations


def page() -> str:
    """Return the states with what they mean, who brings them about and what may follow."""
    from zweiklang.domain.projects.rules import STATES, State

    lines = [
        "# States of a joint project",
        "",
        "From `zweiklang/domain/projects/rules.py`: this table is what the program enforces and",
        "what the page of a project shows. A charter in force says one of the last five; the first",
        "two follow from whether a proposal waits.",
        "",
        "| state | what it means | brought about by | may become | needs a reason |",
        "|---|---|---|---|:-:|",
    ]
    for state, rule in STATES.items():
        then = ", ".join(one.value for one in State if one in rule.then) or "–"
        reason = "yes" if rule.needs_reason else "–"
        lines.append(f"| {state.value} | {rule.meaning} | {rule.by} | {then} | {reason} |")
    return "\n".join(lines)
