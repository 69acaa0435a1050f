# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang match`: what do two cities both work on, what does one seek and the other offer?"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from zweiklang.agenda2030.reader import Line, Profile, Reader, match
from zweiklang.agenda2030.texts import short_title
from zweiklang.doors.commands.library.files import documents

HELP = (
    "Compare the papers of two cities: topics both work on, and what one seeks and the other "
    "offers, each with the passage as proof."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("first", type=Path, metavar="DIR_A", help="Papers of the first city.")
    parser.add_argument("second", type=Path, metavar="DIR_B", help="Papers of the second city.")
    parser.add_argument("--json", action="store_true", help="Print everything as JSON.")
    parser.add_argument("--most", type=int, default=20, help="Lines in each list (default: 20).")
    parser.add_argument(
        "--depth", choices=("quick", "auto", "thorough"), default="auto", help="As in read."
    )
    parser.add_argument(
        "--language", choices=("de", "en"), default="en", help="Language of the short titles."
    )


def run(options: argparse.Namespace) -> int:
    """Compare both folders and return the exit code: 1 if a file could not be read."""
    failed: list[str] = []
    reader = Reader(options.depth)
    profiles = []
    for folder in (options.first, options.second):
        readings = [reader.read(document) for document in documents([folder], failed)]
        profiles.append(Profile.from_readings(readings, folder.name))
    found = match(profiles[0], profiles[1], most=options.most)
    if options.json:
        json.dump({**found.as_dict(), "failed": failed}, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 1 if failed else 0
    names = (found.first, found.second)
    _show("Both work on", found.both, names, options.language)
    _show("Sought and offered", found.exchange, names, options.language)
    return 1 if failed else 0


_VERBS = {"seek-offer": ("seeks", "offers"), "offer-seek": ("offers", "seeks")}


def _show(title: str, lines: Sequence[Line], names: tuple[str, str], language: str) -> None:
    print(f"{title}: {len(lines)}")
    for number, line in enumerate(lines, start=1):
        print(f"\n{number:3}. {line.code} {short_title(line.code, language)} ({line.score:.2f})")
        verbs = _VERBS.get(line.kind, ("", ""))
        for name, verb, proof in zip(names, verbs, (line.first, line.second), strict=True):
            where = proof.document + (f", p. {proof.passage.page}" if proof.passage.page else "")
            print(f"     {name} {verb or proof.passage.stance} ({where})")
            print(f"       {proof.passage.text}")
    print()
