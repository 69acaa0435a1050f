# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the workbook: everything an actor may see of an office, in the form the import reads.

`exporting.export_workbook` gives .xlsx, `exporting.export_csv` a zip with one CSV per sheet,
`template.template` an empty workbook with explanations.
"""
