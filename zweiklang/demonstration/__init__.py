# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: Dortmund's real portfolio from public sources, and an office in Kumasi.

`portfolio/` holds it as sheets that the importer of every user reads; its README says what is in
them. `loading.load` brings them into the database, `accounts` makes the logins.
"""
