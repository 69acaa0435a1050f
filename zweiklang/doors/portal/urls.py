# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the public pages."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
