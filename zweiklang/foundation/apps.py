# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the foundation with Django."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """The app of the common tables."""

    name = "zweiklang.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Let the search follow what is written."""
        from zweiklang.foundation.search import upkeep

        upkeep.follow()
