# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who a mark stands for: tone, shape and name of a city, kept with the partnership."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """A city's tone: a = petrol circle, b = copper diamond, c = violet triangle."""

    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True)
class Side:
    """One city of a partnership as the drawings know it."""

    tone: Tone
    name: str
