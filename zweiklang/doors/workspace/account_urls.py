# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of accounts: of all that allauth offers only those that our accounts need.

The office gives an account its address. Whoever could change it or add another would open the way
to a second account by single sign-on, so there are no pages for addresses, registration or
further accounts; what a new version of allauth adds stays closed until it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allauth import urls as allauth_urls
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from zweiklang.doors.workspace.accounts import begin_single_sign_on

OPEN = frozenset(
    {
        "account_change_password",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
        "openid_connect_callback",
        "openid_connect_login",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "usersessions_list",
    }
)


def closed(request: HttpRequest) -> HttpResponse:
    """Answer that there is nothing here."""
    raise Http404


def _opened(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    for one in patterns:
        if isinstance(one, URLPattern):
            if one.name in OPEN:
                yield one
        elif inner := list(_opened(one.url_patterns)):
            yield URLResolver(one.pattern, inner)


urlpatterns: list[URLPattern | URLResolver] = [
    path("oidc/<str:provider_id>/login/", begin_single_sign_on),
    *_opened(allauth_urls.urlpatterns),
    # allauth writes this address into the context of the sign-in page.
    path("signup/", closed, name="account_signup"),
]
