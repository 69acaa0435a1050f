# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class MandateConfig(AppConfig):
    """Council items, resolutions and their points, follow-up duties, legal bases."""

    name = "zweiklang.domain.mandate"
    label = "mandate"
