# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks of the cities, drawn once per size and kept."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from zweiklang.drawing import marks
from zweiklang.drawing.sides import Tone


@cache
def mark(side: str, size: int = 16) -> SafeString:
    """Return circle, diamond or triangle of a side A, B, C; further sides share the triangle."""
    letter = side.lower()
    tone = Tone(letter) if letter in set(Tone) else Tone.C
    return mark_safe(marks.mark(tone, size))


@cache
def linked_mark(height: int) -> SafeString:
    """Return ring and diamond that hold each other."""
    return mark_safe(marks.linked_mark(height))


@cache
def open_mark(height: int) -> SafeString:
    """Return the mark whose ring is open: one side has not agreed yet."""
    return mark_safe(marks.open_mark(height))


@cache
def sign(name: str) -> SafeString:
    """Return a sign of the score by the name of its function in `zweiklang.drawing.marks`."""
    drawn: str = getattr(marks, name)()
    return mark_safe(drawn)
