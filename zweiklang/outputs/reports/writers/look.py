# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the reports of a city look: sender, colour, logo, and templates of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from zweiklang.outputs.reports.writers.drawings import Unusable, parsed

TEMPLATES = Path(__file__).parent / "templates"
T = TypeVar("T")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class LookError(Exception):
    """A setting of the look that cannot be used; the message says which and why."""


@dataclass(frozen=True)
class Logo:
    """A picture at the head of a report: its bytes and what they are ("svg", "png", "jpg")."""

    data: bytes
    kind: str


@dataclass(frozen=True)
class Look:
    """The look of a city.

    `sender` is the first line of the letterhead, `letterhead` those below it. `colour` marks the
    rule of the letterhead. Files in `templates` are taken before ours of the same name; fonts in
    its folder `fonts` may be used by them. `address` is that of the installation, before the paths
    of records. `problems`: settings that could not be used, each with what is wrong.
    """

    sender: str = ""
    letterhead: tuple[str, ...] = ()
    colour: str = "#131525"
    logo: Logo | None = None
    templates: Path | None = None
    address: str = ""
    problems: tuple[str, ...] = ()

    def template(self, name: str) -> Path | None:
        """Return the file of a template: the city's, else ours, None where there is neither."""
        for folder in (self.templates, TEMPLATES):
            if folder and (folder / name).is_file():
                return folder / name
        return None


def look_of_installation(office: str = "") -> Look:
    """Return the look that the settings describe; what cannot be used is left out and named in it.

    A folder of the templates named like the key of an office goes before the common one.
    """
    problems: list[str] = []

    def tried(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except LookError as error:
            problems.append(str(error))
            return otherwise

    lines = tuple(line.strip() for line in settings.REPORT_LETTERHEAD.split("|") if line.strip())
    return Look(
        sender=settings.REPORT_SENDER.strip(),
        letterhead=lines,
        colour=tried(_colour, Look.colour),
        logo=tried(lambda: read_logo(Path(settings.REPORT_LOGO)), None)
        if settings.REPORT_LOGO
        else None,
        templates=tried(lambda: _templates(office), None),
        address=settings.PUBLIC_ADDRESS,
        problems=tuple(problems),
    )


def _colour() -> str:
    colour = str(settings.REPORT_COLOUR).strip()
    if not _HEX.fullmatch(colour):
        raise LookError(
            f"ZWEIKLANG_REPORT_COLOUR must be six hexadecimal digits after #, not “{colour}”."
        )
    return colour


def _templates(office: str) -> Path | None:
    if not settings.REPORT_TEMPLATES:
        return None
    folder = Path(settings.REPORT_TEMPLATES)
    if not folder.is_dir():
        raise LookError(f"ZWEIKLANG_REPORT_TEMPLATES names a folder that is not there: {folder}")
    own = folder / office
    return own if office and own.is_dir() else folder


def read_logo(path: Path) -> Logo:
    """Return the logo in a file; raises LookError where it is no SVG, PNG or JPEG."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LookError(f"ZWEIKLANG_REPORT_LOGO cannot be read: {path}") from error
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Logo(data, "png")
    if data.startswith(b"\xff\xd8\xff"):
        return Logo(data, "jpg")
    try:
        parsed(data.decode())
        return Logo(data, "svg")
    except (UnicodeDecodeError, Unusable) as error:
        raise LookError(
            f"ZWEIKLANG_REPORT_LOGO must be a PNG, a JPEG or a plain SVG. {path}: {error}"
        ) from error
