# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the package as it would be published and looks whether it holds what it needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from checks.steps import ROOT
from zweiklang.doors.commands.catalogues import sources

BUILD = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", ".")
DESCRIBING = ("pyproject.toml", "README.md")
NEEDED = ("settings.py", "doors/ui/templates/", "agenda2030/data/", "iati/data/")


def main() -> int:
    """Build a wheel in a temporary folder; return 1 and say why if it is not usable."""
    with tempfile.TemporaryDirectory() as folder:
        # A copy, because the build leaves folders beside the sources.
        shutil.copytree(
            ROOT / "zweiklang",
            Path(folder) / "zweiklang",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        for name in DESCRIBING:
            shutil.copy(ROOT / name, folder)
        built = subprocess.run([sys.executable, *BUILD, "."], cwd=folder, check=False)
        if built.returncode:
            return 1
        (wheel,) = Path(folder).glob("zweiklang-*.whl")
        names = zipfile.ZipFile(wheel).namelist()
    wanted = [f"zweiklang/{name}" for name in NEEDED]
    wanted += [str(path.relative_to(ROOT)) for path in sources()]
    missing = [name for name in wanted if not any(held.startswith(name) for held in names)]
    stray = [name for name in names if not name.startswith("zweiklang")]
    for name in missing:
        print(f"Missing in the package: {name}")
    for name in stray:
        print(f"Does not belong into the package: {name}")
    return int(bool(missing or stray))


if __name__ == "__main__":
    sys.exit(main())
