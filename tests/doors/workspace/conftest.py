# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file to work on, and browsers without a window in which people are signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests import factories
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people.models import Office, User

SignedIn = Callable[[User], Client]


@pytest.fixture
def signed_in() -> SignedIn:
    """Return a client in which the person is signed in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        factories.just_signed_in(client, user)
        return client

    return make


@pytest.fixture
def at_desk(signed_in: SignedIn, bernd: User) -> Client:
    """Bernd, coordinator of Dortmund, at his desk."""
    return signed_in(bernd)


@pytest.fixture
@kept
def file(dortmund: Office) -> Partnership:
    """Dortmund and Kumasi: two phases, a paper that ran out, a charter later."""
    partnership = factories.add_partnership(
        dortmund, factories.add_place("kumasi-city", "GH", de="Kumasi", en="Kumasi"), key="kumasi"
    )
    factories.add_phase(partnership, "2013", "project")
    factories.add_phase(partnership, "2024-05-14", "partnership")
    factories.add_agreement(partnership, "2024-05-14", kind="charter")
    factories.add_event(partnership, "2022-05", "Delegation besucht Kumasi")
    return partnership


@pytest.fixture
@kept
def paper(file: Partnership) -> Agreement:
    """The memorandum of 2020, for two years."""
    return factories.add_agreement(file, "2020-10-07", "2022-10-07", key="kumasi-mou")
