# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of all tests: two offices and their people."""

from __future__ import annotations

import pytest

from tests import factories
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor


@pytest.fixture
def dortmund(db: None) -> Office:
    return factories.add_office(factories.add_place("dortmund", "DE", de="Dortmund"))


@pytest.fixture
def kumasi(db: None) -> Office:
    return factories.add_office(factories.add_place("kumasi", "GH", en="Kumasi"))


@pytest.fixture
def bernd(dortmund: Office) -> User:
    return factories.add_member(dortmund, "bernd", "coordinator")


@pytest.fixture
def clara(dortmund: Office) -> User:
    return factories.add_member(dortmund, "clara", "reader")


@pytest.fixture
def ama(kumasi: Office) -> User:
    return factories.add_member(kumasi, "ama", "coordinator")


@pytest.fixture
def public() -> Actor:
    return Actor.public()


@pytest.fixture
def system() -> Actor:
    return Actor.system("Test")
