# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from tests.factories import SYSTEM, actor_for, day
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places import rules
from zweiklang.domain.places.models import Unit, UnitName, UnitPlacement
from zweiklang.domain.places.queries import unit_history, unit_tree
from zweiklang.domain.places.units import close_unit, move_unit, rename_unit, succeed_unit
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def de(text: str) -> TranslatedText:
    return TranslatedText.of(de=text)


def add_unit(office: Office, key: str, name: str, begins: str = "2000", kind: str = "team") -> Unit:
    unit = save_record(SYSTEM, Unit(office=office, key=key, kind=kind, place=office.place))
    rename_unit(SYSTEM, unit, de(name), day(begins))
    return unit


def drawn(office: Office, on: str, actor: Actor = SYSTEM, with_closed: bool = False) -> list[str]:
    """Return the tree of a day as indented lines."""
    trees = unit_tree(office.pk, actor, dt.date.fromisoformat(on), with_closed)
    return [f"{'  ' * depth}{node.name}" for tree in trees for depth, node in tree.walk()]


@pytest.fixture
@kept
def agenda(dortmund: Office) -> Unit:
    """The office that was called three things and stood in two places."""
    unit = add_unit(dortmund, "agenda", "Agenda-Büro", "1999")
    mayor = add_unit(dortmund, "mayor", "Amt des Oberbürgermeisters", "1990", "department")
    staff = add_unit(dortmund, "staff", "Stabsstelle Europa", "2015", "staff_unit")
    move_unit(SYSTEM, unit, mayor, day("1999"))
    rename_unit(
        SYSTEM,
        unit,
        de("Büro für Internationale Beziehungen und Nachhaltige Entwicklung"),
        day("2012-06-01"),
    )
    rename_unit(SYSTEM, unit, de("Team Internationale Beziehungen"), day("2021"))
    move_unit(SYSTEM, unit, staff, day("2021"))
    return unit


@pytest.mark.parametrize(
    ("on", "tree"),
    [
        ("1995-01-01", ["Amt des Oberbürgermeisters"]),
        ("2005-01-01", ["Amt des Oberbürgermeisters", "  Agenda-Büro"]),
        ("2012-05-31", ["Amt des Oberbürgermeisters", "  Agenda-Büro"]),
        (
            "2012-06-01",
            [
                "Amt des Oberbürgermeisters",
                "  Büro für Internationale Beziehungen und Nachhaltige Entwicklung",
            ],
        ),
        (
            "2021-01-01",
            [
                "Amt des Oberbürgermeisters",
                "Stabsstelle Europa",
                "  Team Internationale Beziehungen",
            ],
        ),
    ],
)
def test_the_tree_shows_names_and_parents_of_the_day(
    dortmund: Office, agenda: Unit, on: str, tree: list[str]
) -> None:
    assert drawn(dortmund, on) == tree


def test_the_former_name_ends_the_day_the_month_or_the_year_before(agenda: Unit) -> None:
    ends = [str(name.ends) for name in UnitName.objects.filter(unit=agenda).order_by("begins")]
    assert ends == ["2012-05-31", "2020", "None"]


def test_the_history_tells_names_and_places_in_order(agenda: Unit) -> None:
    steps = [
        (str(step.begins), str(step.record) if step.is_name else f"→ {step.record.parent}")
        for step in unit_history(agenda, SYSTEM).steps
    ]
    assert steps == [
        ("1999", "Agenda-Büro"),
        ("1999", "→ Amt des Oberbürgermeisters"),
        ("2012-06-01", "Büro für Internationale Beziehungen und Nachhaltige Entwicklung"),
        ("2021", "Team Internationale Beziehungen"),
        ("2021", "→ Stabsstelle Europa"),
    ]


def test_a_name_cannot_begin_before_a_later_one_and_nothing_is_half_written(agenda: Unit) -> None:
    before = list(UnitName.objects.order_by("key").values("key", "ends", "revision"))
    with pytest.raises(ValidationError, match="Choose a later day"):
        rename_unit(SYSTEM, agenda, de("Zu spät"), day("2015"))
    assert list(UnitName.objects.order_by("key").values("key", "ends", "revision")) == before


