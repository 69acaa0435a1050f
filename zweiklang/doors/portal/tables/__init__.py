# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns in which public lists leave the portal as files; their rows are public ones only."""
