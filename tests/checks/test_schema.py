# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The schema kept for later test runs is told from others by all that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.schema import ROOT, sources, version

MIGRATION = """\
import zweiklang.foundation.fields
from django.db import migrations
from zweiklang.domain.reporting import (
    guarding,
)
"""
FILES = {
    "zweiklang/domain/reporting/migrations/0001_initial.py": MIGRATION,
    "zweiklang/domain/reporting/guarding.py": "from zweiklang.foundation.texts import Text",
    "zweiklang/domain/reporting/__init__.py": "",
    "zweiklang/domain/reporting/writing.py": "",
    "zweiklang/foundation/fields.py": "",
    "zweiklang/foundation/texts.py": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return tmp_path


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("/writing.py")])
def test_a_change_of_a_migration_or_of_what_it_imports_makes_a_new_schema(
    root: Path, name: str
) -> None:
    before = version(root)
    (root / name).write_text(FILES[name] + "\n# changed\n")
    assert version(root) != before


def test_a_further_migration_makes_a_new_schema(root: Path) -> None:
    before = version(root)
    (root / "zweiklang/domain/reporting/migrations/0002_more.py").write_text("")
    assert version(root) != before


def test_a_change_elsewhere_keeps_the_schema(root: Path) -> None:
    before = version(root)
    (root / "zweiklang/domain/reporting/writing.py").write_text("# changed\n")
    assert version(root) == before


def test_the_program_s_own_migrations_lead_to_its_fields_and_its_search() -> None:
    found = {str(file.relative_to(ROOT)) for file in sources(ROOT, ROOT.glob("**/migrations/*.py"))}
    assert {"zweiklang/foundation/fields.py", "zweiklang/foundation/search/schema.py"} <= found
