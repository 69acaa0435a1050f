# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of others that the tests read, and small ones made here."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "iati"
REAL = sorted((DATA / "real").glob("*.gz"))
EXAMPLES = sorted((DATA / "examples").glob("*.xml"))
CAF = DATA / "real" / "CAF-ActivityFile-2025-10-10.xml.gz"


@cache
def schema_tests() -> dict[str, bytes]:
    """Return the official schema tests by their path."""
    found = {}
    with tarfile.open(DATA / "schema-tests.tar.gz") as packed:
        for member in packed:
            file = packed.extractfile(member) if member.isfile() else None
            if file is not None:
                found[member.name.removeprefix("tests/")] = file.read()
    return found


def activity(inside: str = "", head: str = "") -> str:
    """Return an activity that breaks no rule, with more elements at the end."""
    return f"""
  <iati-activity xml:lang="en" default-currency="EUR" {head}>
    <iati-identifier>DE-CR-05913-1</iati-identifier>
    <reporting-org ref="DE-CR-05913" type="11"><narrative>Dortmund</narrative></reporting-org>
    <title><narrative>Waste &amp; water</narrative></title>
    <description><narrative>Two cities learn.</narrative></description>
    <participating-org role="4" type="11"><narrative>Kumasi</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="2" iso-date="2020-10-07"/>
    <recipient-country code="GH"/>
    <sector code="14050"/>
    {inside}
  </iati-activity>"""


def file_of(*activities: str, head: str = 'version="2.03"', before: str = "") -> io.BytesIO:
    """Return a file of activities."""
    whole = f"{before}<iati-activities {head}>{''.join(activities)}</iati-activities>"
    return io.BytesIO(whole.encode())


class Endless(io.RawIOBase):
    """A file that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        while len(self.rest) < size and (piece := next(self.pieces, b"")):
            self.rest += piece
        found, self.rest = self.rest[:size], self.rest[size:]
        return found
