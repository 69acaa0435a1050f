# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django and listens to written records."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """Deadlines and warnings, notices, open questions."""

    name = "zweiklang.domain.coordination"
    label = "coordination"

    def ready(self) -> None:
        """Keep the stored warnings true whenever a record is written."""
        from zweiklang.domain.coordination.rebuilding import on_record_written
        from zweiklang.foundation.events import subscribe

        subscribe("record_written", on_record_written)
