# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """Deadlines and warnings, notices, open questions."""

    name = "zweiklang.domain.coordination"
    label = "coordination"
