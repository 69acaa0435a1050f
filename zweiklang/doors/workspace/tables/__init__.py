# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns in which lists of the workspace leave it as files: what the pages show, no more."""
