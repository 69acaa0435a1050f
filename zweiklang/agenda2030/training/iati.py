# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads activities of IATI files one by one: their texts by language, the goals they carry as tags.

Whatever the size of a file, no more than one activity is kept. Entities, DTDs and the network are
off. Standard: https://iatistandard.org/en/iati-standard/203/activity-standard/
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from lxml import etree

from zweiklang.agenda2030.codes import CodeError, goal_of
from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.framework import parse_code

#: Vocabularies whose codes are goals, targets or indicators, by element (codelists TagVocabulary
#: and SectorVocabulary).
VOCABULARIES = {"tag": ("2", "3"), "sector": ("7", "8", "9")}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity. texts: by language, title first. goals: that its publisher tagged it with."""

    identifier: str
    texts: dict[str, tuple[str, ...]]
    goals: frozenset[str]


def activities(path: Path) -> Iterator[Activity]:
    """Yield the activities of a file, packed by gzip or not.

    Raises Unreadable for a file that is missing, not well-formed, or breaks off.
    """
    try:
        with _opened(path) as stream:
            yield from _activities(stream)
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    except (PermissionError, IsADirectoryError) as error:
        raise Unreadable("not-readable") from error
    except (etree.XMLSyntaxError, EOFError, OSError) as error:
        raise Unreadable("broken") from error


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")


def _activities(stream: IO[bytes]) -> Iterator[Activity]:
    waiting = etree.iterparse(
        stream,
        events=("end",),
        tag="iati-activity",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _event, element in waiting:
        yield _activity(element)
        # What was read is dropped, else the tree grows with the file.
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _activity(element: etree._Element) -> Activity:
    texts: dict[str, list[str]] = {}
    usual = element.get(_LANGUAGE) or ""
    for narrative in (*element.iterfind("title/*"), *element.iterfind("description/*")):
        text = " ".join((narrative.text or "").split())
        language = (narrative.get(_LANGUAGE) or usual).casefold()
        if text and text not in texts.setdefault(language, []):
            texts[language].append(text)
    found = {language: tuple(lines) for language, lines in texts.items() if lines}
    identifier = (element.findtext("iati-identifier") or "").strip()
    return Activity(identifier, found, frozenset(_goals(element)))


def _goals(element: etree._Element) -> Iterator[str]:
    for name, vocabularies in VOCABULARIES.items():
        for tag in element.iterfind(name):
            if tag.get("vocabulary") in vocabularies:
                try:
                    yield goal_of(parse_code(tag.get("code") or ""))
                except CodeError:
                    continue  # what is no goal agrees with nothing
