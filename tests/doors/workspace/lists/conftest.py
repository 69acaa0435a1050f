# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dortmund and Kumasi with a joint file, a common topic and its project, and Doris at her desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.eye_level import PROJECT, TOPIC, agree, open_between, tie
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor


@pytest.fixture
@kept
def doris_user(dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "administrator", also_decides=True)


@pytest.fixture
def doris(doris_user: User) -> Actor:
    return factories.actor_for(doris_user)


@pytest.fixture
@kept
def kwame(kumasi: Office) -> Actor:
    return factories.actor_for(
        factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    )


@pytest.fixture
def desk(signed_in: Any, doris_user: User) -> Client:
    client: Client = signed_in(doris_user)
    return client


@pytest.fixture
@kept
def joint(dortmund: Office, kumasi: Office, doris: Actor, kwame: Actor) -> JointFile:
    return open_between((dortmund, doris), (kumasi, kwame))


@pytest.fixture
@kept
def ours(joint: JointFile, dortmund: Office, kumasi: Office) -> Partnership:
    return tie(joint, dortmund, kumasi.place)


@pytest.fixture
@kept
def topic(joint: JointFile, ours: Partnership, doris: Actor, kwame: Actor) -> JointRecord:
    return agree("common-topic", TOPIC, joint, doris, kwame)


@pytest.fixture
@kept
def project(joint: JointFile, topic: JointRecord, doris: Actor, kwame: Actor) -> JointRecord:
    return agree("joint-project", PROJECT, joint, doris, kwame, below=topic)
