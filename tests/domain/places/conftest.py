# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory of cities, built once for all test runs of this checkout's data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest
from pytest_django import Settings

from zweiklang.domain.places.directory import build_if_needed, store

HASH = store.data_version().replace("/", "-")
BUILT = Path(gettempdir()) / f"zweiklang-directory-{HASH}.sqlite3"


@pytest.fixture
def directory(settings: Settings) -> Iterator[Path]:
    settings.DIRECTORY_FILE = BUILT
    build_if_needed()
    yield BUILT
    store.close()
