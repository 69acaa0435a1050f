# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets the reader of a text choose among the languages it is written in (`?text=en`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.http import HttpRequest
from django.utils.translation import get_language

from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.templatetags.ui import tongue

_NO_NOTES: Final[Mapping[str, str]] = {}


def language_of(request: HttpRequest, known: Sequence[str]) -> str:
    """Return the language a text is shown in: the one asked for, else the reader's."""
    asked = request.GET.get("text", "")
    return asked if asked in known else get_language() or "en"


def language_links(
    request: HttpRequest, known: Sequence[str], shown: str, notes: Mapping[str, str] = _NO_NOTES
) -> list[Link]:
    """Return the languages of a text as links, the shown one marked; none for a single language.

    `notes` stand behind a language's name, such as how much changes in it.
    """
    if len(known) < 2:
        return []
    links = []
    for code in known:
        query = request.GET.copy()
        query["text"] = code
        query.pop("part", None)
        note = f" ({notes[code]})" if code in notes else ""
        links.append(Link(f"?{query.urlencode()}", f"{tongue(code)}{note}", code == shown))
    return links
