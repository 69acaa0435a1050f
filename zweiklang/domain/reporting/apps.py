# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Snapshots of the records, and reports made from them."""

    name = "zweiklang.domain.reporting"
    label = "reporting"
