# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads IATI files of any size, one activity or organisation at a time.

Nothing in a file is believed: no document type, no entity, no address is followed, and each
activity has a size that it must not exceed. Files packed by gzip are unpacked on the way.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from lxml import etree

from zweiklang.iati.activity import Activity
from zweiklang.iati.organisation import Organisation
from zweiklang.iati.parts import Element, Node

#: Bytes of a file after unpacking, and of one activity in it.
LARGEST_FILE = 2_000_000_000
LARGEST_ACTIVITY = 20_000_000
_PIECE = 65_536
_MOST_STRAY = 1_000
_ROOTS = {"iati-activities": "iati-activity", "iati-organisations": "iati-organisation"}


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; whoever shows it translates it."""
    return message


MESSAGES = {
    "missing": gettext_noop("The file cannot be opened."),
    "packed": gettext_noop("The packed file is damaged. Download it again."),
    "too-large": gettext_noop("The file is larger than %(most)s MB. Split it."),
    "activity-too-large": gettext_noop(
        "Within %(most)s MB no activity ends. This is no IATI file, or a damaged one."
    ),
    "document-type": gettext_noop(
        "The file declares a document type (DOCTYPE) or entities. IATI needs neither, and they can "
        "do harm. Ask the publisher for the file without."
    ),
    "beyond-limits": gettext_noop(
        "Line %(line)s: a text is longer or elements nest deeper than any IATI file needs. Ask the "
        "publisher for another file."
    ),
    "no-xml": gettext_noop("The file is no XML: line %(line)s, %(said)s."),
    "no-iati": gettext_noop(
        "This is no IATI file: it begins with “%(root)s” instead of iati-activities or "
        "iati-organisations."
    ),
}


class Unreadable(ValueError):
    """Why a file cannot be read: a message of `MESSAGES` and its values."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(self.template % values)

    @property
    def template(self) -> str:
        """Return the message without its values, as the catalogues have it."""
        return MESSAGES[self.code]


@dataclass
class Head:
    """The root of a file: its tag and attributes. `strays` are children that are none of IATI's."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    strays: list[Node] = field(default_factory=list)
    #: Whether an activity comes after a stray.
    is_mixed: bool = False
    count: int = 0

    @property
    def item(self) -> str:
        """Return the tag of its items."""
        return _ROOTS[self.tag]

    @property
    def kind(self) -> str:
        """Return activities or organisations."""
        return self.tag.removeprefix("iati-")

    @property
    def version(self) -> str:
        """Return the version of the standard the file names."""
        return dict(self.attributes).get("version", "")


class Reading:
    """One pass over a file. `head` is known as soon as the first element was asked for."""

    def __init__(
        self,
        source: Path | IO[bytes],
        *,
        largest: int = LARGEST_FILE,
        largest_activity: int = LARGEST_ACTIVITY,
    ) -> None:
        self.source, self.largest, self.largest_activity = source, largest, largest_activity
        self.head: Head | None = None
        self.bytes_read = 0

    def __iter__(self) -> Iterator[Activity | Organisation]:
        """Yield the activities or organisations. Raises Unreadable."""
        for element in self.elements():
            kind = Activity if element.tag == Activity.tag else Organisation
            yield kind.read(element)

    def elements(self) -> Iterator[Element]:
        """Yield their elements, each only until the next is asked for. Raises Unreadable."""
        if not isinstance(self.source, Path):
            yield from self._elements(self.source)
            return
        try:
            file = self.source.open("rb")
        except OSError as error:
            raise Unreadable("missing") from error
        with file:
            yield from self._elements(file)

    def _elements(self, file: IO[bytes]) -> Iterator[Element]:
        tags = [*_ROOTS, *_ROOTS.values()]
        # Names that are ids are not collected: they would fill the memory.
        parser: Any = etree.XMLPullParser(
            ("start", "end"),
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            collect_ids=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        since = 0
        for piece in self._pieces(file):
            _fed(parser, piece)
            since += len(piece)
            for event, element in parser.read_events():
                if element.getparent() is None:
                    self._begin(element)
                elif event == "end" and self.head and element.tag == self.head.item:
                    since = 0
                    yield from self._item(element)
            if since > self.largest_activity:
                raise Unreadable("activity-too-large", most=self.largest_activity // 1_000_000)
        self._end(parser)

    def _item(self, element: Element) -> Iterator[Element]:
        """Yield a child of the root and forget it and all before it."""
        parent = element.getparent()
        if parent is None or parent.getparent() is not None or self.head is None:
            return
        self._forget(parent, element)
        self.head.count += 1
        self.head.is_mixed |= bool(self.head.strays)
        yield element
        element.clear()

    def _forget(self, parent: Element, until: Element | None) -> None:
        while len(parent) and parent[0] is not until:
            one = parent[0]
            if self.head and one.tag != self.head.item and len(self.head.strays) < _MOST_STRAY:
                self.head.strays.append(Node.read(one))
            del parent[0]

    def _begin(self, root: Element) -> None:
        if self.head is not None:
            return
        if root.getroottree().docinfo.doctype:
            raise Unreadable("document-type")
        pairs = tuple((str(name), str(value)) for name, value in root.items())
        self.head = Head(str(root.tag), pairs)

    def _end(self, parser: Any) -> None:
        try:
            root = parser.close()
        except etree.XMLSyntaxError as error:
            raise _no_xml(error) from error
        if root.getroottree().docinfo.doctype:
            raise Unreadable("document-type")
        if self.head is None or root.tag not in _ROOTS:
            raise Unreadable("no-iati", root=root.tag)
        self._forget(root, None)

    def _pieces(self, file: IO[bytes]) -> Iterator[bytes]:
        first = file.read(_PIECE)
        is_packed = first[:2] == b"\x1f\x8b"
        stream: IO[bytes] = file
        if is_packed:
            file.seek(0)
            stream = gzip.GzipFile(fileobj=file)  # type: ignore[assignment]  # read is all we need
            first = _unpacked(stream)
        while first:
            self.bytes_read += len(first)
            if self.bytes_read > self.largest:
                raise Unreadable("too-large", most=self.largest // 1_000_000)
            yield first
            first = _unpacked(stream) if is_packed else stream.read(_PIECE)


def _unpacked(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(_PIECE)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("packed") from error


def _fed(parser: Any, piece: bytes) -> None:
    try:
        parser.feed(piece)
    except etree.XMLSyntaxError as error:
        raise _no_xml(error) from error


def _no_xml(error: etree.XMLSyntaxError) -> Unreadable:
    said = str(error).partition(", line ")[0].rstrip(".")
    if "ntity" in said or "DTD" in said or "DOCTYPE" in said:
        return Unreadable("document-type")
    # What libxml2 says at its limits: of a text node, of names, of depth.
    if "XML_PARSE_HUGE" in said or "Resource limit" in said or "Excessive depth" in said:
        return Unreadable("beyond-limits", line=error.lineno or 1)
    return Unreadable("no-xml", line=error.lineno or 1, said=said)
