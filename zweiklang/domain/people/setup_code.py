# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code that proves, on first start, that one may claim the installation."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings

from zweiklang.foundation.secret_codes import new_code


def path() -> Path:
    """Return the file the code is kept in; readable for the owner of the installation only."""
    kept: Path = settings.HOME / "setup-code"
    return kept


def current() -> str:
    """Return the code, made on first use: twelve letters and digits in three groups."""
    kept = path()
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(new_code(3))
    return kept.read_text().strip()


def matches(entered: str) -> bool:
    """Return whether this is the code; case and spaces do not matter."""
    plain = "".join(entered.split()).lower()
    return secrets.compare_digest(plain.encode(), current().encode())


def spend() -> None:
    """Forget the code: the installation has its office."""
    path().unlink(missing_ok=True)
