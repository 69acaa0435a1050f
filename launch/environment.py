# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the virtual environment from the lock files."""

from __future__ import annotations

import shutil
import sys

from launch.commands import Problem, run
from launch.paths import LOCKS, PYTHON, ROOT, VENV
from launch.stamps import Stamps, fingerprint
from launch.words import said

# Wheels only: nothing is built, so no compiler is needed and no foreign code runs at installation.
INSTALL = (
    *("-m", "pip", "install", "--disable-pip-version-check", "--no-deps"),
    *("--only-binary", ":all:", "--require-hashes", "-r"),
)


def ensure_environment(development: bool = False) -> None:
    """Install the locked packages, hashes checked, unless .venv already holds exactly these."""
    wanted = "dev" if development else "base"
    marks = {name: fingerprint([LOCKS / f"{name}.txt"]) for name in ("base", wanted)}
    stamps = Stamps(VENV / "zweiklang-locks.json")
    if PYTHON.exists() and stamps.fresh(wanted, marks[wanted]):
        return
    print(said("Installing Python packages into {place} …", place=VENV.name), flush=True)
    if not _works():
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", VENV], "Making the virtual environment")
    run([PYTHON, *INSTALL, LOCKS / f"{wanted}.txt"], "Installing Python packages")
    _install_ourselves()
    stamps.keep(**marks)


def _works() -> bool:
    """Return whether .venv has a Python that runs and is new enough."""
    if not PYTHON.exists():
        return False
    try:
        run([PYTHON, "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"], "Trying .venv")
    except Problem:
        return False
    return True


def _install_ourselves() -> None:
    """Make the package importable and the program `zweiklang` callable, without a build step."""
    (packages,) = VENV.glob("lib/python3*/site-packages")
    (packages / "zweiklang-checkout.pth").write_text(f"{ROOT}\n")
    program = VENV / "bin" / "zweiklang"
    program.write_text(f"#!{PYTHON}\nfrom zweiklang.doors.commands.main import main\n\nmain()\n")
    program.chmod(0o755)
