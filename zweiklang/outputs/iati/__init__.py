# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes what an office has released as IATI 2.03: its own share of what cities do together.

`export.activity_file` and `export.organisation_file` give the files piece by piece,
`checking.check_office` says what is wrong in them in the words of our fields. See README.md.
"""
