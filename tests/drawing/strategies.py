# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores of any size and with any text."""

import calendar
import os

from hypothesis import Phase as Stage
from hypothesis import settings
from hypothesis import strategies as st

from tests.drawing.words import A, B, C
from zweiklang.drawing.score import (
    Agreement,
    Entry,
    Line,
    Phase,
    PhaseKind,
    PhaseState,
    ScoreData,
    Side,
    When,
)

# Each step of shrinking lays out a whole score, which takes minutes; DRAWING_SHRINK=1 asks for it.
_STAGES = [Stage.explicit, Stage.generate]
if os.environ.get("DRAWING_SHRINK"):
    _STAGES = list(Stage)


def examples(count):
    """Return settings for so many examples, the same ones in every run."""
    count *= int(os.environ.get("DRAWING_EXAMPLES", "1"))
    return settings(
        max_examples=count, deadline=None, derandomize=True, database=None, phases=_STAGES
    )


AWKWARD = [
    "<b>&\"'</b>",
    "مدينة دورا",
    "😀🏙️👩‍👩‍👧",
    "x" * 120,
    "Städtepartnerschaft " * 6,
    "\x00\x1b a\n\tb",
    "北京市",
]
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            ["Delegation", "nach", "Kumasi", "mit", "Feuerwehr", "zum", "Fachaustausch", "Abfall"]
        ),
        min_size=1,
        max_size=14,
    ).map(" ".join),
)


@st.composite
def whens(draw, first, last):
    year = draw(st.integers(first, last))
    precision = draw(st.integers(0, 2))
    if precision == 0:
        return When(year)
    month = draw(st.integers(1, 12))
    if precision == 1:
        return When(year, month)
    return When(year, month, draw(st.integers(1, calendar.monthrange(year, month)[1])))


@st.composite
def scores(draw, max_entries=40, cities=None):
    first = draw(st.sampled_from([1960, 1999, 2011, 2022, 2025]))
    count = cities or draw(st.sampled_from([2, 2, 3]))
    tones = (A, B, C)[:count]
    sides = tuple(Side(tone, draw(texts)) for tone in tones)
    groups = [(A,), (B,), (A, B)] + ([(C,), (A, B, C), (B, C), (A, C)] if count == 3 else [])
    size = draw(st.integers(0, max_entries))
    entries = tuple(
        Entry(
            f"e{i}",
            draw(whens(first, draw(st.sampled_from([2025, 2025, 2027])))),
            draw(st.sampled_from(groups)),
            draw(st.sampled_from(list(Line))),
            draw(texts),
            planned=draw(st.booleans()),
            href=draw(st.sampled_from([None, f"#e{i}"])),
            end=draw(st.sampled_from([None, None, When(2023, 5), When(2026), When(2030, 1, 1)])),
        )
        for i in range(size)
    )
    return ScoreData(sides, entries, _phases(draw, first), _agreements(draw, first))


def _phases(draw, first):
    phases = []
    year = first
    for _ in range(draw(st.integers(0, 3))):
        end = min(year + draw(st.integers(0, 20)), 2025)
        phases.append(
            Phase(
                draw(st.sampled_from(list(PhaseKind))),
                When(year),
                draw(texts),
                draw(st.sampled_from([None, When(end)])),
                draw(st.sampled_from(list(PhaseState))),
                draw(texts),
            )
        )
        year = min(end + 1, 2025)
    return tuple(phases)


def _agreements(draw, first):
    deals = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(whens(first, 2025))
        last = draw(st.sampled_from([None, 0, 1, 5, 40]))
        end = None if last is None else When(start.year + last, 12, 31)
        deals.append(Agreement(draw(texts), start, end))
    return tuple(deals)
