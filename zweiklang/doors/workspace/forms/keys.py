# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the short names of records out of what they are called."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from zweiklang.foundation.texts import TranslatedText

LONGEST = 70
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
#: What names a record best, in this order; the first that is filled in is taken.
NAMING_FIELDS = (
    "number",
    "title",
    "name",
    "what",
    "year",
    "task",
    "question",
    "function",
    "code",
    "text",
    "alternative",
)
DATING_FIELDS = (
    "signed_on",
    "begins",
    "dated_on",
    "due_on",
    "asked_on",
    "counted_on",
    "measured_on",
)


def key_from(*parts: str) -> str:
    """Return a short name of lower-case letters, digits and hyphens; "entry" if nothing is left."""
    text = " ".join(part for part in parts if part).lower().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return key or "entry"


def free_key(record: Any, *called: str) -> str:
    """Return a short name for a new record that its office has not used yet.

    called: words that name it, where they stand in records of their own.
    """
    wanted = key_from(*_parts(record), *called)
    same_office = type(record)._default_manager.filter(key__startswith=wanted)
    if record._meta.get_field("office") and record.office_id:
        same_office = same_office.filter(office=record.office_id)
    taken = set(same_office.values_list("key", flat=True))
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _parts(record: Any) -> list[str]:
    parts = []
    for parent in ("partnership", "council_item", "unit", "place"):
        if getattr(record, f"{parent}_id", None):
            parts.append(getattr(record, parent).key)
            break
    else:
        parts.append("" if hasattr(record, "name") or hasattr(record, "number") else record.slug)
    if getattr(record, "kind", "") and record.slug in {"agreement", "phase"}:
        parts.append(record.kind)
    for name in DATING_FIELDS:
        if value := getattr(record, name, None):
            parts.append(value.isoformat() if hasattr(value, "isoformat") else value.iso)
            break
    for name in NAMING_FIELDS:
        if name in record.personal_fields:
            continue  # a key outlives an erasure, and stands in addresses and workbooks
        value = getattr(record, name, None)
        text = str(value) if isinstance(value, TranslatedText) else value
        if text:
            parts.append(" ".join(str(text).split()[:6]))
            break
    if getattr(record, "side", ""):
        parts.append(record.side)
    return parts
