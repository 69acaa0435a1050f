# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes that people type from paper: made, compared, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets

#: Letters and digits that nobody takes for another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_code(groups: int) -> str:
    """Return a code of groups of four, such as k7mp-3xwq; each group adds about 20 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))


def hash_of(entered: str) -> str:
    """Return what is kept of a code; case, spaces and hyphens do not matter.

    A plain SHA-256: a code is drawn at random and too long to be tried out.
    """
    plain = "".join(letter for letter in entered.lower() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
