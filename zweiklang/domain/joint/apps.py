# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class JointConfig(AppConfig):
    """Joint files of two or more cities: proposals, answers, sealed revisions, keys."""

    name = "zweiklang.domain.joint"
    label = "joint"

    def import_models(self) -> None:
        """Load the kinds of statement with the models: they are records like the others."""
        super().import_models()
        from zweiklang.domain.joint import shared  # noqa: F401  # registers Response

    def ready(self) -> None:
        """Let the search find joint texts and follow what becomes of them."""
        from zweiklang.domain.joint import searching
        from zweiklang.foundation.events import subscribe
        from zweiklang.foundation.search import register

        register(searching.JOINT_TEXTS)
        subscribe("joint_step", searching.on_joint_step)
