# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: money that one city gave to another, as everybody may read it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class PublishedMoney:
    """A contribution of money. `subject_id`: the project it belongs to, else the joint file."""

    id: uuid.UUID
    subject_id: uuid.UUID
    file_id: uuid.UUID
    what: TranslatedText
    giver: str
    receiver: str
    minor: int
    currency: str
    begins: PartialDate | None
    ends: PartialDate | None
    funded_by: str
    funder: TranslatedText
    known_since: dt.date | None
    changed_at: dt.datetime | None
