# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings of the cities' records: adapts files of partnerships to `zweiklang.drawing`."""
