# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layout, form renderer, components, icons; knows no domain model."""

    name = "zweiklang.doors.ui"
    label = "ui"
