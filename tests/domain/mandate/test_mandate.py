# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.factories import (
    SYSTEM,
    actor_for,
    add_partnership,
    add_phase,
    add_place,
    add_source,
)
from tests.worlds import kept
from zweiklang.domain.mandate.actions import paste_resolution
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.partnerships.mandate import find_branch, mandate_tree
from zweiklang.domain.partnerships.models import Basis
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record


def add_item(
    office: Office, dated: str, follows: CouncilItem | None = None, **fields: Any
) -> CouncilItem:
    item = CouncilItem(
        office=office, key=f"item-{dated}", kind="decision", body="Rat", source=add_source(office),
        title=TranslatedText.of(de=f"Beschluss {dated}"), dated_on=PartialDate.parse(dated),
        known_since=PartialDate.parse(dated).first, follows=follows, **fields,
    )  # fmt: skip
    return save_record(SYSTEM, item)


@pytest.fixture
@kept
def thread(dortmund: Office) -> list[CouncilItem]:
    first = add_item(dortmund, "2022-03-31")
    second = add_item(dortmund, "2023-02-09", first)
    third = add_item(dortmund, "2025-05-15", second)
    partnership = add_partnership(dortmund, add_place("schytomyr", "UA", de="Schytomyr"))
    add_phase(partnership, "2023-02-23", "friendship", mandate=second, known="2023-02-24")
    add_phase(partnership, "2025-06-01", "partnership", mandate=third, known="2025-06-02")
    return [first, second, third]


def test_items_that_build_on_one_another_form_a_tree_with_what_they_decided(
    dortmund: Office, thread: list[CouncilItem]
) -> None:
    (root,) = mandate_tree(dortmund.pk, SYSTEM)
    assert [str(branch.item.dated_on)[:4] for branch in root.walk()] == ["2022", "2023", "2025"]
    (decided,) = root.then[0].decided
    assert decided.kind == "phase"
    assert decided.partnership_key == "schytomyr"
    assert [str(city) for city in decided.cities] == ["Dortmund", "Schytomyr"]


def test_the_tree_of_a_past_day_holds_only_what_was_known_then(
    dortmund: Office, thread: list[CouncilItem]
) -> None:
    (root,) = mandate_tree(dortmund.pk, SYSTEM, dt.date(2023, 2, 10))
    assert [branch.item.key for branch in root.walk()] == ["item-2022-03-31", "item-2023-02-09"]
    assert root.then[0].decided == ()


def test_an_item_whose_forerunner_is_internal_begins_its_own_tree(
    dortmund: Office, thread: list[CouncilItem], public: Actor
) -> None:
    assert mandate_tree(dortmund.pk, public) == ()
    release_record(SYSTEM, thread[1])
    (root,) = mandate_tree(dortmund.pk, public)
    assert root.item.key == "item-2023-02-09"
    assert root.then == ()


def test_the_tree_takes_as_many_queries_for_ten_items_as_for_three(
    dortmund: Office, thread: list[CouncilItem], django_assert_max_num_queries: Any
) -> None:
    for day in range(10, 17):
        add_item(dortmund, f"2024-01-{day}")
    with django_assert_max_num_queries(8):
        mandate_tree(dortmund.pk, SYSTEM)


def test_a_pasted_resolution_becomes_numbered_points_backed_by_partnerships(
    dortmund: Office, bernd: User
) -> None:
    item = add_item(dortmund, "2020-02-13")
    points = paste_resolution(
        actor_for(bernd),
        item,
        "Der Rat beschließt:\n1. begrüßt\n2. unterstützt\n\n1. berichtet",
        "de",
    )
    assert [(point.number, point.part) for point in points] == [
        ("1", "general"), ("2", "general"), ("1", "local"),
    ]  # fmt: skip
    assert str(points[1].text) == "unterstützt"
    assert str(CouncilItem.objects.get(pk=item.pk).text) == "Der Rat beschließt:"

    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    basis = Basis(office=dortmund, key="kumasi-basis", partnership=partnership, point=points[1])
    save_record(SYSTEM, basis)
    branch = find_branch(mandate_tree(dortmund.pk, SYSTEM), item.key)
    assert branch is not None
    backed = {point.position: branch.backing(point) for point in branch.item.points}
    assert [one.partnership_key for one in backed[2]] == ["kumasi"]
    assert backed[1] == backed[3] == ()


def test_a_text_without_numbers_or_for_an_item_with_points_writes_nothing(
    dortmund: Office, bernd: User, clara: User
) -> None:
    item = add_item(dortmund, "2020-02-13")
    with override("en"), pytest.raises(ValidationError, match="No numbered point"):
        paste_resolution(actor_for(bernd), item, "Der Rat begrüßt alles.", "de")
    with pytest.raises(Refused):
        paste_resolution(actor_for(clara), item, "1. eins", "de")
    assert not ResolutionPoint.objects.exists()
    paste_resolution(actor_for(bernd), item, "1. eins", "de")
    with override("en"), pytest.raises(ValidationError, match="points already"):
        paste_resolution(actor_for(bernd), item, "1. eins", "de")
