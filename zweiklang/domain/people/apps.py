# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, offices, memberships and contact persons."""

    name = "zweiklang.domain.people"
    label = "people"
