# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from zweiklang.foundation.actors import Actor
from zweiklang.inputs.workbook.keeping import KEPT_SECONDS, find, forget, keep

BERND, CLARA = Actor("member", "Bernd", 1), Actor("member", "Clara", 2)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_the_uploader_finds_the_file_again_and_nobody_else_does() -> None:
    token = keep(BERND, "Übersicht.xlsx", b"content")
    assert find(BERND, token) == ("Übersicht.xlsx", b"content")
    assert find(CLARA, token) is None


def test_a_forgotten_file_is_gone() -> None:
    token = keep(BERND, "a.xlsx", b"content")
    forget(BERND, token)
    assert find(BERND, token) is None
    forget(BERND, token)


def test_a_token_is_no_way_into_other_folders(home: Path) -> None:
    (home / "content").write_bytes(b"secret")
    assert find(BERND, "../..") is None


def test_after_a_day_nothing_is_kept(home: Path) -> None:
    token = keep(BERND, "a.xlsx", b"old")
    past = time.time() - KEPT_SECONDS - 60
    os.utime(home / "imports" / "1" / token, (past, past))
    keep(BERND, "b.xlsx", b"new")
    assert find(BERND, token) is None
