# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backs up an installation into one file and restores it, on the same or the other database.

The archive holds one text file per table (a JSON object per line), the uploaded files, and a
manifest with the hash of each part. Nothing in it depends on SQLite or PostgreSQL.
"""
