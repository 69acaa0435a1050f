# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from zweiklang.doors.commands import installation
from zweiklang.doors.commands.main import overview


def test_our_commands_come_first_in_the_overview() -> None:
    text = overview()
    assert text.index("  serve ") < text.index("Django's own commands")
    assert "  worker " in text
    assert "  migrate " not in text


def test_each_command_has_its_one_sentence_in_one_column() -> None:
    lines = [line for line in overview().splitlines() if line.startswith("  ")]
    columns = {len(line) - len(line[2:].partition(" ")[2].lstrip()) for line in lines}
    assert len(columns) == 1
    assert all(line.endswith(".") and not line.endswith("..") for line in lines)
    assert any(line.startswith("  build_directory  ") for line in lines)


@pytest.mark.django_db
def test_check_names_everything_that_is_missing_with_the_step_that_brings_it(
    settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path / "nowhere"
    settings.STATIC_ROOT = tmp_path
    settings.DIRECTORY_FILE = tmp_path / "directory.sqlite3"
    settings.LAND_OUTLINES = tmp_path / "outlines"
    with pytest.raises(CommandError) as caught:
        call_command("check")
    said = str(caught.value)
    for problem in ("cannot be written", "npm ci", "not collected", "directory of cities"):
        assert problem in said


@pytest.mark.django_db
def test_check_names_a_look_of_reports_that_cannot_be_used(settings: Any) -> None:
    settings.REPORT_LOGO = "/nowhere/logo.svg"
    assert any("ZWEIKLANG_REPORT_LOGO" in text for text in installation.problems())


@pytest.mark.django_db
def test_check_is_content_with_a_complete_installation(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.HOME = settings.STATIC_ROOT = tmp_path
    settings.DIRECTORY_FILE = tmp_path / "directory.sqlite3"
    for path in (tmp_path / "staticfiles.json", settings.DIRECTORY_FILE):
        path.touch()
    call_command("check")
    assert "complete" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_unreachable_database_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def fail() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(installation, "standing", fail)
    assert any("DATABASE_URL" in text for text in installation.problems())


@pytest.mark.parametrize(
    ("shell", "said"),
    [({"LC_ALL": "de_DE.UTF-8"}, "nichts zu sichern"), ({"LANG": "C.UTF-8"}, "nothing to back up")],
)
def test_commands_speak_the_language_of_the_shell(
    tmp_path: Path, shell: dict[str, str], said: str
) -> None:
    unset = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES", "LANG"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"ZWEIKLANG_HOME": str(tmp_path)} | shell
    command = [sys.executable, "-m", "zweiklang.doors.commands.main", "backup", "b.zip"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert said in done.stderr


def test_nobody_else_reads_the_home_folder_and_its_database_after_preparing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / "zweiklang.sqlite3").touch(mode=0o644)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"ZWEIKLANG_HOME": str(home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "zweiklang.doors.commands.main", "prepare"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, umask=0o022)
    assert done.returncode == 0, done.stderr
    assert home.stat().st_mode & 0o777 == 0o700
    for one in home.glob("zweiklang.sqlite3*"):
        assert one.stat().st_mode & 0o777 == 0o600, one


def test_a_new_home_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new"
    environment = {**os.environ, "ZWEIKLANG_HOME": str(home)}
    command = [sys.executable, "-c", "import zweiklang.settings"]
    subprocess.run(command, env=environment, check=True, umask=0o022)
    assert home.stat().st_mode & 0o777 == 0o700
