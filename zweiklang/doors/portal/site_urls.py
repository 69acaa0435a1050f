# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses for search engines; they stand above the languages."""

from django.urls import path

from zweiklang.doors.portal.views import engines

app_name = "site"
urlpatterns = [
    path("robots.txt", engines.robots, name="robots"),
    path("sitemap.xml", engines.sitemap, name="sitemap"),
]
