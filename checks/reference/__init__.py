# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of docs/reference: written from the code, compared with it in every check."""
