# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads the demonstration once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from zweiklang.demonstration.loading import load
from zweiklang.domain.people.models import Office


@pytest.fixture(scope="module")
def portfolio(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """Dortmund's office with the whole portfolio; taken back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield Office.objects.get(key="dortmund")
        transaction.set_rollback(True)
