# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Signed-in pages."""

    name = "zweiklang.doors.workspace"
    label = "workspace"
