# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover sheet: what a successor must know about one partnership, on a page or two."""
