# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floor 3: what leaves: documents for people and formats for machines; one folder per format."""
