# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council items, resolutions and their points, follow-up duties, legal bases."""
