# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""No page, list or file tells a limited member what the office keeps about other partnerships."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from tests.domain.people.test_scope import Surroundings, surround
from tests.factories import SYSTEM, add_member, add_partnership, add_place, day
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.workspace.urls import urlpatterns
from zweiklang.foundation.records import record_types
from zweiklang.foundation.search.index import reindex
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

#: What every planted text says.
PLANTED = "Einhorn"
#: What the parts of addresses stand for; kinds and records have their own.
PLAIN: dict[str, list[Any]] = {
    "office": ["dortmund"],
    "place": ["dura", "dortmund"],
    "form": ["csv", "xlsx"],
    "kind": ["council-status", "partnership-text"],
    "name": ["markdown"],
    "side": ["A"],
    "code": ["x"],
    "member_id": [1],
}


@pytest.fixture
def elsewhere(dortmund: Office) -> Surroundings:
    """The public partnership with Dura, below it an internal record of every kind."""
    here = surround(dortmund, add_place("dura", "PS"))
    for model in record_types().values():
        here.known[model] = here.make(model)
    for one in (here.partnership, *here.partnership.parties.all()):
        release_record(SYSTEM, one)
    plant_duty(here.partnership)
    reindex()
    return here


def plant_duty(partnership: Partnership) -> None:
    """Enter what is long due for a partnership."""
    due = Deadline(
        office=partnership.office, key="due", partnership=partnership, due_on=day("2020-01-01"),
        task=TranslatedText.of(de=PLANTED),
    )  # fmt: skip
    save_record(SYSTEM, due)


@pytest.fixture
def limited(dortmund: Office) -> User:
    """A company that works on the partnership with Accra only."""
    near = add_partnership(dortmund, add_place("accra", "GH"))
    return add_member(dortmund, "edg", "contributor", only=(near,))


def addresses(elsewhere: Surroundings) -> Iterator[str]:
    """Every address of the workspace that could lead to the planted records."""
    ids = {model.slug: elsewhere.known[model].pk for model in record_types().values()}
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        names = sorted({*pattern.pattern.converters, *pattern.pattern.regex.groupindex})
        kinds = ids if "slug" in names else {"": None}
        for slug, pk in kinds.items():
            given = {**PLAIN, "slug": [slug], "key": [elsewhere.partnership.key]}
            given["file_id"] = [elsewhere.known[JointFile].pk]
            record_ids = [pk] if pk else list(ids.values())
            for values in product(*(given.get(name, record_ids) for name in names)):
                kwargs = dict(zip(names, values, strict=True))
                yield reverse(f"workspace:{pattern.name}", kwargs=kwargs)


def told(client: Client, address: str) -> Iterator[tuple[str, str]]:
    """What is read at an address, and in each list that can be taken away there."""
    answer = client.get(address)
    text = _text(answer)
    yield address, text
    if answer.status_code == 200 and "html" in answer["Content-Type"]:
        for link in set(re.findall(r'href="(\?[^"]*table=[^"]*csv)"', text)):
            yield address + html.unescape(link), _text(client.get(address + html.unescape(link)))


def _text(answer: Any) -> str:
    """Return what an answer says; of a packed file each part."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return str(content.decode(errors="ignore"))


def test_a_planted_duty_shows_to_a_member_without_limits(dortmund: Office, at_desk: Client) -> None:
    plant_duty(add_partnership(dortmund, add_place("dura", "PS")))
    said = dict(told(at_desk, "/de/workspace/dortmund/partnerships/dura/"))
    assert len(said) > 1
    assert all(PLANTED in text for text in said.values())


def test_no_page_list_or_file_shows_what_is_kept_about_other_partnerships(
    elsewhere: Surroundings, limited: User, signed_in: Any
) -> None:
    client = signed_in(limited)
    leaks = {
        where
        for address in addresses(elsewhere)
        for where, text in told(client, address)
        if PLANTED in text
    }
    assert leaks == set()
