# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint texts are found by whoever reads them: public ones by all, others by their cities."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.joint import agreed, open_joint, released, tied
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.search import reindex, reindex_if_incomplete, search

WORDS = "hitze dicht bebauten"


@pytest.fixture
@kept
def a(dortmund: Office) -> Actor:
    return factories.actor_for(
        factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def b(kumasi: Office) -> Actor:
    return factories.actor_for(
        factories.add_member(kumasi, "akua", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def file(a: Actor, b: Actor, dortmund: Office, kumasi: Office) -> JointFile:
    opened = open_joint(a, dortmund, b, kumasi)
    for office in (dortmund, kumasi):
        tied(office, opened)
    return opened


def hits(actor: Actor, text: str = WORDS) -> list[Any]:
    return [hit.record_id for hit in search(actor, text).hits if hit.record_type == "joint-text"]


def test_both_cities_find_what_they_agreed_and_nobody_else_before_it_is_public(
    a: Actor, b: Actor, file: JointFile, db: None
) -> None:
    record = agreed(a, b, file)
    stranger = factories.actor_for(
        factories.add_member(
            factories.add_office(factories.add_place("xian", "CN")), "wei", "coordinator"
        )
    )
    assert hits(a) == hits(b) == [record.pk]
    assert hits(stranger) == hits(Actor.public()) == []
    released(a, b, record)
    assert hits(stranger) == hits(Actor.public()) == [record.pk]


def test_the_public_search_leads_to_the_text_and_the_desk_to_its_own_page(
    client: Client, a: Actor, b: Actor, file: JointFile, django_assert_max_num_queries: Any
) -> None:
    record = agreed(a, b, file)
    page = "/de/dortmund/search/"
    assert client.get(page, {"q": WORDS}).context["found"] == []
    released(a, b, record)
    with django_assert_max_num_queries(20):
        (one,) = client.get(page, {"q": WORDS}).context["found"]
    assert one.url == f"/de/dortmund/partnerships/kumasi/joint/{record.pk}/"
    assert "Hitze" in client.get(one.url).content.decode()
    doris = User.objects.get(pk=a.account_id)
    client.force_login(doris, "django.contrib.auth.backends.ModelBackend")
    (one,) = client.get("/de/workspace/dortmund/search/", {"q": WORDS}).context["found"]
    assert one.url == f"/de/workspace/dortmund/joint/texts/{record.pk}/"
    assert one.belongs_to == "Dortmund – Kumasi"


def test_an_index_of_before_learns_of_joint_texts(a: Actor, b: Actor, file: JointFile) -> None:
    record = agreed(a, b, file)
    SearchEntry.objects.filter(record_type="joint-text").delete()
    assert hits(a) == []
    assert reindex_if_incomplete()
    assert hits(a) == [record.pk]
    assert not reindex_if_incomplete()
    reindex()
    assert hits(a) == [record.pk]
    assert JointRecord.objects.count() == 1
