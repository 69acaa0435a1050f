# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A frozen content reads back as it was, and the same facts give the same bytes."""

from __future__ import annotations

import datetime as dt
import string
import uuid
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.freezing import (
    UnknownFormat,
    content_from,
    frozen,
    plain,
    restored,
)
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

WORDS = st.text(string.ascii_letters + " äß<&>=+@\u202e\u0627", max_size=12)
TEXTS = st.builds(lambda de, en: TranslatedText.of(de=de, en=en), WORDS, WORDS).map(
    lambda text: text if text else TranslatedText()
)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))
st.register_type_strategy(TranslatedText, TEXTS)
st.register_type_strategy(
    PartialDate,
    st.one_of(
        DAYS.map(PartialDate.of),
        st.builds(PartialDate, st.integers(1950, 2050), st.integers(1, 12)),
        st.builds(PartialDate, st.integers(1950, 2050)),
    ),
)
st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, st.integers(0, 10**12))
st.register_type_strategy(float, st.floats(-180, 180).map(lambda number: round(number, 5) + 0.0))
st.register_type_strategy(
    Decimal, st.decimals(-(10**9), 10**9, places=4).map(lambda one: one.normalize() + 0)
)
ENTRIES = [
    getattr(records, name)
    for name in records.__all__
    if name not in ("FORMAT", "Content", "PartnershipEntry", "JointTextEntry")
]


@pytest.mark.parametrize("shape", ENTRIES, ids=lambda shape: shape.__name__)
@given(data=st.data())
@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
def test_every_entry_reads_back_as_it_was(shape: type, data: st.DataObject) -> None:
    entry = data.draw(st.from_type(shape))
    assert restored(shape, plain(entry)) == entry


def some_content() -> records.Content:
    city = records.CityEntry(
        id=uuid.UUID(int=1),
        key="dura",
        name=TranslatedText.of(en="Dura"),
        country="PS",
        latitude=0.0,
        longitude=35.1,
    )
    office = records.OfficeEntry(
        id=uuid.UUID(int=2), key="dortmund", name=TranslatedText(), city=city
    )
    selection = records.Selection(
        partnerships=(), begins=dt.date(2023, 1, 1), ends=dt.date(2023, 12, 31),
        known_on=dt.date(2023, 10, 26),
    )  # fmt: skip
    return records.Content(
        format=records.FORMAT, selection=selection, office=office, partnerships=()
    )


def test_content_reads_back_and_the_same_facts_give_the_same_bytes() -> None:
    text, digest = frozen(some_content())
    again = content_from(text)
    assert again == some_content()
    assert frozen(again) == (text, digest)
    assert again.office.city.latitude == 0.0


def test_joint_text_keeps_its_document_as_it_was_sealed() -> None:
    content = {"title": {"original": "de", "texts": {"de": "a"}}, "empty": "", "rows": [{"n": "0"}]}
    entry = records.JointTextEntry(
        slug="minutes", id=uuid.UUID(int=3), title=TranslatedText.of(de="a"), sides="AB",
        since=dt.date(2024, 1, 1), revision=1, digest="f" * 64, assurance="declared",
        content=content,
    )  # fmt: skip
    assert restored(records.JointTextEntry, plain(entry)) == entry


def test_content_of_another_format_is_refused() -> None:
    text, _digest = frozen(some_content())
    with pytest.raises(UnknownFormat):
        content_from(text.replace(records.FORMAT, "zweiklang-snapshot/9"))
