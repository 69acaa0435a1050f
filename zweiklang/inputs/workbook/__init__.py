# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the workbook: .xlsx, .ods, or one CSV per sheet in a folder or .zip.

`reading.read_workbook(source, office, actor)` returns an ImportPlan, `inputs.plans.apply_plan`
writes it. `keeping` keeps an uploaded file between the preview and the yes.
"""
