# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities work on, read from their own papers: documents, passages, verdicts, suggestions."""
