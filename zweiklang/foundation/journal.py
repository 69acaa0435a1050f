# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the journal readable: only faults of the program bring a traceback."""

from __future__ import annotations

import logging


class RefusalsInOneLine(logging.Filter):
    """Takes the traceback from answers below 500: refusals, not faults.

    Django hands on the exception that led to a page such as 403; operators watch for tracebacks.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Return that the record is printed, a refusal without its traceback."""
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
