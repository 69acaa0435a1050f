# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The translation catalogues of the parts, and how they are compiled without a gettext program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PACKAGE = Path(__file__).resolve().parents[2]
READABLE = 0o644

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


def languages() -> list[str]:
    """Return the languages that have catalogues, sorted."""
    return sorted({path.parts[-3] for path in sources()})


def compile_catalogues() -> int:
    """Compile the catalogues of each language in which one has changed; returns how many were."""
    compiled = 0
    for language in languages():
        found = [path for path in sources() if path.parts[-3] == language]
        newest = max(path.stat().st_mtime for path in found)
        targets = [path.with_suffix(".mo") for path in found]
        if all(_is_fresh(one, newest) for one in targets):
            continue
        messages = {path: _read(path) for path in found}
        known = _translations(messages.values())
        for path, catalog in messages.items():
            _fill(catalog, known)
            _compile(catalog, path.with_suffix(".mo"))
        compiled += len(found)
    return compiled


def _is_fresh(target: Path, newest: float) -> bool:
    """Return whether a compiled file is newer than its sources, and every account can read it."""
    if not target.exists():
        return False
    known = target.stat()
    return known.st_mtime > newest and known.st_mode & READABLE == READABLE


def _read(source: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        return read_po(text, locale=source.parts[-3])


_Key = tuple[Any, str | None]


def _translations(catalogs: Iterable[Catalog]) -> dict[_Key, Any]:
    """Return what any part has translated, by message and context."""
    found: dict[_Key, Any] = {}
    for catalog in catalogs:
        for message in catalog:
            if message.id and is_translated(message, catalog):
                found.setdefault((message.id, message.context), message.string)
    return found


def is_translated(message: Message, catalog: Catalog) -> bool:
    """Return whether a message has all the forms its language needs."""
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    wanted = catalog.num_plurals if message.pluralizable else 1
    return not message.fuzzy and len(strings) >= wanted and all(strings)


def _fill(catalog: Catalog, known: dict[_Key, Any]) -> None:
    """Let what is not translated be said as another part says it, else in English.

    Django would take it from the catalogue of the installation's first language: German words on
    a French page.
    """
    for message in catalog:
        if message.id and not is_translated(message, catalog):
            message.string = known.get((message.id, message.context)) or _english(message, catalog)


def _english(message: Message, catalog: Catalog) -> Any:
    """Return the English words in as many forms as the language has."""
    if not message.pluralizable:
        return message.id
    one, many = message.id[0], message.id[1]
    # A form may serve 1, 21 and 31: without its number the English singular would be wrong.
    single = one if one.count("%(") == many.count("%(") else many
    forms = [many] * catalog.num_plurals
    forms[c2py(catalog.plural_expr)(1)] = single
    return tuple(forms)


def _compile(messages: Catalog, target: Path) -> None:
    """Write the compiled form, whole or not at all."""
    from babel.messages.mofile import write_mo

    fresh = target.with_suffix(f".{os.getpid()}.new")
    with fresh.open("wb") as output:
        write_mo(output, messages)
    # Whoever installs is not who serves: neither is in the way of the other, whatever its umask.
    fresh.chmod(READABLE)
    fresh.replace(target)
