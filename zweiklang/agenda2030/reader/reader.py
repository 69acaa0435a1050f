# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads texts and documents: which of the 169 targets does each passage work on, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from zweiklang.agenda2030.framework import goals as all_goals
from zweiklang.agenda2030.reader import cores, weights
from zweiklang.agenda2030.reader.encoder import encode
from zweiklang.agenda2030.reader.encoder import load as load_encoder
from zweiklang.agenda2030.reader.explicit import named_codes
from zweiklang.agenda2030.reader.languages import READ, languages_of
from zweiklang.agenda2030.reader.languages import load as load_detector
from zweiklang.agenda2030.reader.leading import SURE as SURE_BELOW
from zweiklang.agenda2030.reader.leading import stance_below
from zweiklang.agenda2030.reader.passages import Piece, cut
from zweiklang.agenda2030.reader.profiles import CODES
from zweiklang.agenda2030.reader.records import (
    STANCES,
    Block,
    Document,
    Guess,
    Passage,
    Reading,
    Stance,
)
from zweiklang.agenda2030.reader.second import Seen, look_again
from zweiklang.agenda2030.reader.sections import softened, with_neighbours
from zweiklang.agenda2030.reader.seeking import SURE, seeks

Depth = Literal["quick", "auto", "thorough"]
#: Passages encoded at a time: enough to be fast, few enough to bound memory and show progress.
BATCH = 200
GOALS = tuple(goal.code for goal in all_goals())
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece with the language it is in, and whether it stands among others in a paper."""

    piece: Piece
    language: str
    in_paper: bool = False

    @property
    def supported(self) -> bool:
        return self.language in READ


class Reader:
    """Reads texts and documents.

    depth: "quick" uses the fast encoder alone; "thorough" gives each passage that may address
    something a second look by the slower, better one; "auto" (default) gives it to those with most
    to gain, 64 a call or 4 in a hundred. So a passage or a page read alone gives the same with
    "auto" as with "thorough". Making a Reader costs nothing; weights are loaded on first use.
    """

    def __init__(self, depth: Depth = "auto") -> None:
        self.depth = depth

    @property
    def model(self) -> str:
        """The version of the weights."""
        return weights.version()

    def read(self, document: Document | str, progress: Progress | None = None) -> Reading:
        """Return what a document or a text works on, passage by passage.

        Each is read with the heading above it, the sentence that leads to its list, and what its
        neighbours in the section say; a text that is one passage is read alone.

        progress: called with passages done and in all. Raises nothing for any text: an empty one
        has no passages, a language that is not read is named and nothing guessed.
        """
        _get_ready()
        if isinstance(document, str):
            blocks = [Block(" ".join(line.split())) for line in document.split("\n")]
            document = Document("", tuple(blocks))
        pieces = cut(document.blocks)
        languages, main = languages_of([piece.text for piece in pieces])
        parts = [_Part(*pair, len(pieces) > 1) for pair in zip(pieces, languages, strict=True)]
        passages = self._read_parts(parts, progress)
        return Reading(
            document.name, tuple(passages), main, document.pages, self.model, document.problems
        )

    def read_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Passage]:
        """Return one passage for each text, each read alone and as a whole, in the same order."""
        _get_ready()
        languages = [languages_of([text])[1] for text in texts]
        parts = [
            _Part(Piece(text, 0, len(text), None), language)
            for text, language in zip(texts, languages, strict=True)
        ]
        return self._read_parts(parts, progress)

    def _read_parts(self, parts: Sequence[_Part], progress: Progress | None) -> list[Passage]:
        asked = [
            place
            for place, part in enumerate(parts)
            if part.supported and part.piece.text.strip() and not part.piece.heading
        ]
        vectors, said, quick = [], [], []
        for start in range(0, len(asked), BATCH):
            batch = asked[start : start + BATCH]
            with cores.one_thread_each():
                vectors.append(encode([parts[place].piece.asked for place in batch]))
                said.append(_words([parts[place] for place in batch]))
                quick.append(weights.score(weights.load().quick, vectors[-1], said[-1]))
            if progress:
                progress(min(start + BATCH, len(asked)), len(asked))
        if not asked:
            return [_unread(part) for part in parts]
        texts = [parts[place].piece.asked for place in asked]
        seen = Seen(texts, np.concatenate(vectors), np.concatenate(said))
        return _put_together(parts, asked, seen, _joined(quick), self.depth)


@cache
def reader(depth: Depth = "auto") -> Reader:
    """Return the reader of this process."""
    return Reader(depth)


@cache
def _get_ready() -> None:
    """Load what every reading needs, the encoder beside the rest: it takes longest by far."""
    with ThreadPoolExecutor(1) as beside:
        encoder = beside.submit(load_encoder)
        load_detector()
        weights.load()
        encoder.result()


def _words(parts: Sequence[_Part]) -> weights.Array:
    words = weights.load().words
    return words.scores([part.piece.asked for part in parts], [part.language for part in parts])


def _joined(scores: Sequence[weights.Scores]) -> weights.Scores:
    return weights.Scores(
        *(np.concatenate([getattr(one, name) for one in scores]) for name in weights.PARTS)
    )


def _put_together(
    parts: Sequence[_Part],
    asked: Sequence[int],
    seen: Seen,
    scores: weights.Scores,
    depth: Depth,
) -> list[Passage]:
    with cores.one_thread_each():
        deep = look_again(seen, scores, depth)
    if parts[0].in_paper:
        _take_together(scores, deep, [parts[place].piece.section for place in asked])
    rows = {place: row for row, place in enumerate(asked)}
    return [
        _passage(part, seen.vectors[rows[place]], deep[rows[place]], scores, rows[place])
        if place in rows
        else _unread(part)
        for place, part in enumerate(parts)
    ]


def _take_together(scores: weights.Scores, deep: Sequence[bytes], sections: Sequence[int]) -> None:
    """Change the scores of a paper's passages in place to what holds for them among each other."""
    model = weights.load()
    ratios = np.array([(model.deep if one else model.quick).softer for one in deep])
    targets, scores.none[:] = softened(scores.targets, scores.none, ratios)
    scores.targets[:] = with_neighbours(targets, scores.none, sections)


