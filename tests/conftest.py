# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of all tests: two offices and their people."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.utils import translation

from tests.environment import prepare

prepare()  # before anything below reads the settings

from tests import factories, schema  # noqa: E402 - the environment is set first
from tests.worlds import kept  # noqa: E402 - the environment is set first
from zweiklang.demonstration.loading import Loaded, load  # noqa: E402 - the environment is set first
from zweiklang.domain.people.models import Office, User  # noqa: E402 - the environment is set first
from zweiklang.doors.portal import keeping, reading, relations  # noqa: E402 - the environment is set first
from zweiklang.foundation.actors import Actor  # noqa: E402 - the environment is set first
from zweiklang.outputs.reports import making  # noqa: E402 - the environment is set first

# How long an example takes says something about the machine, not about the program.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

# The fixtures of pytest-django through which a test asks for a database.
ASKING = {"db", "transactional_db", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations that are older than their source; once, not in every worker."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        from zweiklang.doors.commands.catalogues import compile_catalogues

        compile_catalogues()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that asked for a database: pytest-django lets no other reach one."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or not ASKING.isdisjoint(fixtures):
            item.add_marker(pytest.mark.database)


def pytest_collection_finish() -> None:
    """Spare the garbage collector thousands of tests and modules that stay until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> Iterator[None]:
    """Start every test database with a schema that was migrated once and kept."""
    with django_db_blocker.unblock():
        memory = schema.use()
    yield
    if memory:
        memory.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak the language of the sources; pages choose theirs by their address."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw every public page anew, and work out anew what is kept for a standing of the records.

    Factories write past the log by which kept pages are told, and tests that begin with the same
    records and change them differently may arrive at the same standing.
    """
    monkeypatch.setattr(keeping, "SHELF", keeping.Shelf(room=0))
    for worked_out in (reading._per_goal, reading._agreed, relations._relations, making._told):
        worked_out.cache_clear()


@pytest.fixture
@kept
def dortmund(db: None) -> Office:
    """The office that most tests work in."""
    return factories.add_office(factories.add_place("dortmund", "DE", de="Dortmund"))


@pytest.fixture
@kept
def kumasi(db: None) -> Office:
    """Another office on the same installation."""
    return factories.add_office(factories.add_place("kumasi", "GH", en="Kumasi"))


@pytest.fixture
@kept
def bernd(dortmund: Office) -> User:
    """Coordinates in Dortmund."""
    return factories.add_member(dortmund, "bernd", "coordinator")


@pytest.fixture
@kept
def clara(dortmund: Office) -> User:
    """Reads in Dortmund."""
    return factories.add_member(dortmund, "clara", "reader")


@pytest.fixture
@kept
def ama(kumasi: Office) -> User:
    """Coordinates in Kumasi."""
    return factories.add_member(kumasi, "ama", "coordinator")


@pytest.fixture
@kept
def loaded(db: None) -> Loaded:
    """What loading the demonstration has written, as `zweiklang demo` loads it."""
    return load()


@pytest.fixture
def portfolio(loaded: Loaded) -> Office:
    """Dortmund's office with the whole portfolio of the demonstration."""
    return Office.objects.get(key="dortmund")


@pytest.fixture
def public() -> Actor:
    """Somebody who is not signed in."""
    return Actor.public()


@pytest.fixture
def system() -> Actor:
    """The program itself."""
    return Actor.system("Test")


from tests.topics import fake_reader  # noqa: E402, F401  (a fixture for every folder)
