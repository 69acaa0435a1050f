# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The translation catalogues of the parts, and how they are compiled without a gettext program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]

# Folders with texts for readers; each has its own locale folder: translators see one part at once.
PARTS = (
    "foundation",
    "iati",
    "domain",
    "inputs",
    "outputs",
    "demonstration",
    "doors/ui",
    "doors/portal",
    "doors/workspace",
    "doors/api",
    "doors/commands",
)


def parts() -> Iterator[Path]:
    """Yield the folder of every part that exists."""
    yield from (PACKAGE / part for part in PARTS if (PACKAGE / part).is_dir())


def catalogue(part: Path, language: str) -> Path:
    """Return the path of a part's catalogue, whether it exists or not."""
    return part / "locale" / language / "LC_MESSAGES" / "django.po"


def sources() -> list[Path]:
    """Return every catalogue there is, in every language."""
    return [path for part in parts() for path in sorted(part.glob("locale/*/LC_MESSAGES/*.po"))]


def compile_catalogues() -> int:
    """Compile every catalogue that is newer than its compiled form; returns how many were."""
    compiled = 0
    for source in sources():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            _compile(source, target)
            compiled += 1
    return compiled


def _compile(source: Path, target: Path) -> None:
    """Write the compiled form beside its source, whole or not at all."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        messages = read_po(text, locale=source.parts[-3])
    fresh = target.with_suffix(f".{os.getpid()}.new")
    with fresh.open("wb") as output:
        write_mo(output, messages)
    fresh.replace(target)
