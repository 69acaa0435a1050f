# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept of an office's relations and goals is right after every write."""

from __future__ import annotations

import datetime as dt

from pytest_django import DjangoAssertNumQueries

from tests.factories import SYSTEM, actor_for, add_fact, add_partnership, add_phase, add_place
from zweiklang.domain.partnerships.models import ServedGoal
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.relations import relations_on
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import release_record, withdraw_record

TODAY = dt.date(2026, 7, 1)


def kinds(office: Office, actor: Actor) -> list[str]:
    return [one.kind for one in relations_on(office, actor, TODAY, reading.standing(office))]


def goals(office: Office, actor: Actor) -> dict[int, int]:
    return reading.partnerships_per_goal(office, actor, TODAY, reading.standing(office))


def test_a_phase_counts_from_the_moment_it_is_written_and_no_longer_once_withdrawn(
    dortmund: Office, bernd: User, public: Actor
) -> None:
    inside = actor_for(bernd)
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"), released=False)
    assert kinds(dortmund, inside) == []
    add_phase(partnership, "2011", released=False)
    assert kinds(dortmund, inside) == ["project"]
    later = add_phase(partnership, "2020", "partnership", released=False)
    assert kinds(dortmund, inside) == ["partnership"]
    assert kinds(dortmund, public) == []
    release_record(SYSTEM, partnership)
    release_record(SYSTEM, later)
    assert kinds(dortmund, public) == ["partnership"]
    withdraw_record(SYSTEM, later, reason="another city")
    assert kinds(dortmund, inside) == ["project"]
    assert kinds(dortmund, public) == []


def test_goals_are_counted_anew_after_a_write(dortmund: Office, bernd: User, public: Actor) -> None:
    inside = actor_for(bernd)
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"), released=False)
    assert goals(dortmund, inside) == {}
    add_fact(ServedGoal, partnership, "g1", code="13")
    add_fact(ServedGoal, partnership, "g2", code="13.1")
    assert goals(dortmund, inside) == {13: 1}
    assert goals(dortmund, public) == {}


def test_unchanged_relations_are_not_read_again(
    dortmund: Office, bernd: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_phase(add_partnership(dortmund, add_place("kumasi", "GH")), "2011")
    inside = actor_for(bernd)
    first = relations_on(dortmund, inside, TODAY, reading.standing(dortmund))
    with django_assert_num_queries(1):
        assert relations_on(dortmund, inside, TODAY, reading.standing(dortmund)) is first
