# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Municipalities, organisational units and their names through time."""

    name = "zweiklang.domain.places"
    label = "places"
