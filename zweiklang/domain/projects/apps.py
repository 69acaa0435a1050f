# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Joint projects and the values of their indicators."""

    name = "zweiklang.domain.projects"
    label = "projects"

    def ready(self) -> None:
        """Make the joint project known."""
        from zweiklang.domain.joint.kinds import register
        from zweiklang.domain.projects.joint_kinds import JOINT_PROJECT

        register(JOINT_PROJECT)
