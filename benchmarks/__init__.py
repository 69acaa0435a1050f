# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures how the program behaves with 500, 5,000 and 50,000 partnerships, on both databases.

    python -m benchmarks --sizes 500,5000 --engines sqlite,postgresql

Prints Markdown tables; nothing is kept but what is printed.
"""
