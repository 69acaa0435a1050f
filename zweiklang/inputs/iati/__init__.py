# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports activities of other publishers from IATI files as partner projects of a partnership.

`reading.read_iati(source, office, actor, partnership=…)` returns the same kind of plan as the
workbook does: what would come in, what does not fit, nothing written.
"""
