# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How accounts come about: only by invitation or the city's single sign-on."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Return False: an office invites its members."""
        return False


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets single sign-on open accounts that exist here by the same verified address."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Return False: somebody without membership has nothing to do here."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Return True: the city's own server has verified the address, and it alone is set up."""
        return True
