# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: papers with their state, profiles of cities, lines of the topic finder."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zweiklang.agenda2030.reader.matching import fitting, is_row
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class PaperRecord:
    """A paper and how far it has been read.

    problem: key of the reader's reasons, "" if none. is_read: whether it has passages, perhaps of
    an earlier reading. model: version of the reader by which they were read, "" if there are none.
    """

    id: uuid.UUID
    office_id: uuid.UUID | None
    key: str
    place_id: uuid.UUID
    title: TranslatedText
    kind: str
    kind_label: str
    dated_on: PartialDate | None
    language: str
    unit: str
    state: str
    done: int
    total: int
    pages: int | None
    problem: str
    is_read: bool
    model: str
    is_public: bool
    is_demonstration: bool
    shows_wording: bool


@dataclass(frozen=True, kw_only=True)
class PassageRecord:
    """A passage as it holds: the model's reading, or the officer's verdict.

    p: of the target it is shown for. stance_p: of the stance, 1 where an officer said it. verdict:
    decision of an officer, "" if none. text and context (heading and lead-in it was read with) are
    "" where only topics may be shown. evidence: by target, as far as it has been worked out.
    """

    id: int
    reading_id: int
    position: int
    paper: PaperRecord
    text: str
    page: int | None
    language: str
    code: str
    p: float
    stance: str
    stance_p: float
    stance_label: str
    verdict: str
    fingerprint: str
    context: str = ""
    verdict_id: uuid.UUID | None = None
    evidence: Mapping[str, Sequence[Sequence[float]]] = field(default_factory=dict)
    explicit: tuple[str, ...] = ()
    other_targets: tuple[tuple[str, float], ...] = ()

    @property
    def is_readable(self) -> bool:
        """Return whether people outside can read it: no bare row of a table, unless an officer
        has said that it is right.
        """
        return bool(self.verdict) or not is_row(self.text)


@dataclass(frozen=True, kw_only=True)
class TopicRecord:
    """A target in a city's profile with its best passages.

    strength: 0 to 1. papers: how many name it.
    """

    code: str
    strength: float
    papers: int
    passages: tuple[PassageRecord, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class ProfileRecord:
    """What a city works on, seeks and offers, strongest first.

    named: goals that its papers name themselves, with the passages that do.
    """

    place_id: uuid.UUID
    papers: int
    doing: tuple[TopicRecord, ...]
    need: tuple[TopicRecord, ...]
    offer: tuple[TopicRecord, ...]
    named: tuple[TopicRecord, ...] = ()

    @property
    def goals(self) -> dict[int, float]:
        """Return for each goal with something done the strength of its strongest target."""
        found: dict[int, float] = {}
        for topic in self.doing:
            goal = int(topic.code.partition(".")[0])
            found[goal] = max(found.get(goal, 0.0), topic.strength)
        return found


@dataclass(frozen=True, kw_only=True)
class LineRecord:
    """A line of the topic finder: one passage of each city for one target.

    kind: both, seek-offer, offer-seek, all; with all, third is the passage of the third city.
    decision: of the office, "" if none yet; decision_id: of its record; proposed_as: the
    common topic it was proposed as. similarity, strength: parts of the score.
    """

    kind: str
    code: str
    first: PassageRecord
    second: PassageRecord
    score: float
    similarity: float
    strength: float
    decision: str = ""
    reason: str = ""
    decision_id: uuid.UUID | None = None
    proposed_as: uuid.UUID | None = None
    third: PassageRecord | None = None

    @property
    def passages(self) -> tuple[PassageRecord, ...]:
        """Return the passages, one of each city, in the order of the cities."""
        return (self.first, self.second, *([self.third] if self.third else []))

    @property
    def p(self) -> float:
        """Return how probable it is that the target fits all passages."""
        return fitting(self.similarity, [passage.p for passage in self.passages])
