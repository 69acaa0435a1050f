# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks IATI files offline: official schema, standard ruleset, codelists; everything at once."""

from zweiklang.iati.checking.check import Result, check, check_all
from zweiklang.iati.checking.findings import Finding, Namer

__all__ = ["Finding", "Namer", "Result", "check", "check_all"]
