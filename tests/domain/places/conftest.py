# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory of cities, built once for all test runs of this checkout's data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from zweiklang.domain.places.directory import build_if_needed, store


@pytest.fixture
def directory(settings: Settings) -> Iterator[Path]:
    """The built directory; a test may point elsewhere, which ends with it."""
    build_if_needed()
    yield settings.DIRECTORY_FILE
    store.close()