def _passage(
    part: _Part, vector: weights.Array, deep: bytes, scores: weights.Scores, row: int
) -> Passage:
    limits = weights.load().limits("deep" if deep else "quick")
    p_targets, p_goals = scores.targets[row], scores.goals[row]
    none = float(scores.none[row])
    best = np.argsort(-p_targets)[:10]
    guesses = tuple(Guess(CODES[place], float(p_targets[place])) for place in best)
    goal_order = np.argsort(-p_goals)
    goals = tuple(Guess(GOALS[place], float(p_goals[place])) for place in goal_order[:5])
    heard = none < limits["paper_none" if part.in_paper else "none"]
    general = bool(scores.general[row])
    goal_limit = limits["general_goal" if general else "goal"]
    piece = part.piece
    stance, stance_p = _stance(part, scores.stances[row])
    return Passage(
        piece.text,
        piece.start,
        piece.end,
        piece.page,
        part.language,
        none=none,
        targets=guesses,
        goals=goals,
        assigned_targets=tuple(
            guess.code for guess in guesses[:3] if heard and guess.p >= limits["target"]
        ),
        assigned_goals=tuple(
            guess.code for guess in goals if (heard or general) and guess.p >= goal_limit
        ),
        stance=stance,
        stance_p=stance_p,
        explicit=named_codes(piece.text),
        vector=vector.astype(np.float16).tobytes(),
        deep=deep,
        context=piece.context,
    )


def _stance(part: _Part, likely: weights.Array) -> tuple[Stance, float]:
    """Return what a passage does and how sure that is: its own words before those above it."""
    piece = part.piece
    if seeks(piece.text, part.language):
        return "need", SURE
    if below := stance_below(piece.above, piece.lead, part.language):
        return below, SURE_BELOW
    best = int(np.argmax(likely))
    return STANCES[best], float(likely[best])


def _unread(part: _Part) -> Passage:
    """Return a passage of which nothing is said: empty, a heading, or in an unread language."""
    piece = part.piece
    return Passage(
        piece.text,
        piece.start,
        piece.end,
        piece.page,
        part.language,
        supported=part.supported,
        explicit=named_codes(piece.text),
        heading=piece.heading,
    )