def test_a_unit_cannot_be_moved_below_itself(agenda: Unit) -> None:
    staff = Unit.objects.get(key="staff")
    with pytest.raises(ValidationError, match="below itself"):
        move_unit(SYSTEM, staff, agenda, day("2022"))
    assert not UnitPlacement.objects.filter(unit=staff).exists()


def test_a_closed_unit_leaves_the_tree_after_its_last_day(dortmund: Office, agenda: Unit) -> None:
    close_unit(SYSTEM, agenda, day("2023-12-31"))
    assert "  Team Internationale Beziehungen" in drawn(dortmund, "2023-12-31")
    assert "  Team Internationale Beziehungen" not in drawn(dortmund, "2024-01-01")


def test_a_closed_unit_stays_where_it_stood_for_those_who_keep_the_file(
    dortmund: Office, agenda: Unit
) -> None:
    close_unit(SYSTEM, agenda, day("2023-12-31"))
    assert "Team Internationale Beziehungen" in {
        line.strip() for line in drawn(dortmund, "2024-01-01", with_closed=True)
    }
    (node,) = (
        node
        for tree in unit_tree(dortmund.pk, SYSTEM, dt.date(2024, 1, 1), with_closed=True)
        for _depth, node in tree.walk()
        if node.unit == agenda
    )
    assert [(str(step.record), str(step.ends)) for step in node.other_names] == [
        ("Agenda-Büro", "2012-05-31"),
        ("Büro für Internationale Beziehungen und Nachhaltige Entwicklung", "2020"),
    ]


def test_a_unit_with_others_below_it_is_not_closed(agenda: Unit) -> None:
    with pytest.raises(ValidationError, match="Team Internationale Beziehungen"):
        close_unit(SYSTEM, Unit.objects.get(key="staff"), day("2023"))


def test_a_successor_takes_the_place_and_what_stood_below(dortmund: Office, agenda: Unit) -> None:
    staff = Unit.objects.get(key="staff")
    new = succeed_unit(SYSTEM, staff, "europe", de("Amt für Europa"), day("2024-07-01"))
    assert drawn(dortmund, "2024-06-30")[1:] == [
        "Stabsstelle Europa",
        "  Team Internationale Beziehungen",
    ]
    assert drawn(dortmund, "2024-07-01") == [
        "Amt des Oberbürgermeisters",
        "Amt für Europa",
        "  Team Internationale Beziehungen",
    ]
    assert unit_history(new, SYSTEM).predecessors == (staff,)
    assert unit_history(staff, SYSTEM).successors == (new,)


def test_the_tree_takes_three_queries(
    dortmund: Office, agenda: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        move_unit(SYSTEM, add_unit(dortmund, f"u{number}", f"U{number}"), agenda, day("2022"))
    with django_assert_num_queries(3):
        assert len(drawn(dortmund, "2022-02-02")) == 23


def test_the_public_and_other_offices_see_only_released_units(
    dortmund: Office, agenda: Unit, public: Actor, ama: User
) -> None:
    assert drawn(dortmund, "2022-01-01", public) == []
    assert drawn(dortmund, "2022-01-01", actor_for(ama)) == []
    with pytest.raises(Refused):
        rename_unit(actor_for(ama), agenda, de("Fremd"), day("2025"))


@pytest.mark.parametrize(
    ("given", "before", "after"),
    [
        ("2021", "2020", "2022"),
        ("2021-01", "2020-12", "2021-02"),
        ("2021-03-01", "2021-02-28", "2021-03-02"),
        ("2020-12", "2020-11", "2021-01"),
    ],
)
def test_neighbouring_days_are_as_exact_as_the_day_given(
    given: str, before: str, after: str
) -> None:
    assert str(rules.last_before(day(given))) == before
    assert str(rules.next_after(day(given))) == after
