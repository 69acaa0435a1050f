# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our texts, codes and shares as parts of IATI."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from decimal import Decimal
from functools import lru_cache

from zweiklang.agenda2030.codes import CodeError, goal_of, kind_of, sort_key
from zweiklang.foundation.texts import TranslatedText
from zweiklang.iati.activity import ActivityDate
from zweiklang.iati.elements import Day, Narrative, Share, Text

#: Vocabularies of tags and of sectors: goals and targets of the 2030 Agenda; OECD DAC.
TAG_GOALS, TAG_TARGETS, SECTOR_GOALS, DAC = "2", "3", "7", "1"
UNSPECIFIED = "99810"


def narratives(text: TranslatedText) -> tuple[Narrative, ...]:
    """Return a text in its languages, the original first; translations that are stale stay away."""
    first, words = text.original, text.texts
    found = [Narrative(words[first], first)] if words.get(first) else []
    for code in sorted(words) if len(words) > 1 else ():
        if code != first and words[code] and not text.is_stale(code):
            found.append(Narrative(words[code], code))
    return tuple(found)


def texts(text: TranslatedText, type: str | None = None) -> Text:
    """Return a text as title, description or comment."""
    return Text(narratives(text), type)


def joined(parts: Sequence[TranslatedText]) -> TranslatedText:
    """Return several texts as one, a paragraph each, in the languages that all of them have."""
    parts = [one for one in parts if one]
    if not parts:
        return TranslatedText()
    common = _common(parts) or [parts[0].original]
    codes = sorted(common, key=lambda code: (code != parts[0].original, code))
    words = {code: "\n".join(one.texts.get(code) or str(one) for one in parts) for code in codes}
    return TranslatedText.of(**words)


def _common(parts: Sequence[TranslatedText]) -> list[str]:
    """Return the languages that all texts have, none of them stale."""
    return [
        code
        for code in parts[0].texts
        if all(one.texts.get(code) and not one.is_stale(code) for one in parts)
    ]


def between(names: Sequence[TranslatedText]) -> TranslatedText:
    """Return the names of cities as a title: "Dortmund – Kumasi", in each of their languages."""
    first = names[0].original if names else ""
    codes = {code for one in names for code in one.texts}
    return TranslatedText.of(
        **{
            code: " – ".join(one.read(code).text for one in names)
            for code in sorted(codes, key=lambda code: (code != first, code))
        }
    )


@lru_cache(10_000)
def day(value: dt.date) -> Day:
    """Return a day; files name the same ones again and again."""
    return Day(value.isoformat())


def number(value: Decimal) -> str:
    """Return a number without empty decimals."""
    return f"{value.normalize():f}" if value else "0"


def begin_and_end(
    begins: dt.date, ends: dt.date | None, today: dt.date, *, is_over: bool
) -> tuple[ActivityDate, ...]:
    """Return the days of an activity: those ahead as planned, the others as they were."""
    found = [ActivityDate("1" if begins > today else "2", begins.isoformat())]
    if ends is not None:
        found.append(ActivityDate("4" if is_over and ends <= today else "3", ends.isoformat()))
    return tuple(found)


def tags(codes: Collection[str]) -> tuple[Share, ...]:
    """Return goals and targets as tags: the goals of all codes, then the targets."""
    known = _known(codes)
    goals = [Share(code, TAG_GOALS) for code in _goals(known)]
    return (*goals, *(Share(code, TAG_TARGETS) for code in known if kind_of(code) == "target"))


def sectors(codes: Collection[str]) -> tuple[Share, ...]:
    """Return the goals as sectors in equal shares; without any, the code for "not specified".

    The standard asks for shares that add up to 100; we know of none, so none weighs more.
    """
    goals = _goals(_known(codes))
    if not goals:
        return (Share(UNSPECIFIED, DAC),)
    shares = equal_shares(len(goals))
    return tuple(
        Share(code, SECTOR_GOALS, percentage=share)
        for code, share in zip(goals, shares, strict=True)
    )


def countries(codes: Sequence[str]) -> tuple[Share, ...]:
    """Return the countries of cities that work together, in equal shares."""
    different = sorted(set(codes))
    shares = equal_shares(len(different))
    return tuple(
        Share(code, percentage=share) for code, share in zip(different, shares, strict=True)
    )


def equal_shares(count: int) -> list[str | None]:
    """Return percentages as equal as two decimals allow that add up to 100; None for one."""
    if count <= 1:
        return [None] * count
    each = (Decimal(100) / count).quantize(Decimal("0.01"))
    return [*[number(each)] * (count - 1), number(100 - each * (count - 1))]


def _known(codes: Collection[str]) -> list[str]:
    found = set()
    for code in codes:
        try:
            kind_of(code)
        except CodeError:
            continue
        found.add(code)
    return sorted(found, key=sort_key)


def _goals(codes: Sequence[str]) -> list[str]:
    return sorted({goal_of(code) for code in codes}, key=sort_key)


def activity_identifier(ref: str, subject: uuid.UUID) -> str:
    """Return the identifier of a city's share of a project or partnership.

    The second part is the same for all cities and belongs to the record, not to an address.
    """
    return f"{ref}-{subject}"
