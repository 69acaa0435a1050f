# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writers: each turns a `Report` and the `Look` of a city into one file, the same each time."""
