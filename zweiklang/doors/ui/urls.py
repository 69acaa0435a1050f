# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address under which a reader chooses the colour scheme."""

from django.urls import path

from zweiklang.doors.ui import views

app_name = "ui"
urlpatterns = [path("", views.choose_theme, name="theme")]
