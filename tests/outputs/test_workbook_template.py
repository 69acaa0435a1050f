# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io

import openpyxl
import pytest

from tests.factories import SYSTEM
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation.workbook.layout import begins_elsewhere, sheets
from zweiklang.inputs.plans import apply_plan
from zweiklang.inputs.workbook.reading import read_workbook
from zweiklang.outputs.workbook.template import shown, template


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_empty_template_is_read_without_a_complaint(dortmund: Office, language: str) -> None:
    plan = read_workbook(template(language), dortmund, SYSTEM, name="t.xlsx", language="en")
    assert [f"{one.place} {one.message}" for one in plan.all_problems()] == []
    assert plan.is_empty


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_filled_in_template_is_imported(dortmund: Office, language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    page = book[sheets()["partnership"].name(language)]
    page.append(["kumasi", "Dortmund und Kumasi"])
    out = io.BytesIO()
    book.save(out)
    plan = read_workbook(out.getvalue(), dortmund, SYSTEM, name="t.xlsx", language="en")
    assert [one.message for one in plan.all_problems()] == []
    apply_plan(plan, SYSTEM)
    assert str(Partnership.objects.get(key="kumasi").title) == "Dortmund und Kumasi"


def test_choices_are_offered_as_lists(db: None) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template("en")))
    rules = book["Phases"].data_validations.dataValidation
    ranges = [rule.formula1 for rule in rules]
    assert len(ranges) == 4, "kind, state, public, demonstration"
    assert book["Lists"].sheet_state == "hidden"
    sheet, _mark, cells = ranges[0].replace("$", "").partition("!")
    offered = [row[0].value for row in book[sheet.strip("'")][cells]]
    assert "Project partnership (Projektpartnerschaft)" in offered


def test_the_help_sheet_explains_every_column(db: None) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template("en")))
    rows = list(book["Help"].iter_rows(min_row=2, values_only=True))
    expected = [shown(one) for one in sheets().values() if not begins_elsewhere(one.model)]
    assert len(rows) == sum(map(len, expected))
    assert all(row[3] for row in rows), "the form is said for each"
    needs = {(row[0], row[1]): row[2] for row in rows}
    assert needs["Partnerships", "Key"] == "yes"
    assert {needs["Places", f"Name ({code})"] for code in ("de", "en")} == {"in one language"}
