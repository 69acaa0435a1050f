# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reader takes and gives: plain frozen values that can be kept, compared and sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Stance = Literal["need", "offer", "plan", "done", "other"]
STANCES: tuple[Stance, ...] = ("need", "offer", "plan", "done", "other")
BlockKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A structural unit of a document: heading, paragraph, list item or table row.

    text: without line breaks inside. page: counted from 1, None where the format has no pages.
    """

    text: str
    page: int | None = None
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text by blocks, as extraction gives it.

    name: file name or title. pages: number of pages, None where the format has none.
    problems: what could not be read, each a sentence that says what to do.
    """

    name: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, blocks parted by a line break; offsets of passages count in it."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Guess:
    """A target or goal with the probability that a passage works on it (0 to 1, calibrated)."""

    code: str
    p: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a passage that speak for its first target.

    start, end: characters inside the passage's text. weight: share of the decision, 0 to 1.
    """

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences of a block and what they are about.

    start, end: characters in the document's text. page: from 1, or None. language: ISO 639-1 code,
    "" if it could not be told. supported: whether the reader reads that language; if not, nothing
    is guessed. none: probability that no target is addressed. targets: best first, at most ten.
    goals: best first; only those above the threshold are in `assigned_goals`. explicit: codes of
    goals and targets the passage names itself ("SDG 6"): statements of its author.
    vector: unit vector of the meaning, 512 numbers as float16 bytes; b"" if not supported.
    deep: the same by the slower encoder, 384 numbers; b"" if the passage had no second look.
    heading: whether it is a heading: part of the document's order and no statement, so nothing is
    guessed from it; a goal that it names counts. context: what it was read with: the heading above
    and the sentence that leads to a list, "" if there is none.
    """

    text: str
    start: int
    end: int
    page: int | None = None
    language: str = ""
    supported: bool = True
    none: float = 1.0
    targets: tuple[Guess, ...] = ()
    goals: tuple[Guess, ...] = ()
    assigned_targets: tuple[str, ...] = ()
    assigned_goals: tuple[str, ...] = ()
    stance: Stance = "other"
    stance_p: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    explicit: tuple[str, ...] = ()
    vector: bytes = field(default=b"", repr=False)
    deep: bytes = field(default=b"", repr=False)
    heading: bool = False
    context: str = ""

    @property
    def silent(self) -> bool:
        """Whether the reader assigns nothing: no target is sure enough."""
        return not self.assigned_targets and not self.assigned_goals

    def as_dict(self) -> dict[str, Any]:
        """Return the passage as JSON values, without the vector; probabilities by four digits."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "language": self.language,
            "supported": self.supported,
            "heading": self.heading,
            "context": self.context,
            "none": round(self.none, 4),
            "targets": [{"code": one.code, "p": round(one.p, 4)} for one in self.targets],
            "goals": [{"code": one.code, "p": round(one.p, 4)} for one in self.goals],
            "assigned_targets": list(self.assigned_targets),
            "assigned_goals": list(self.assigned_goals),
            "stance": self.stance,
            "stance_p": round(self.stance_p, 4),
            "evidence": [
                {"start": one.start, "end": one.end, "weight": round(one.weight, 3)}
                for one in self.evidence
            ],
            "explicit": list(self.explicit),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader found in one document.

    name: of the document. language: of most of its text, "" if unknown. model: version of the
    weights. passages: in the order of the text. problems: what was not read, and why.
    """

    name: str
    passages: tuple[Passage, ...]
    language: str = ""
    pages: int | None = None
    model: str = ""
    problems: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the reading as JSON values."""
        return {
            "name": self.name,
            "language": self.language,
            "pages": self.pages,
            "model": self.model,
            "problems": list(self.problems),
            "passages": [passage.as_dict() for passage in self.passages],
        }
