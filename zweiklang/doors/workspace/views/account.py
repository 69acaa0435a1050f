# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own account at a glance: password, second factor, passkeys, where one is signed in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpResponse

from zweiklang.domain.people.models import Membership
from zweiklang.doors.workspace.access import WorkspaceRequest, first_office, show, signed_in


@signed_in
def account(request: WorkspaceRequest) -> HttpResponse:
    """Show how safe the account is and lead to what makes it safer."""
    found = list(Authenticator.objects.filter(user=request.user))
    kinds = Authenticator.Type
    codes = next((one for one in found if one.type == kinds.RECOVERY_CODES), None)
    context = {
        "totp": next((one for one in found if one.type == kinds.TOTP), None),
        "passkeys": [one for one in found if one.type == kinds.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "sessions": UserSession.objects.filter(user=request.user).order_by("-last_seen_at")[:10],
        "session_key": request.session.session_key,
        "memberships": Membership.objects.filter(user=request.user).select_related("office"),
        "has_password": request.user.has_usable_password(),
    }
    return show(request, "account.html", context, office=first_office(request), section="account")
