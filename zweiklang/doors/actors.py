# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gives every request its actor, for all doors alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from zweiklang.domain.people import queries
from zweiklang.foundation.actors import Actor


class ActorMiddleware:
    """Sets `request.actor`, lazily: pages for everybody need no query to know their reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with an actor set."""
        actor = SimpleLazyObject(lambda: queries.actor_of(request.user))
        request.actor = actor  # type: ignore[attr-defined]  # Django's request has no such attribute in its types
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]  # Django's request has no such attribute in its types
