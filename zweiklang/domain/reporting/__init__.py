# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports: frozen copies of the records, and the papers told from them with their states."""
