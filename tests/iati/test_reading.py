# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing lose nothing; a hostile file is refused with words."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.iati.files import CAF, EXAMPLES, REAL, Endless, activity, file_of, schema_tests
from zweiklang.iati import Activity, Organisation, Reading, Unreadable, write_file
from zweiklang.iati.elements import Code, Narrative, Text, Word

PASSING = sorted(
    name for name in schema_tests() if "should-pass" in name and not name.startswith("registry")
)


def rewritten(source: bytes) -> bytes:
    reading = Reading(io.BytesIO(source))
    parts = list(reading)
    assert reading.head is not None
    head = reading.head
    return b"".join(write_file(head.kind, parts, attributes=head.attributes))


def shape(content: bytes) -> object:
    """Return what a file says: comments, space between elements and their order do not count."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)

    def of(element: etree._Element) -> object:
        text = element.text or ""
        below = sorted((of(one) for one in element if isinstance(one.tag, str)), key=repr)
        return (element.tag, sorted(element.items()), text if text.strip() else "", below)

    return of(etree.fromstring(content, parser))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_files_come_out_as_they_went_in(path: Path) -> None:
    source = gzip.decompress(path.read_bytes())
    first = rewritten(source)
    assert shape(first) == shape(source)
    assert rewritten(first) == first


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_element_of_the_standard_comes_out_as_it_went_in(path: Path) -> None:
    first = rewritten(path.read_bytes())
    assert shape(first) == shape(path.read_bytes())
    assert rewritten(first) == first


def without_strays(content: bytes) -> bytes:
    """Return a file without elements of others beside its activities: they are not kept."""
    root = etree.fromstring(content)
    for one in list(root):
        if isinstance(one.tag, str) and not one.tag.startswith("iati-"):
            root.remove(one)
    return etree.tostring(root)


@pytest.mark.parametrize("name", PASSING)
def test_official_examples_come_out_as_they_went_in(name: str) -> None:
    source = without_strays(schema_tests()[name])
    first = rewritten(source)
    assert shape(first) == shape(source)
    assert rewritten(first) == first


def test_texts_keep_their_signs_and_lose_what_xml_cannot_hold() -> None:
    words = 'A <b> & "c" \x0b \ud800 \r\n مرحبا'
    part = Activity(
        identifier=Word("X-1"), title=Text((Narrative(words, lang='d"e\n'),)), status=Code("2")
    )
    content = b"".join(write_file("activities", [part]))
    (found,) = Reading(io.BytesIO(content))
    assert isinstance(found, Activity)
    assert found.title is not None
    assert found.title.narratives[0].text == 'A <b> & "c"   \r\n مرحبا'
    assert found.title.narratives[0].lang == 'd"e\n'


def test_values_tell_their_meaning_and_stay_as_written() -> None:
    inside = (
        '<budget><period-start iso-date="2020-01-01Z"/><period-end iso-date="soon"/>'
        '<value value-date="2020-01-01"> 1000.50 </value></budget>'
    )
    (found,) = Reading(file_of(activity(inside)))
    assert isinstance(found, Activity)
    (budget,) = found.budgets
    assert budget.begins is not None
    assert budget.ends is not None
    assert budget.value is not None
    assert str(budget.begins.day) == "2020-01-01"
    assert budget.ends.day is None
    assert str(budget.value.amount) == "1000.50"
    assert budget.value.text == " 1000.50 "


def test_an_organisation_file_gives_organisations() -> None:
    (path,) = [one for one in REAL if "Organization" in one.name]
    (found,) = Reading(path)
    assert isinstance(found, Organisation)
    assert found.key == "XM-DAC-46008"


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
HOSTILE = {
    "entity that grows": (file_of(activity("&c;"), before=BOMB), "document-type"),
    "entity of another file": (
        file_of(activity("&f;"), before='<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
        "document-type",
    ),
    "document type elsewhere": (
        file_of(activity(), before='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'),
        "document-type",
    ),
    "entity nobody declared": (file_of(activity("&nbsp;")), "no-xml"),
    "another document": (io.BytesIO(b"<html><body/></html>"), "no-iati"),
    "nothing": (io.BytesIO(b""), "no-xml"),
    "cut off": (io.BytesIO(file_of(activity()).getvalue()[:-40]), "no-xml"),
    "no text at all": (io.BytesIO(b"PK\x03\x04" + bytes(1000)), "no-xml"),
    "damaged archive": (io.BytesIO(gzip.compress(b"x" * 10_000, mtime=0)[:30]), "packed"),
    "nested without end": (
        file_of(activity("<x:a xmlns:x='y'>" * 5_000 + "</x:a>" * 5_000)),
        "beyond-limits",
    ),
    "one text of 11 MB": (file_of(activity("x" * 11_000_000)), "beyond-limits"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_a_reason(name: str) -> None:
    file, code = HOSTILE[name]
    with pytest.raises(Unreadable) as refused:
        list(Reading(file))
    assert refused.value.code == code
    assert "%(" not in str(refused.value)
    assert "XML_PARSE" not in str(refused.value)


def test_a_packed_file_that_grows_without_end_is_refused() -> None:
    packed = gzip.compress(b"<iati-activities>" + b" " * 30_000_000, mtime=0)
    with pytest.raises(Unreadable, match="larger than 5 MB"):
        list(Reading(io.BytesIO(packed), largest=5_000_000))


def test_an_activity_that_never_ends_is_refused() -> None:
    pieces = (b"<iati-activities><iati-activity>" if n == 0 else b"<t/>" * 9_000 for n in range(99))
    with pytest.raises(Unreadable, match="no activity ends"):
        list(Reading(Endless(pieces), largest_activity=1_000_000))  # type: ignore[arg-type]


def many(count: int) -> Iterator[bytes]:
    yield b'<iati-activities version="2.03">'
    one = activity().encode()
    for _number in range(count):
        yield one
    yield b"</iati-activities>"


@pytest.mark.parametrize("write", [False, True])
def test_memory_stays_flat_from_200_to_2000_activities(write: bool) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        reading = Reading(Endless(many(count)))  # type: ignore[arg-type]
        pieces = write_file("activities", reading) if write else reading  # type: ignore[arg-type]
        assert sum(1 for _one in pieces) == count + (2 if write else 0)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1)
    # Keeping as little as a name of every activity would take more.
    assert peak(2_000) < peak(200) + 40_000


def test_the_large_real_file_has_all_its_activities() -> None:
    assert sum(1 for _one in Reading(CAF)) == 478
