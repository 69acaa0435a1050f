# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches papers of cities: from council information systems (OParl) or from addresses of files."""
