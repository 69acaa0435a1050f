# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far the goals read in activities of IATI files agree with their publishers' own tags.

Tags are no truth: some publishers tag all they do alike. So this says how the reader fares on
texts that nobody wrote for it, not how good it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from zweiklang.agenda2030.reader import Block, Document, Reader
from zweiklang.agenda2030.training.iati import activities

HEAD = (
    "| file | language | activities | with tags | something read | precision | recall | "
    "first goal agrees |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass
class Agreement:
    """Counts over the activities of one file that have a text in one language.

    tagged: activities with goal tags; the further counts are of these alone. said, meant, shared:
    goals read, tagged, and both. first: activities whose strongest goal read is among the tags.
    """

    file: str
    language: str
    activities: int = 0
    tagged: int = 0
    read: int = 0
    said: int = 0
    meant: int = 0
    shared: int = 0
    first: int = 0

    def add(self, goals: list[str], tags: frozenset[str]) -> None:
        """Count an activity. goals: those read, the strongest first."""
        self.activities += 1
        if not tags:
            return
        self.tagged += 1
        self.read += bool(goals)
        self.said += len(goals)
        self.meant += len(tags)
        self.shared += len(tags.intersection(goals))
        self.first += bool(goals) and goals[0] in tags

    def row(self) -> str:
        """Return the counts as a row of a Markdown table; a dash where nothing can be compared."""
        shares = [(self.shared, self.said), (self.shared, self.meant), (self.first, self.read)]
        shown = [f"{part / whole:.2f}" if whole else "–" for part, whole in shares]
        cells = [self.file, self.language or "?", self.activities, self.tagged, self.read, *shown]
        return "| " + " | ".join(map(str, cells)) + " |"


def compare(path: Path, reader: Reader) -> list[Agreement]:
    """Return how the goals read in a file agree with its tags, for each language of its texts.

    Raises Unreadable.
    """
    rows: dict[str, Agreement] = {}
    for activity in activities(path):
        for language, texts in activity.texts.items():
            row = rows.setdefault(language, Agreement(path.name, language))
            row.add(goals_read(reader, texts) if activity.goals else [], activity.goals)
    return sorted(rows.values(), key=lambda one: (-one.activities, one.language))


def goals_read(reader: Reader, texts: tuple[str, ...]) -> list[str]:
    """Return the goals that the passages of an activity are assigned, the strongest first."""
    title, *others = texts
    blocks = (Block(title, kind="heading"), *(Block(text) for text in others))
    strengths: defaultdict[str, float] = defaultdict(float)
    for passage in reader.read(Document("", blocks)).passages:
        sure = {guess.code: guess.p for guess in passage.goals}
        for goal in passage.assigned_goals:
            strengths[goal] = max(strengths[goal], sure.get(goal, 0.0))
    return sorted(strengths, key=lambda goal: (-strengths[goal], int(goal)))
