# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django, its kind of joint text, and what it listens to."""

from django.apps import AppConfig


class ReciprocityConfig(AppConfig):
    """Contributions and benefits of the cities, expectations, the joint self-assessment."""

    name = "zweiklang.domain.reciprocity"
    label = "reciprocity"

    def ready(self) -> None:
        """Make known what cities agree to change; hear when a response is released or taken."""
        from zweiklang.domain.joint.kinds import register
        from zweiklang.domain.reciprocity import tasks
        from zweiklang.domain.reciprocity.joint_kinds import AGREED_CHANGE
        from zweiklang.foundation.events import subscribe

        register(AGREED_CHANGE)
        subscribe("record_written", tasks.on_record_written)
        subscribe("joint_step", tasks.on_joint_step)
