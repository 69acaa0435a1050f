# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django, for its templates."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """The handover sheet of a partnership."""

    name = "zweiklang.outputs.handover"
    label = "handover"
