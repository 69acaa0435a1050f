# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What readers are told about a file before they open it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Self


@dataclass(frozen=True)
class FileRecord:
    """A file that a record holds: name for people, media type, size in bytes."""

    id: uuid.UUID
    name: str
    media_type: str
    size: int

    @classmethod
    def of(cls, row: Any) -> Self | None:
        """Return the file of a row, None without one; lists that show none do not fetch it."""
        stored = row._state.fields_cache.get("file") if row.file_id else None
        if stored is None:
            return None
        return cls(stored.pk, stored.name, stored.media_type, stored.size)

    @property
    def kind(self) -> str:
        """Return the kind as people know it, such as PDF."""
        return PurePath(self.name).suffix[1:].upper()
