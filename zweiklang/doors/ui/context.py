# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page's layout needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from zweiklang.foundation.languages import draft_note, is_draft, own_name


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the reader's language, its direction and this page's address in other languages."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    path = request.path_info
    others = [
        (code, name, f"/{code}{path[len(current) + 1 :]}")
        for code, name in settings.LANGUAGES
        if code != current and path.startswith(f"/{current}/")
    ]
    theme = request.COOKIES.get("theme", "")
    return {
        "language": current,
        "language_name": own_name(current),
        "draft_original": next((url for code, _name, url in others if code == "en"), "")
        if is_draft(current)
        else "",
        "draft_note": draft_note(),
        "other_languages": others,
        "text_direction": "rtl" if translation.get_language_bidi() else "ltr",
        "theme": theme if theme in {"light", "dark"} else "",
    }
