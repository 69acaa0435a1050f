# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django and hears when a paper is filed, changed or withdrawn."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Documents of cities, their passages, verdicts of officers, suggested common topics."""

    name = "zweiklang.domain.topics"
    label = "topics"

    def ready(self) -> None:
        """Make common topics known, and read papers anew when their file changes."""
        from zweiklang.domain.joint.kinds import register
        from zweiklang.domain.topics import tasks
        from zweiklang.domain.topics.joint_kinds import COMMON_TOPIC
        from zweiklang.foundation.events import subscribe

        register(COMMON_TOPIC)
        subscribe("record_written", tasks.on_record_written)
