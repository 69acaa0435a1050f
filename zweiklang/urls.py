# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses: everything for readers starts with the language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("zweiklang.doors.portal.site_urls")),
    path("", include("zweiklang.doors.api.urls")),
    *i18n_patterns(
        path("display/", include("zweiklang.doors.ui.urls")),
        path("accounts/", include("zweiklang.doors.workspace.account_urls")),
        path("workspace/", include("zweiklang.doors.workspace.urls")),
        path("", include("zweiklang.doors.portal.urls")),
    ),
]

handler400 = "zweiklang.doors.ui.views.bad_request"
handler403 = "zweiklang.doors.ui.views.refused"
handler404 = "zweiklang.doors.ui.views.not_found"
handler500 = "zweiklang.doors.ui.views.broken"
