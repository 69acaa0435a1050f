# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses without a language: the programming interface and the calendar feeds."""

from django.urls import path

from zweiklang.doors.api import documentation
from zweiklang.doors.api.api import api
from zweiklang.doors.api.calendar import feed

urlpatterns = [
    path("api/", documentation.page, name="interface"),
    path("api/v1/", documentation.page),
    path("api/v1/", api.urls),
    path("calendar/<str:secret>.ics", feed, name="calendar_feed"),
]
