# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looks for a city's work finds the partnership first, then what belongs to it."""

from __future__ import annotations

import pytest

from tests.factories import actor_for, add_event, add_partnership, add_place
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.workspace.views.search import FIRST
from zweiklang.foundation.search import queries, search
from zweiklang.foundation.texts import TranslatedText


@pytest.fixture
def with_water(dortmund: Office) -> None:
    dura = add_place("dura", "PS", de="Dura")
    partnership = add_partnership(dortmund, dura, topics=TranslatedText.of(de="Brunnen und Wasser"))
    for number in range(5):
        add_event(partnership, "2020", f"Wasser {number}")


def test_partnerships_stand_first_on_every_page(with_water: None, bernd: User) -> None:
    pages = [
        search(actor_for(bernd), "wasser", limit=4, offset=start, first=FIRST) for start in (0, 4)
    ]
    assert [page.total for page in pages] == [6, 6]
    kinds = [[hit.record_type for hit in page.hits] for page in pages]
    assert kinds == [["partnership", "event", "event", "event"], ["event", "event"]]
    assert len({hit.record_id for page in pages for hit in page.hits}) == 6


def test_of_many_hits_the_order_of_the_index_stays(
    with_water: None, bernd: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "SORTED", 5)
    found = search(actor_for(bernd), "wasser", limit=6, first=FIRST)
    assert found.hits[0].record_type == "event"
    assert found.total == 6
