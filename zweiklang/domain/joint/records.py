# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shapes of joint texts that leave the app."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PublicParty:
    """A city below a public text: whether its name stands there, and what it reads in."""

    side: str
    place_id: uuid.UUID
    name: Any
    language: str
    named: bool
    assurance: str


@dataclass(frozen=True)
class PublicText:
    """A joint text as everybody may read it on a day: content, since when, and who stands below.

    `since`: when this wording came into force. `assurance`: that of its weakest consent.
    `is_demonstration`: an office of the demonstration sits at the table, so all of it is invented.
    """

    record_id: uuid.UUID
    kind: str
    content: Mapping[str, Any]
    since: dt.datetime
    assurance: str
    ended_on: dt.date | None
    parties: tuple[PublicParty, ...]
    is_demonstration: bool = False
