# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of topics: papers, profiles, finder, search by meaning, what the reader does."""
