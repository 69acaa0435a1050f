# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things lie in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
LOCKS = ROOT / "requirements"


def home() -> Path:
    """Return the folder of database, uploads and secret key, as the settings will read it."""
    return (ROOT / os.environ.get("ZWEIKLANG_HOME", "var")).resolve()
