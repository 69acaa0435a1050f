# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving and gaining between the cities of a joint file: ledger, expectations, self-assessment."""
