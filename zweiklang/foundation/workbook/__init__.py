# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbook: one sheet per kind of record, one column per field, derived from the models.

`layout.sheets()` is the whole description; reading, writing, the template and the page of the
handbook follow from it. `cells` turns cells into values and back.
"""
