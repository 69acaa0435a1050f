# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the signed-in pages."""

from django.urls import URLPattern

app_name = "workspace"
urlpatterns: list[URLPattern] = []
