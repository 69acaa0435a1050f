# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files in: workbook, council items, projects of others; nothing is written before the yes."""
