# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities state survives a backup, and a workbook adds to it as a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests import factories
from zweiklang.domain.joint.shared import Response, respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity.models import Assessment, Benefit, Contribution, Expectation
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.inputs.plans import apply_plan
from zweiklang.inputs.workbook.reading import read_workbook
from zweiklang.outputs.backup.restoring import restore_backup
from zweiklang.outputs.backup.rows import lines
from zweiklang.outputs.backup.writing import write_backup

KINDS = (Contribution, Benefit, Expectation, Assessment, Response)


def test_a_backup_brings_every_statement_and_response_back(
    ours: Partnership, akua: Actor, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    sent = factories.add_contribution(ours, "Forty days")
    respond(akua, sent, "disputed", TranslatedText.of(en="Thirty days"))
    factories.add_benefit(ours, "Heat maps")
    text = TranslatedText.of(en="Young staff")
    factories.add_statement(Expectation, ours, year=2026, expects=text, draft=True)
    factories.add_statement(Assessment, ours, year=2026, score_1=4, evidence_1=text)
    before = {model: list(lines(model)) for model in KINDS}
    assert all(before.values())
    write_backup(tmp_path / "b.zip")
    for model in KINDS:
        model.objects.all().delete()
    restore_backup(tmp_path / "b.zip", replace=True)
    assert {model: list(lines(model)) for model in KINDS} == before


def test_a_workbook_adds_contributions_as_drafts_and_says_what_is_wrong(
    dortmund: Office, ours: Partnership, tmp_path: Path
) -> None:
    sheet = tmp_path / "contribution.csv"
    head = "key,partnership,what_en,kind,giver,receiver,quantity,funded_by,minor,currency\n"
    sheet.write_text(f"{head}days,{ours.key},Two weeks,staff-days,A,B,10,own,,\n")
    plan = read_workbook(tmp_path, dortmund, factories.SYSTEM, language="en")
    apply_plan(plan, factories.SYSTEM)
    added = Contribution.objects.get()
    assert (added.side, added.file_id, added.shared_on) == ("A", ours.joint_file_id, None)
    sheet.write_text(f"{head}grant,{ours.key},A grant,money,A,A,,own,,\n")
    plan = read_workbook(tmp_path, dortmund, factories.SYSTEM, language="en")
    said = " ".join(one.message for one in plan.all_problems())
    assert "two different cities" in said
    with pytest.raises(Contribution.DoesNotExist):
        Contribution.objects.get(key="grant")
