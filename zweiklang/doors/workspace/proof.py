# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks who is there once more before a city's word is given: a session alone can be stolen."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest


def require_proof(request: HttpRequest) -> None:
    """Go on if the person proved who they are lately, by sign-in or since.

    Otherwise raise ReauthenticationRequired: allauth's middleware then asks, and goes on with what
    was posted. Who signs in by the city's single sign-on alone has nothing to prove here: how long
    that lasts is the city's rule.
    """
    if not get_reauthentication_flows(request.user):
        return
    moments = [one["at"] for one in get_authentication_records(request, request.user)]
    if time.time() - max(moments, default=0) > settings.PROOF_MINUTES * 60:
        raise ReauthenticationRequired
