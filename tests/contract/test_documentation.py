# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the documentation says must be so."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

from zweiklang.doors.commands import library

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DEPLOYMENT = [path for path in sorted((ROOT / "deploy").iterdir()) if path.is_file()]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    missing = [link for link in inside if not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", [*PAGES, *DEPLOYMENT], ids=name_of)
def test_every_variable_named_is_one_of_the_settings(page: Path) -> None:
    from zweiklang.settings import ENVIRONMENT

    declared = {variable.name for variable in ENVIRONMENT.declared} | {"ZWEIKLANG_ENV"}
    named = set(re.findall(r"\bZWEIKLANG_[A-Z_]*[A-Z]\b", page.read_text()))
    assert named <= declared


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_named_exists(page: Path) -> None:
    named = set(re.findall(r"`zweiklang ([a-z][a-z0-9-]*)", page.read_text()))
    named |= set(re.findall(r"^zweiklang ([a-z][a-z0-9-]*)", page.read_text(), re.MULTILINE))
    assert named <= {*get_commands(), *library.NAMES, "help"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_program_in_bin_that_is_named_exists(page: Path) -> None:
    for name in set(re.findall(r"\bbin/([a-z-]+)\b", page.read_text())):
        assert os.access(ROOT / "bin" / name, os.X_OK) or (ROOT / ".venv/bin" / name).exists()


def test_every_package_we_depend_on_stands_in_the_decision_with_licence_and_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[\w.-]+", one).group().lower() for one in wanted}  # type: ignore[union-attr]  # every line of the list matches
    front_end = json.loads((ROOT / "package.json").read_text())
    names |= {*front_end["dependencies"], *front_end["devDependencies"]}
    rows = re.findall(r"^\| (.+?) \|", (ROOT / "docs/decisions/0001-stack.md").read_text(), re.M)
    listed = {
        name.strip().lower() for row in rows for name in re.sub(r"\(.*\)", "", row).split(",")
    }
    assert names <= listed


def test_every_package_we_depend_on_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for lock, wanted in (
        ("base", project["dependencies"]),
        ("dev", project["optional-dependencies"]["dev"]),
    ):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text()
        locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
        for one in wanted:
            name = re.match(r"[\w.-]+", one)
            assert name
            assert re.sub(r"[._]", "-", name.group().lower()) in locked


def test_the_german_handbook_has_every_chapter_of_the_english_one() -> None:
    def chapters(path: str) -> int:
        return len(re.findall(r"^## ", (ROOT / path).read_text(), re.MULTILINE))

    assert chapters("docs/de/betrieb.md") == chapters("docs/en/operator.md")
