# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the other cities by e-mail, at once, what was done in a joint file."""
