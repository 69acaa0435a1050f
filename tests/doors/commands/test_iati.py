# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang iati`, as somebody without a server calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.iati.files import CAF, activity, file_of

PROGRAM = Path(sys.executable).with_name("zweiklang")


def call(*words: str | Path, language: str = "C") -> subprocess.CompletedProcess[str]:
    # A broken settings module: the command must not need one.
    surroundings = {
        **os.environ,
        "LC_ALL": language,
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "nowhere",
    }
    return subprocess.run(
        [str(PROGRAM), "iati", *map(str, words)],
        capture_output=True, text=True, check=False, env=surroundings,
    )  # fmt: skip


def written(folder: Path, *activities: str) -> Path:
    path = folder / "file.xml"
    path.write_bytes(file_of(*activities).getvalue())
    return path


def test_a_good_file_ends_with_zero(tmp_path: Path) -> None:
    result = call("check", written(tmp_path, activity()))
    assert result.returncode == 0
    assert "1 activities, 0 errors, 0 warnings." in result.stdout


def test_findings_are_said_with_line_and_rule(tmp_path: Path) -> None:
    bad = activity().replace('code="14050"', 'code="1"')
    result = call("check", written(tmp_path, activity(), bad))
    assert result.returncode == 1
    assert "error, line 23 sector/@code" in result.stdout
    assert "“1” is no code of the list Sector. [codelist.Sector]" in result.stdout


def test_a_german_shell_reads_german(tmp_path: Path) -> None:
    bad = activity().replace('<sector code="14050"/>', "")
    result = call("check", written(tmp_path, bad), language="de_DE.UTF-8")
    assert "1 Aktivitäten, 1 Fehler" in result.stdout
    assert "Jede Aktivität braucht einen Sektor" in result.stdout


def test_an_unreadable_file_is_named_and_ends_with_two(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<!DOCTYPE x><iati-activities/>")
    assert call("check", broken).returncode == 2
    shown = call("show", broken, language="de")
    assert shown.returncode == 2
    assert "Dokumenttyp" in shown.stderr


def test_json_gives_one_finding_a_line() -> None:
    result = call("check", "--json", "--most", "3", CAF)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["code"] for one in lines] == ["102.1.1"] * 3


def test_registered_publishers_can_be_named(tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("44000\nXM-DAC-928\n")
    file = written(tmp_path, activity().replace("DE-CR-05913", "44000"))
    assert "1.14.8" in call("check", file).stdout
    assert "1.14.8" not in call("check", file, "--publishers", known).stdout


def test_show_tells_what_is_in_a_file() -> None:
    result = call("show", CAF)
    assert result.returncode == 0
    assert result.stdout.count("XM-DAC-46008-") == 478
    assert "Countries: El Salvador" in result.stdout
