# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of answers on papers, topics of cities and the topic finder."""

from __future__ import annotations

import uuid

from ninja import Schema
from pydantic import Field

from zweiklang.doors.api.values import MaybeDate, Words


class TopicCity(Schema):
    """A city of which one may see papers."""

    key: str
    name: Words
    country: str
    papers: int
    papers_read: int


class TopicPaper(Schema):
    """A paper of a city, from which its topics are read."""

    id: uuid.UUID
    key: str
    title: Words
    kind: str
    dated_on: MaybeDate
    language: str
    unit: str
    pages: int | None
    is_read: bool
    is_public: bool
    shows_wording: bool = Field(description="Whether passages show word for word, once released.")


class TopicPassage(Schema):
    """A passage of a paper and what holds for it: the officer's verdict, else the reading."""

    city: str = Field(description="Key of the city.")
    paper_id: uuid.UUID
    text: str = Field(description="Empty where only the topics of the paper may be shown.")
    page: int | None
    language: str
    target: str
    p: float = Field(description="Calibrated probability that the target is right, 0 to 1.")
    stance: str = Field(description="need, offer, plan, done or other.")


class Topic(Schema):
    """A target in a city's profile with its best passages; a goal where the paper names one."""

    code: str
    strength: float = Field(description="How sure it is that the city does so, 0 to 1.")
    papers: int
    passages: list[TopicPassage]


class TopicProfile(TopicCity):
    """What a city works on, seeks and offers, strongest first."""

    doing: list[Topic]
    need: list[Topic]
    offer: list[Topic]
    named: list[Topic] = Field(description="Goals that the papers name themselves.")


class TopicLine(Schema):
    """One line of the topic finder: a target with one passage of each city."""

    kind: str = Field(description="both, seek-offer, offer-seek, or all for three cities.")
    target: str
    p: float = Field(description="Probability that all passages are about the target.")
    score: float = Field(description="For the order only.")
    similarity: float
    strength: float
    decision: str = Field(description="Of the office asked for; empty if none, or not to be seen.")
    passages: list[TopicPassage] = Field(description="In the order of the cities asked for.")


class TopicLines(Schema):
    """What connects two or three cities, best first."""

    cities: list[str]
    common: list[TopicLine] = Field(description="What all the cities asked for work on.")
    exchange: list[TopicLine] = Field(description="What one of them seeks and another offers.")


class Question(Schema):
    """A topic or a paragraph in any language; it is not kept."""

    text: str = Field(min_length=1, max_length=2000, examples=["Wir sparen Wasser im Haushalt."])


class AlikePassage(TopicPassage):
    """A passage that says something like the text asked for."""

    nearness: float = Field(description="How near in meaning, 0 to 1.")
