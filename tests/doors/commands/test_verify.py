# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang verify` and the published vectors, as somebody without a server calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zweiklang.domain.joint import sealing

PROGRAM = Path(sys.executable).with_name("zweiklang")
VECTORS = Path(__file__).parents[3] / "docs" / "reference" / "joint-vectors"
INDEX: list[dict[str, Any]] = json.loads((VECTORS / "index.json").read_text())
HOLDS = VECTORS / "holds.json"


def call(*words: str | Path, language: str = "C") -> subprocess.CompletedProcess[str]:
    # A broken settings module: the command must not need one.
    surroundings = {
        **os.environ,
        "LC_ALL": language,
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "nowhere",
    }
    return subprocess.run(
        [str(PROGRAM), "verify", *map(str, words)],
        capture_output=True, text=True, check=False, env=surroundings,
    )  # fmt: skip


@pytest.mark.parametrize("vector", INDEX, ids=[one["file"] for one in INDEX])
def test_published_vectors_are_found_as_published(vector: dict[str, Any]) -> None:
    result = sealing.verify(json.loads((VECTORS / vector["file"]).read_text()))
    found = [{"revision": one.revision, "message": one.message} for one in result.findings]
    assert (result.holds, found) == (vector["holds"], vector["findings"])


def test_every_published_file_is_named_in_the_index() -> None:
    named = {one["file"] for one in INDEX} | {"index.json", "one-revision.json"}
    assert named == {path.name for path in VECTORS.iterdir()}


def test_one_revision_is_written_digested_and_signed_as_published() -> None:
    vector = json.loads((VECTORS / "one-revision.json").read_text())
    secret, text = vector["secret_key_for_tests_only"], vector["canonical"]
    assert sealing.canonical(json.loads(text)) == text
    assert sealing.digest_of(text) == vector["sha256"]
    assert sealing.sign(text, secret) == vector["detached_jws"]
    assert sealing.fingerprint_of(secret) == vector["fingerprint"]


def test_a_file_that_holds_is_told_in_the_language_of_the_shell() -> None:
    done = call(HOLDS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "holds: 4 revisions, 7 seals. All cities have countersigned." in done.stdout
    assert "4 Fassungen, 7 Siegel" in call(HOLDS, language="de_DE.UTF-8").stdout


def test_an_edited_file_names_each_revision_that_does_not_hold(tmp_path: Path) -> None:
    exported = json.loads(HOLDS.read_text())
    exported["revisions"][1]["document"]["content"]["purpose"]["texts"]["en"] = "We pay."
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(exported))
    done = call(edited, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (1, False)
    assert {one["revision"] for one in told["findings"]} == {2, 3}


def test_only_trusted_keys_count_if_any_are_named() -> None:
    keys = sealing.verify(json.loads(HOLDS.read_text())).keys
    trusted = [word for key in keys for word in ("--trust", key)]
    assert call(HOLDS, *trusted).returncode == 0
    done = call(HOLDS, "--trust", next(iter(keys)))
    assert done.returncode == 1
    assert "none of those trusted" in done.stdout


_ODD = '{"format": "zweiklang-joint-export/1", "keys": 5, "revisions": [%s]}'


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"a": 1, "a": 2}', _ODD % "1", _ODD % '{"document": {"consents": 1}}'],
)
def test_what_is_no_such_file_is_refused_without_a_crash(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text)
    done = call(path)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_named() -> None:
    done = call("nowhere.json")
    assert done.returncode == 2
    assert "nowhere.json" in done.stderr
