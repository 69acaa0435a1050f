# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a report's states: the table the program enforces."""

from __future__ import annotations


def page() -> str:
    """Return the states with what they mean, who brings them about and what may follow."""
    from zweiklang.domain.reporting.rules import STATES, State

    lines = [
        "# States of a report",
        "",
        "From `zweiklang/domain/reporting/rules.py`: this table is what the program enforces and",
        "what the page of a report shows.",
        "",
        "| state | what it means | brought about by | may become |",
        "|---|---|---|---|",
    ]
    for state, rule in STATES.items():
        then = ", ".join(one.value for one in State if one in rule.then) or "–"
        lines.append(f"| {state.value} | {rule.meaning} | {rule.by} | {then} |")
    return "\n".join(lines)
