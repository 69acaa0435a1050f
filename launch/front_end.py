# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings the front-end files that package-lock.json names into node_modules."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.commands import found, run
from launch.environment import INSTALL
from launch.paths import LOCKS, NODE_MODULES, ROOT, home
from launch.stamps import Stamps, fingerprint
from launch.words import said


def ensure_front_end(development: bool = False) -> None:
    """Run `npm ci` unless node_modules already holds what the lock file names."""
    mark = fingerprint([ROOT / "package-lock.json", ROOT / "package.json"])
    stamps = Stamps(NODE_MODULES / ".zweiklang.json")
    if stamps.fresh("development", mark) or (not development and stamps.fresh("base", mark)):
        return
    print(said("Installing front-end files into node_modules …"), flush=True)
    leave_out = [] if development else ["--omit=dev"]
    with _npm() as npm:
        run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *leave_out],
            "Installing front-end files",
            {"PATH": f"{Path(npm).parent}{os.pathsep}{os.environ['PATH']}"},
        )
    stamps.keep(**{"development" if development else "base": mark})


@contextmanager
def _npm() -> Iterator[str]:
    """Yield the system's npm, else one from PyPI that is removed again afterwards."""
    if npm := found("npm"):
        yield npm
        return
    print(said("No npm on this machine: taking one from PyPI for the moment …"), flush=True)
    folder = home() / "npm"
    try:
        run([sys.executable, "-m", "venv", folder], "Making the virtual environment for npm")
        run(
            [folder / "bin" / "python", *INSTALL, LOCKS / "npm.txt"],
            "Installing npm",
        )
        yield str(folder / "bin" / "npm")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
