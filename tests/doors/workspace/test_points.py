# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The points of a resolution, pasted and looked at."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.forms_of import entries, in_page
from tests.worlds import kept
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

TEXT = "Der Rat beschließt:\n1. Die Stadt begrüßt die Agenda 2030.\n2. Sie berichtet jährlich."


@pytest.fixture
@kept
def item(dortmund: Office) -> CouncilItem:
    """The model resolution, adopted."""
    return save_record(
        factories.SYSTEM,
        CouncilItem(
            office=dortmund,
            key="musterresolution",
            kind="decision",
            title=TranslatedText.of(de="Musterresolution"),
            body="Rat",
            dated_on=factories.day("2020-05"),
        ),
    )


def address(item: CouncilItem) -> str:
    return f"/de/workspace/dortmund/records/council-item/{item.pk}/points/"


def test_a_pasted_text_is_shown_point_by_point_before_anything_is_written(
    at_desk: Client, item: CouncilItem
) -> None:
    answer = at_desk.post(address(item), {"text": TEXT, "language": "de"})
    assert [point.number for point in answer.context["split"].points] == ["1", "2"]
    assert not ResolutionPoint.objects.exists()


def test_the_second_step_keeps_the_points(at_desk: Client, item: CouncilItem) -> None:
    body = {"text": TEXT, "language": "de", "_save": "1"}
    assert at_desk.post(address(item), body).status_code == 302
    points = list(ResolutionPoint.objects.order_by("position"))
    assert [str(point.text) for point in points] == [
        "Die Stadt begrüßt die Agenda 2030.",
        "Sie berichtet jährlich.",
    ]
    page = at_desk.get(address(item)).content.decode()
    assert "Sie berichtet jährlich." in page
    assert "Diesen Punkt trägt noch keine Partnerschaft." in page


def test_a_text_without_numbers_says_how_to_write_them(at_desk: Client, item: CouncilItem) -> None:
    body = {"text": "Der Rat stimmt zu.", "language": "de", "_save": "1"}
    answer = at_desk.post(address(item), body)
    assert answer.status_code == 422
    assert "1. oder a) oder I." in answer.content.decode()
    assert not ResolutionPoint.objects.exists()


def test_readers_cannot_paste(signed_in: Any, clara: User, item: CouncilItem) -> None:
    answer = signed_in(clara).post(address(item), {"text": TEXT, "language": "de", "_save": "1"})
    assert answer.status_code == 403
    assert not ResolutionPoint.objects.exists()


def test_part_and_goals_are_marked_in_the_preview(at_desk: Client, item: CouncilItem) -> None:
    text = (
        "Allgemeiner Teil\n1. Die Stadt begrüßt (SDG 11)\na) die Agenda und\nb) das Unterziel 11.6."
        "\n2. Sie wirkt mit.\nÖrtlicher Teil\n3. Sie schützt das Klima."
    )
    answer = at_desk.post(address(item), {"text": text, "language": "de"})
    page = answer.content.decode()
    assert "(SDG 11)<br>a) die Agenda und<br>b) das" in page
    marks = in_page(page[page.index("<main") : page.index("</main>")])
    parts = [marks[f"part-{index}"] for index in range(3)]
    assert parts == [["general"], ["general"], ["local"]]
    assert [marks[f"goals-{index}"] for index in range(3)] == [["11, 11.6"], [""], [""]]
    wrong = marks | {"goals-2": ["13, 99"], "_save": ["1"]}
    answer = at_desk.post(address(item), wrong)
    assert answer.status_code == 422
    assert "99" in answer.content.decode()
    assert not ResolutionPoint.objects.exists()
    marked = marks | {"goals-2": ["13"], "part-1": ["local"], "_save": ["1"]}
    assert at_desk.post(address(item), marked).url == address(item)
    points = ResolutionPoint.objects.order_by("position")
    assert [(one.part, one.goals) for one in points] == [
        ("general", ["11", "11.6"]), ("local", []), ("local", ["13"]),
    ]  # fmt: skip


def test_another_text_than_was_shown_is_shown_first(at_desk: Client, item: CouncilItem) -> None:
    page = at_desk.post(address(item), {"text": TEXT, "language": "de"}).content.decode()
    marks = in_page(page[page.index("<main") : page.index("</main>")])
    changed = marks | {"text": [TEXT + "\n3. Neu."], "_save": ["1"]}
    answer = at_desk.post(address(item), changed)
    assert [point.number for point in answer.context["split"].points] == ["1", "2", "3"]
    assert not ResolutionPoint.objects.exists()


def test_saving_a_point_leads_back_to_the_points(at_desk: Client, item: CouncilItem) -> None:
    at_desk.post(address(item), {"text": TEXT, "language": "de", "_save": "1"})
    point = ResolutionPoint.objects.get(position=2)
    form_address = f"/de/workspace/dortmund/records/resolution-point/{point.pk}/"
    form = entries(at_desk, form_address) | {"part": ["local"], "_save": ["1"]}
    assert at_desk.post(form_address, form).url == f"{address(item)}#entry-{point.pk}"


def test_a_point_nobody_backs_leads_to_the_basis_of_a_partnership(
    at_desk: Client, dortmund: Office, item: CouncilItem, file: Partnership
) -> None:
    at_desk.post(address(item), {"text": TEXT, "language": "de", "_save": "1"})
    point = ResolutionPoint.objects.order_by("position")[0]
    page = at_desk.get(address(item)).content.decode()
    assert f'href="?name={point.pk}#entry-{point.pk}">Partnerschaft nennen' in page
    chosen = at_desk.get(f"{address(item)}?name={point.pk}").content.decode()
    assert f'<option value="{file.pk}">Dortmund – Kumasi</option>' in chosen
    form = "/de/workspace/dortmund/records/basis/new/"
    assert f'method="get" action="{form}"' in chosen
    begun = f"{form}?point={point.pk}&partnership={file.pk}"
    assert at_desk.get(begun).context["form"]["point"].value() == point.pk
    at_desk.post(begun, entries(at_desk, begun) | {"_save": "1"})
    assert "Getragen von:" in at_desk.get(address(item)).content.decode()


def test_the_lead_of_a_part_is_kept_with_its_first_point(
    at_desk: Client, item: CouncilItem
) -> None:
    text = "1. eins\n2. zwei\nÖrtlicher Teil\nDie Stadt wird\n3. berichten."
    answer = at_desk.post(address(item), {"text": text, "language": "de"})
    assert "Vor dem ersten Punkt" not in answer.content.decode()
    at_desk.post(address(item), {"text": text, "language": "de", "_save": "1"})
    last = ResolutionPoint.objects.order_by("position").last()
    assert last
    assert str(last.text) == "Die Stadt wird\nberichten."
