# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each city gives and gains: contributions, benefits, expectations, joint self-assessment."""
