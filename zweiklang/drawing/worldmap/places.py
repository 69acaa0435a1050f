# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cities on the map."""

from __future__ import annotations

from dataclasses import dataclass

from zweiklang.drawing.sides import Tone


@dataclass(frozen=True)
class Place:
    """A city: name in the reader's language, degrees east and north, where its page is."""

    name: str
    longitude: float
    latitude: float
    href: str | None = None
    tone: Tone = Tone.B
