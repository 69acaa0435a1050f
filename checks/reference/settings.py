# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of all settings."""

from __future__ import annotations

from itertools import groupby

from checks.steps import ROOT


def page() -> str:
    """Return the variables by group, with default and meaning, as Markdown."""
    from zweiklang import settings

    lines = [
        "# Settings",
        "",
        "An installation is configured by environment variables. Every one has a default: none",
        "must be set to try Zweiklang.",
    ]
    order = list(dict.fromkeys(one.group for one in settings.ENVIRONMENT.declared))
    declared = sorted(settings.ENVIRONMENT.declared, key=lambda one: order.index(one.group))
    for group, variables in groupby(declared, key=lambda one: one.group):
        lines += ["", f"## {group}", "", "| variable | default | meaning |", "|---|---|---|"]
        for one in variables:
            default = one.default.replace(str(settings.HOME), "<home>")
            default = default.replace(str(ROOT), "<checkout>")
            lines.append(
                f"| `{one.name}` | {f'`{default}`' if default else 'empty'} | {one.help} |"
            )
    return "\n".join(lines)
