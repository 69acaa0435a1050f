# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses: everything for readers starts with the language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(
        path("accounts/", include("allauth.urls")),
        path("workspace/", include("zweiklang.doors.workspace.urls")),
        path("", include("zweiklang.doors.portal.urls")),
    ),
]
