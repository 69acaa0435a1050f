# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line on a server reads the file of settings as systemd does."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(__file__).parents[2] / "deploy" / "zweiklang"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Any:
    copy = tmp_path_factory.mktemp("command") / "zweiklang.py"
    copy.write_text(COMMAND.read_text())
    loader = SourceFileLoader("server_command", str(copy))
    module = module_from_spec(spec_from_loader(loader.name, loader))  # type: ignore[arg-type]  # a file has a spec
    loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("X=Stadt Dortmund", "Stadt Dortmund"),
        ("X=Büro|Friedensplatz 1|44135 Dortmund", "Büro|Friedensplatz 1|44135 Dortmund"),
        ("X=a$b&c;d#e`f", "a$b&c;d#e`f"),
        ("X=postgres://z:p$w&x@localhost/z?a=b", "postgres://z:p$w&x@localhost/z?a=b"),
        ('X="two words"', "two words"),
        ("X='it is $5'", "it is $5"),
        ('X="say \\"yes\\" for \\$5"', 'say "yes" for $5'),
        ("X=it's", "it's"),
        ("X=one\\\n two", "one two"),
        (" X = padded \t", "padded"),
        ("X=", ""),
    ],
)
def test_a_value_is_what_systemd_takes_it_for(command: Any, line: str, value: str) -> None:
    assert command.settings(f"# first\n;second\n\n{line}\nY=after\n") == {"X": value, "Y": "after"}


def test_lines_that_are_no_settings_are_left_out(command: Any) -> None:
    assert command.settings("export A=1\nno sign\n1X=2\nGOOD=3") == {"GOOD": "3"}


def test_the_example_can_be_read(command: Any) -> None:
    found = command.settings((COMMAND.parent / "zweiklang.env.example").read_text())
    assert found["ZWEIKLANG_HOME"] == "/var/lib/zweiklang"
