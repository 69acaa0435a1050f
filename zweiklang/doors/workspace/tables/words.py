# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that columns of several lists share."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.lists import with_commas


def readers(is_public: bool) -> Any:
    """Return who reads something."""
    return _("public") if is_public else _("internal")


def moment(when: Any) -> str:
    """Return a moment on the clock of the installation."""
    return f"{timezone.localtime(when):%Y-%m-%d %H:%M}" if when else ""


def day(when: Any) -> Any:
    """Return the day of a moment where the installation is, None without one."""
    return timezone.localtime(when).date() if when else None


def cities(standing: Any) -> str:
    """Return the cities of a joint text."""
    return with_commas(str(one.place) for one in standing.parties)
