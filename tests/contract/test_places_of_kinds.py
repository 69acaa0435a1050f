# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of record has a place in the workspace, as the developer guide says."""

from __future__ import annotations

from pathlib import Path

import pytest

from zweiklang.doors.workspace import kinds, workbench
from zweiklang.doors.workspace.views.desk import LISTS
from zweiklang.foundation.records import record_types

GUIDE = Path(__file__).parents[2] / "docs" / "en" / "developer.md"
#: Each has a page that is made for it alone; a response stands below the proposal it answers.
OWN_PAGES = {"partnership", "office-page", "response"}
PLACED = {
    *OWN_PAGES,
    *kinds.PARENTS,
    *kinds.OFFICE_KINDS,
    *kinds.GIVING_PAGES,
    *kinds.TOPIC_KINDS,
}


def test_every_kind_stands_somewhere_in_the_workspace() -> None:
    assert sorted(record_types().keys() - PLACED) == []
    assert sorted(PLACED - record_types().keys()) == []


@pytest.mark.parametrize("slug", kinds.FILE_ORDER)
def test_a_kind_of_the_file_has_its_heading_and_is_loaded_with_it(slug: str) -> None:
    assert slug in kinds.GROUPS
    loaded = {model.slug for model in workbench.PARTS if hasattr(model, "slug")}
    assert slug in loaded | {"deadline", "question"}


@pytest.mark.parametrize("slug", sorted(set(kinds.OFFICE_KINDS) - {"unit"}))
def test_a_kind_of_the_office_has_its_list(slug: str) -> None:
    assert slug in LISTS


@pytest.mark.parametrize("slug", sorted(kinds.PARENTS))
def test_a_kind_below_another_names_the_field_that_leads_there(slug: str) -> None:
    assert record_types()[slug]._meta.get_field(kinds.PARENTS[slug]).is_relation


def test_the_guide_names_where_a_kind_gets_its_place() -> None:
    text = GUIDE.read_text("utf-8")
    for name in ("FILE_ORDER", "PARENTS", "OFFICE_KINDS", "workbench.py", "desk.py", "doors/api"):
        assert name in text
