# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader may see of a kind is put together once and asked again each time."""

from __future__ import annotations

import uuid

from tests.factories import actor_for, add_partnership, add_phase, add_place
from zweiklang.domain.partnerships.models import Phase
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import release_record


def test_a_record_shows_once_it_is_released(dortmund: Office, public: Actor, bernd: User) -> None:
    partnership = add_partnership(dortmund, add_place("dura", "PS", de="Dura"))
    phase = add_phase(partnership, "2022", released=False)
    assert not Phase.objects.visible_to(public).exists()

    release_record(actor_for(bernd), phase)

    assert list(Phase.objects.visible_to(public)) == [phase]


def test_readers_of_different_rights_never_get_each_other_s_answer(
    dortmund: Office, public: Actor, bernd: User, ama: User
) -> None:
    partnership = add_partnership(dortmund, add_place("dura", "PS", de="Dura"))
    phase = add_phase(partnership, "2022", released=False)
    for _again in range(2):
        assert list(Phase.objects.visible_to(actor_for(bernd))) == [phase]
        assert not Phase.objects.visible_to(actor_for(ama)).exists()
        assert not Phase.objects.visible_to(public).exists()

    Membership.objects.filter(user=bernd).update(scope=[])

    assert not Phase.objects.visible_to(actor_for(bernd)).exists()


def test_a_list_that_is_narrowed_already_stays_so(
    dortmund: Office, public: Actor, bernd: User
) -> None:
    one = add_phase(add_partnership(dortmund, add_place("dura", "PS", de="Dura")), "2022")
    other = add_phase(add_partnership(dortmund, add_place("amiens", "FR", de="Amiens")), "2022")
    inside = actor_for(bernd)
    assert set(Phase.objects.visible_to(inside)) == {one, other}
    assert list(Phase.objects.filter(pk=one.pk).visible_to(inside)) == [one]
    assert list(one.partnership.phases.visible_to(inside)) == [one]


def test_equal_actors_have_one_hash_whatever_the_order_of_their_offices() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()
    scopes = {one: frozenset[uuid.UUID](), other: frozenset[uuid.UUID]()}
    turned = dict(reversed(list(scopes.items())))
    roles = dict.fromkeys(scopes, "reader")
    first, second = (
        Actor("member", roles=roles, scopes=scopes),
        Actor("member", roles=roles, scopes=turned),
    )
    assert first == second
    assert hash(first) == hash(second)
