# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django, for its texts."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The programming interface."""

    name = "zweiklang.doors.api"
    label = "api"
