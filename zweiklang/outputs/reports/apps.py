# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django, for its style sheet."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports for people."""

    name = "zweiklang.outputs.reports"
    label = "reports"
