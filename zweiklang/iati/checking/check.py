# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One pass over a file: each item against schema, rules and codelists, then the frame."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from lxml import etree

from zweiklang.iati.checking import rules
from zweiklang.iati.checking.codes import code_findings
from zweiklang.iati.checking.findings import Finding, Namer
from zweiklang.iati.checking.schema import root_of, schema_findings
from zweiklang.iati.parts import Element
from zweiklang.iati.reading import Head, Reading, Unreadable, gettext_noop
from zweiklang.iati.writing import VERSION

_IDENTIFIERS = {"iati-activity": "iati-identifier", "iati-organisation": "organisation-identifier"}
_TWICE = gettext_noop("The identifier “%(key)s” stands in the file already.")
_VERSION = gettext_noop("The file names version “%(version)s”; it is checked as %(checked)s.")


def check(
    source: Path | IO[bytes] | Reading,
    *,
    name: Namer | None = None,
    publishers: Collection[str] = (),
    now: dt.datetime | None = None,
) -> Iterator[Finding]:
    """Yield everything that is wrong in a file, in its order; one that cannot be read says why.

    `name` gives spots the names the reader knows them by. `publishers`: organisation identifiers
    that are registered, which the rules on identifiers leave alone. `now`: for rules on the future.
    """
    for one in _findings(source, publishers, now or dt.datetime.now(dt.UTC)):
        yield replace(one, place=name(one)) if name else one


def _findings(
    source: Path | IO[bytes] | Reading, publishers: Collection[str], now: dt.datetime
) -> Iterator[Finding]:
    reading = source if isinstance(source, Reading) else Reading(source)
    seen: set[int] = set()
    try:
        for element in reading.elements():
            if reading.head is not None:
                yield from _item_findings(reading.head, element, seen, publishers, now)
    except Unreadable as error:
        line = error.values.get("line", 0)
        yield Finding(
            "file", "error", f"file.{error.code}", error.template, error.values,
            line=line if isinstance(line, int) else 0,
        )  # fmt: skip
        return
    if reading.head is not None:
        yield from _frame_findings(reading.head)


def _item_findings(
    head: Head, element: Element, seen: set[int], publishers: Collection[str], now: dt.datetime
) -> Iterator[Finding]:
    """Yield what is wrong in one item, in the words of the standard's three layers."""
    root = root_of(head.tag, {"version": VERSION})
    alone = copy.deepcopy(element)
    alone.tail = None
    root.append(alone)
    key = " ".join((alone.findtext(_IDENTIFIERS[head.item]) or "").split())
    found: list[Finding] = []
    if key:
        if hash(key) in seen:
            found.append(
                Finding(
                    "file", "error", "file.twice", _TWICE, {"key": key}, line=alone.sourceline or 0
                )
            )
        seen.add(hash(key))
    found += schema_findings(head.kind, root)
    found += rules.standard().findings(root, now, publishers)
    found += code_findings(alone)
    start = f"/{head.tag}/{head.item}/"
    for one in found:
        yield replace(one, item=key, path=one.path.removeprefix(start))


def _frame_findings(head: Head) -> Iterator[Finding]:
    """Yield what is wrong around the items: attributes of the root, elements among them."""
    if not head.version.startswith("2."):
        yield Finding(
            "file", "warning", "file.version", _VERSION,
            {"version": head.version, "checked": VERSION},
        )  # fmt: skip
    root = root_of(head.tag, dict(head.attributes))
    placeholder = _valid_item(head)
    if head.count:
        root.append(placeholder)
    for stray in head.strays:
        below = etree.SubElement(root, stray.tag)
        below.tail = None
    if head.is_mixed:
        root.append(copy.deepcopy(placeholder))
    yield from schema_findings(head.kind, root)


def _valid_item(head: Head) -> Element:
    """Return the least item the schema accepts, in whose place the frame is checked."""
    text = _ACTIVITY if head.kind == "activities" else _ORGANISATION
    return etree.fromstring(text)


_ACTIVITY = (
    "<iati-activity><iati-identifier>x</iati-identifier><reporting-org ref='x' type='x'>"
    "<narrative>x</narrative></reporting-org><title><narrative>x</narrative></title>"
    "<description><narrative>x</narrative></description><participating-org role='1'/>"
    "<activity-status code='1'/><activity-date type='1' iso-date='2000-01-01'/></iati-activity>"
)
_ORGANISATION = (
    "<iati-organisation><organisation-identifier>x</organisation-identifier><name><narrative>x"
    "</narrative></name><reporting-org ref='x' type='x'><narrative>x</narrative></reporting-org>"
    "</iati-organisation>"
)


@dataclass
class Result:
    """A check as a whole: how many items, findings counted, the first of them kept."""

    items: int = 0
    errors: int = 0
    warnings: int = 0
    version: str = ""
    kind: str = ""
    by_code: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Return whether there is no error."""
        return self.errors == 0


def check_all(
    source: Path | IO[bytes],
    *,
    name: Namer | None = None,
    publishers: Collection[str] = (),
    now: dt.datetime | None = None,
    most: int = 2_000,
    most_of_a_kind: int = 50,
) -> Result:
    """Return what a check finds: all counted, of each kind the first ones kept."""
    reading = Reading(source)
    result = Result()
    for one in check(reading, name=name, publishers=publishers, now=now):
        result.errors += one.severity == "error"
        result.warnings += one.severity == "warning"
        count = result.by_code[one.code] = result.by_code.get(one.code, 0) + 1
        if count <= most_of_a_kind and len(result.findings) < most:
            result.findings.append(one)
    if reading.head is not None:
        result.items, result.version = reading.head.count, reading.head.version
        result.kind = reading.head.kind
    return result
