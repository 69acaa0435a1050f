# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all processes of an installation count together: in files, so that no service is needed.

Sign-in limits stand here. Each process with a memory of its own would let through as many more
attempts as there are processes, and forget them with every restart.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import Any

from django.core.cache.backends import filebased

FileBasedCache: Any = filebased.FileBasedCache


class SharedCache(FileBasedCache):  # type: ignore[misc]  # its types leave out half of it
    """Django's cache in files, with an `add` that two processes cannot both win."""

    def add(self, key: Any, value: Any, timeout: Any = ..., version: Any = None) -> bool:
        """Set a value that is not there yet; returns whether it was set."""
        given = {} if timeout is ... else {"timeout": timeout}
        self._createdir()
        with (Path(self._dir) / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return bool(super().add(key, value, version=version, **given))

    def _cull(self) -> None:
        """Drop what has run out before anything that still counts."""
        found = self._list_cache_files()
        if len(found) >= self._max_entries:
            for name in found:
                try:
                    with Path(name).open("rb") as file:
                        self._is_expired(file)
                except FileNotFoundError:
                    continue
            super()._cull()
