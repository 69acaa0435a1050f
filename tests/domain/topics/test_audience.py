# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing of an unreleased paper is seen by others, wherever one looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics import finder, meaning, queries
from zweiklang.domain.topics.models import Paper
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.search import search
from zweiklang.foundation.writing import hide_record, release_record

LOOKS: dict[str, Callable[[Paper, Actor], Any]] = {
    "papers": lambda paper, actor: queries.papers_of(paper.place_id, actor),
    "cities": lambda paper, actor: queries.cities_with_papers(actor),
    "profile": lambda paper, actor: [
        *queries.city_profile(paper.place_id, actor).doing,
        *queries.city_profile(paper.place_id, actor).named,
    ],
    "passages": lambda paper, actor: queries.passages_about(paper.place_id, "6.3", actor),
    "meaning": lambda paper, actor: meaning.passages_like("baut ein Wasserwerk", actor),
    "commonness": lambda paper, actor: queries.target_commonness(actor),
    "words": lambda paper, actor: search(actor, "Geheimplan").hits,
}


@pytest.fixture
@kept
def secret(kumasi: Office) -> Paper:
    text = "Kumasi baut ein Wasserwerk.\n\nKumasi verbindet das mit SDG 6."
    return add_paper(kumasi, kumasi.place, text, "Geheimplan.txt")


@pytest.mark.parametrize("look", LOOKS)
def test_an_unreleased_paper_shows_nowhere_outside_its_office(
    look: str, secret: Paper, bernd: User, ama: User, public: Actor
) -> None:
    outside, inside = factories.actor_for(bernd), factories.actor_for(ama)
    assert LOOKS[look](secret, inside)
    assert not LOOKS[look](secret, outside)
    assert not LOOKS[look](secret, public)
    release_record(factories.SYSTEM, secret)
    assert LOOKS[look](secret, outside)
    assert LOOKS[look](secret, public)
    hide_record(factories.SYSTEM, secret)
    assert not LOOKS[look](secret, outside)


def test_the_finder_compares_only_what_one_may_see(
    secret: Paper, concept: Paper, bernd: User, dortmund: Office, kumasi: Office
) -> None:
    actor = factories.actor_for(bernd)
    assert finder.find_topics(dortmund.place_id, kumasi.place_id, actor).both == ()
    release_record(factories.SYSTEM, secret)
    lines = finder.find_topics(dortmund.place_id, kumasi.place_id, actor).both
    assert [line.code for line in lines] == ["6.3"]


def test_ids_of_foreign_passages_open_nothing(secret: Paper, bernd: User) -> None:
    current = secret.readings.get(is_current=True)
    ids = list(current.passages.values_list("pk", flat=True))
    assert queries.passages_by_id(ids, factories.actor_for(bernd)) == {}
