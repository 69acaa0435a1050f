# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own account at a glance: password, second factor, passkeys, where one is signed in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.people.models import Membership
from zweiklang.domain.people.tongues import choose_own_language, wish_of
from zweiklang.doors.workspace.access import WorkspaceRequest, first_office, show, signed_in
from zweiklang.doors.workspace.forms.members import OwnLanguageForm


@signed_in
def account(request: WorkspaceRequest) -> HttpResponse:
    """Show how safe the account is and lead to what makes it safer; keep its language."""
    office = first_office(request)
    form = OwnLanguageForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        choose_own_language(request.user, form.cleaned_data["language"])
        spoken = wish_of(request.user, office) or request.LANGUAGE_CODE
        with override(spoken):
            messages.success(request, _("Your language is kept."))
        return HttpResponseRedirect(translate_url(request.path, spoken))
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
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return show(request, "account.html", context, office=office, section="account", status=status)
