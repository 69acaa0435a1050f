# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class JointConfig(AppConfig):
    """Joint files of two or more cities: proposals, answers, sealed revisions, keys."""

    name = "zweiklang.domain.joint"
    label = "joint"
