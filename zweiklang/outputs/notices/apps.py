# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """E-mails to the other cities of a joint file."""

    name = "zweiklang.outputs.notices"
    label = "notices"

    def ready(self) -> None:
        """Listen for what is done in joint files."""
        from zweiklang.foundation.events import subscribe
        from zweiklang.outputs.notices.tasks import on_joint_step

        subscribe("joint_step", on_joint_step)
