# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint projects: their charter, their states, targets and indicators at both ends."""
