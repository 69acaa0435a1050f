# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Feed:
    """The feed itself: `id` is its own address, `url` the page it belongs to."""

    id: str
    title: str
    author: str
    url: str
    language: str


@dataclass(frozen=True)
class Entry:
    """One entry; `id` never changes, whatever is corrected later.

    `published`: when it happened, `updated`: when what is told of it changed last.
    """

    id: str
    title: str
    url: str
    updated: dt.datetime
    summary: str = ""
    published: dt.datetime | None = None


def to_atom(feed: Feed, entries: Sequence[Entry]) -> str:
    """Return the feed as XML; it counts as updated when its latest entry was."""

    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("feed", AttributesImpl({"xmlns": ATOM, "xml:lang": feed.language}))
    xml.addQuickElement("id", feed.id)
    xml.addQuickElement("title", feed.title)
    updated = max((one.updated for one in entries), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    xml.addQuickElement("updated", rfc3339_date(updated))
    xml.addQuickElement("link", None, {"rel": "self", "href": feed.id})
    xml.addQuickElement("link", None, {"rel": "alternate", "href": feed.url})
    xml.startElement("author", AttributesImpl({}))
    xml.addQuickElement("name", feed.author)
    xml.endElement("author")
    for one in entries:
        _entry(xml, one)
    xml.endElement("feed")
    xml.endDocument()
    return out.getvalue()


def _entry(xml: SimplerXMLGenerator, one: Entry) -> None:
    xml.startElement("entry", AttributesImpl({}))
    for name, value in (("id", one.id), ("title", one.title)):
        xml.addQuickElement(name, value)
    if one.published:
        xml.addQuickElement("published", rfc3339_date(one.published))
    xml.addQuickElement("updated", rfc3339_date(one.updated))
    xml.addQuickElement("link", None, {"rel": "alternate", "href": one.url})
    if one.summary:
        xml.addQuickElement("summary", one.summary)
    xml.endElement("entry")
