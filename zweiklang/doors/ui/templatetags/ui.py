# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags and filters of every template; loaded without being asked for."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from zweiklang.foundation.texts import Reading, TranslatedText

register = template.Library()


@register.filter
def words(text: TranslatedText | None) -> Reading | str:
    """Return a translated text as the reader gets it."""
    return text.read(get_language() or "en") if isinstance(text, TranslatedText) else ""


@register.filter
def attribute(thing: Any, name: str) -> Any:
    """Return an attribute by name, for tables whose columns are data."""
    return getattr(thing, name, "")
