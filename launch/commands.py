# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs other programs quietly and explains their failures."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from launch.paths import ROOT
from launch.words import said


class Problem(Exception):
    """Something the person at the keyboard can mend; the text says how."""


_HINTS = (
    (("No space left on device", "ENOSPC", "Errno 28"), "The disk is full. Free some space."),
    (
        ("ensurepip is not available", "No module named venv", "No module named ensurepip"),
        "Python's venv module is missing. Debian and Ubuntu: apt install python3-venv",
    ),
    (
        (
            "ENOTFOUND",
            "EAI_AGAIN",
            "ECONNREFUSED",
            "ETIMEDOUT",
            "Temporary failure in name resolution",
            "Failed to establish a new connection",
            "Network is unreachable",
            "Max retries exceeded",
        ),
        "The package registry cannot be reached. The first start needs the network; behind a proxy "
        "set HTTPS_PROXY, with a mirror of your own configure pip and npm as usual.",
    ),
    (
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "EINTEGRITY"),
        "A downloaded package is not the one that was locked. Nothing was installed; "
        "check the mirror you download from.",
    ),
    (("Permission denied", "EACCES"), "The folder {folder} must belong to you."),
)


def explain(output: str) -> str:
    """Return what to do about a failed program, by what it printed; empty if nothing is known."""
    hint = next((hint for signs, hint in _HINTS if any(sign in output for sign in signs)), "")
    return said(hint, folder=ROOT) if hint else ""


def _failed(doing: str, why: str) -> str:
    return said("{doing} failed. {why}", doing=said(doing), why=why).rstrip()


def run(
    words: Sequence[str | Path], doing: str, environment: Mapping[str, str] | None = None
) -> str:
    """Run a program in the checkout and return its output; raises Problem with advice."""
    try:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise Problem(_failed(doing, f"{error}. {explain(str(error))}")) from error
    if done.returncode:
        tail = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise Problem(f"{tail}\n\n{_failed(doing, explain(done.stdout))}")
    return done.stdout


def found(name: str) -> str:
    """Return the path of a program, empty if it is not installed."""
    return shutil.which(name) or ""
