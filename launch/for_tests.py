# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes a checkout ready for its checks, then hands over to them."""

from __future__ import annotations

import os
from pathlib import Path

from launch.commands import Problem, found, run
from launch.environment import ensure_environment
from launch.front_end import ensure_front_end
from launch.paths import PYTHON, ROOT

# Debian package -> what it must bring; a path with a star is searched for.
PACKAGES = {
    "chromium": "/usr/bin/chromium",
    "postgresql": "/usr/lib/postgresql/*/bin/initdb",
    "poppler-utils": "/usr/bin/pdftotext",
}


def missing_packages() -> list[str]:
    """Return the names of the Debian packages whose programs are not there."""
    root = Path("/")
    return [
        name for name, brings in PACKAGES.items() if not any(root.glob(brings.removeprefix("/")))
    ]


def ensure_packages() -> None:
    """Install missing Debian packages as root; raises Problem naming them for anybody else."""
    missing = missing_packages()
    if not missing:
        return
    if os.geteuid() or not found("apt-get"):
        raise Problem(
            "The tests need programs that are missing here. As root: apt install "
            + " ".join(missing)
        )
    print(f"Installing Debian packages: {', '.join(missing)} …", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-q"], "Reading the package lists", quiet)
    run(
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing],
        "Installing Debian packages",
        quiet,
    )
    if missing := missing_packages():
        raise Problem("These packages did not bring what was expected: " + ", ".join(missing))


def run_checks(words: list[str]) -> int:
    """Replace this process by the checks, with everything they need in place."""
    ensure_environment(development=True)
    ensure_front_end(development=True)
    ensure_packages()
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "checks", *words])  # noqa: S606 - our own interpreter, no shell
