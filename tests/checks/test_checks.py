# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.db import connection

from checks import __main__ as checks
from checks import module_length
from checks.steps import Step, run_step
from zweiklang.domain.people.models import Office


def test_a_module_over_500_lines_is_refused_and_one_over_300_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module_length, "ROOT", tmp_path)
    (tmp_path / "zweiklang" / "migrations").mkdir(parents=True)
    (tmp_path / "zweiklang" / "long.py").write_text("x\n" * 301)
    (tmp_path / "zweiklang" / "migrations" / "0001.py").write_text("x\n" * 900)
    assert module_length.main() == 0
    (tmp_path / "zweiklang" / "longer.css").write_text("x\n" * 501)
    assert module_length.main() == 1
    said = capsys.readouterr().out
    assert "long.py: worth a look" in said
    assert "longer.css: over 500" in said
    assert "migrations" not in said


def test_a_failing_step_and_a_missing_program_both_count_as_failed() -> None:
    assert run_step(Step("fails", [sys.executable, "-c", "raise SystemExit(4)"])).code == 4
    assert run_step(Step("missing", ["/no/such/program"])).code == 127


def test_all_steps_run_though_the_first_fails(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Step("bad", [sys.executable, "-c", "print('because'); raise SystemExit(1)"])
    good = Step("good", [sys.executable, "-c", "pass"])
    assert [result.code for result in checks.run_static([bad, good])] == [1, 0]
    assert "because" in capsys.readouterr().out


def test_the_closing_line_of_pytest_is_repeated_at_the_end() -> None:
    said = "print('dots'); print('==== 3 passed in 0.1s ====')"
    result = run_step(Step("tests", [sys.executable, "-c", said], live=True))
    assert checks.closing_lines([result]) == ["==== 3 passed in 0.1s ====  tests"]


def test_what_a_step_said_is_cut_with_the_command_that_shows_the_rest() -> None:
    result = run_step(Step("long", [sys.executable, "-c", "print(*['line'] * 100, sep=chr(10))"]))
    text = checks.shortened(result)
    assert text.count("line") < 70
    assert "more lines: " in text


def test_a_test_that_asks_for_no_database_reaches_none_and_is_not_marked(
    request: pytest.FixtureRequest,
) -> None:
    assert request.node.get_closest_marker("database") is None
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


@pytest.mark.django_db
def test_a_test_that_asks_for_a_database_runs_on_both_engines(
    request: pytest.FixtureRequest,
) -> None:
    assert request.node.get_closest_marker("database")


def test_so_does_one_that_asks_through_a_fixture(
    request: pytest.FixtureRequest, dortmund: Office
) -> None:
    assert request.node.get_closest_marker("database")
