# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports for people: a builder turns a snapshot into blocks, a writer turns blocks into a file."""
