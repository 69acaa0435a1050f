# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: what is public, as JSON, as CSV tables and as a feed."""
