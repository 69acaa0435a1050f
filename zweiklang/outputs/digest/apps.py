# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django, for its templates."""

from django.apps import AppConfig


class DigestConfig(AppConfig):
    """The deadlines of an office as an e-mail to its members."""

    name = "zweiklang.outputs.digest"
    label = "digest"
