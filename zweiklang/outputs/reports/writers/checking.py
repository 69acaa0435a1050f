# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says before a report is released what its files cannot show as it was given."""

from __future__ import annotations

from zweiklang.outputs.reports.blocks import Report
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.pdf_data import Printable
from zweiklang.outputs.reports.writers.preparing import prepare


def problems(report: Report, look: Look) -> tuple[str, ...]:
    """Return sentences in the language of the report, none where all can be shown.

    Settings of the look that cannot be used are named in English, for whoever runs the server.
    """
    prepared = prepare(report)
    found = (*look.problems, *prepared.problems)
    unshown = Printable(prepared, look).unshown
    if not unshown:
        return found
    which = ", ".join(name.strip("[]") for name in unshown.values())
    return (*found, prepared.words.no_typeface % {"which": which})
