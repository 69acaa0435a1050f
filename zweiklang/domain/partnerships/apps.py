# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Partnerships: parties, phases, agreements, events, actors, goals, bases."""

    name = "zweiklang.domain.partnerships"
    label = "partnerships"
