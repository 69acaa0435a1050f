# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds the kinds of report: every folder beside this module that has a `KIND`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from zweiklang.outputs import reports
from zweiklang.outputs.reports.kinds import ReportKind


@cache
def report_kinds() -> dict[str, ReportKind]:
    """Return every kind of report by its slug, in the order in which they are offered."""
    found = [
        kind
        for module in pkgutil.iter_modules(reports.__path__)
        if module.ispkg
        and (kind := getattr(import_module(f"{reports.__name__}.{module.name}"), "KIND", None))
    ]
    return {kind.slug: kind for kind in sorted(found, key=lambda one: (one.order, one.slug))}
