# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sets up a checkout and starts it, with Python's own library only: behind bin/run and bin/test."""
