# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Partnerships: parties, phases, agreements, events, actors, goals, bases."""

    name = "zweiklang.domain.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Make the joint texts of a partnership known, and seat offices that were invited."""
        from zweiklang.domain.joint.kinds import register
        from zweiklang.domain.partnerships.invited import take_seat
        from zweiklang.domain.partnerships.joint_kinds import (
            JOINT_RESULT,
            MINUTES,
            PARTNERSHIP_TEXT,
        )
        from zweiklang.foundation.events import subscribe

        subscribe("office_founded", take_seat)
        for kind in (PARTNERSHIP_TEXT, MINUTES, JOINT_RESULT):
            register(kind)
