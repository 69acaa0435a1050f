# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floor 2: the cities' work, one Django app per subject; lower ones know nothing of higher ones."""
