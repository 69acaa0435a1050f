# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration portfolio, loaded as `zweiklang demo` loads it."""

from __future__ import annotations

import pytest

from zweiklang.demonstration.loading import load
from zweiklang.domain.people.models import Office


@pytest.fixture
def portfolio(db: None) -> Office:
    """Dortmund's office with its whole portfolio."""
    load()
    return Office.objects.get(key="dortmund")
