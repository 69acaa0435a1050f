# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Zweiklang: the tool of municipal international partnerships, written for both cities."""

__version__ = "0.1.0"
