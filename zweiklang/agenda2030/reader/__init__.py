# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topic reader: names the targets of the 2030 Agenda that a text works on, and compares cities.

    from zweiklang.agenda2030.reader import Reader
    for passage in Reader().read("Die Stadt erneuert ihre undichten Wasserleitungen.").passages:
        print(passage.targets[0].code, passage.stance)

Runs on this machine alone: models come inside packages, nothing is fetched or sent.
"""

from zweiklang.agenda2030.reader.matching import Line, Match, match
from zweiklang.agenda2030.reader.profiles import Profile, Proof
from zweiklang.agenda2030.reader.reader import Reader, reader
from zweiklang.agenda2030.reader.records import (
    Block,
    Document,
    Evidence,
    Guess,
    Passage,
    Reading,
    Stance,
)

__all__ = [
    "Block",
    "Document",
    "Evidence",
    "Guess",
    "Line",
    "Match",
    "Passage",
    "Profile",
    "Proof",
    "Reader",
    "Reading",
    "Stance",
    "match",
    "reader",
]
