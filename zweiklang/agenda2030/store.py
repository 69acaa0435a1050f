# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The packaged data files, each read once when first needed and then kept."""

import json
from functools import cache
from typing import Any


@cache
def load_json(name: str) -> Any:
    """Return the content of a data file, named relative to the data folder; do not change it."""
    return json.loads(_read(name))


@cache
def load_toml(name: str) -> Any:
    """Return the content of a data file, named relative to the data folder; do not change it."""
    import tomllib

    return tomllib.loads(_read(name))


def _read(name: str) -> str:
    # Imported here: the module costs more to import than all of this package.
    from importlib.resources import files

    return (files("zweiklang.agenda2030") / "data" / name).read_text(encoding="utf-8")
