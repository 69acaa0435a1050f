# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of cities, what was read in them, what people say to that and of topics.

What the model reads and what people say are kept apart: `PaperReading` with its passages can be
made anew at any time, `Verdict` is a record with history and is found again by the words of the
passage.
"""

from zweiklang.domain.topics.models.decisions import TopicSuggestion, Verdict
from zweiklang.domain.topics.models.fetching import PaperFetch
from zweiklang.domain.topics.models.papers import Paper
from zweiklang.domain.topics.models.readings import PaperReading, PaperTopic, Passage, Stance
from zweiklang.domain.topics.models.statements import (
    Lesson,
    TopicAnswer,
    TopicProfile,
    TopicQuestion,
)

__all__ = [
    "Lesson",
    "Paper",
    "PaperFetch",
    "PaperReading",
    "PaperTopic",
    "Passage",
    "Stance",
    "TopicAnswer",
    "TopicProfile",
    "TopicQuestion",
    "TopicSuggestion",
    "Verdict",
]
