# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One command from the corpus to the weights: `zweiklang agenda2030 train`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.training import corpus, guard, vectors
from zweiklang.agenda2030.training.fit import Sample, fit_heads
from zweiklang.agenda2030.training.papers import Paper, lines_in_context, papers
from zweiklang.agenda2030.training.space import Seen, fit_space
from zweiklang.agenda2030.training.terms import fit_words
from zweiklang.agenda2030.training.thresholds import choose, choose_in_papers

TARGET_FILE = Path(weights.__file__).parents[1] / "data" / weights.FILE


def training_lines() -> list[corpus.Line]:
    """Return everything the heads are fitted on: municipal passages, long and short, those of whole
    papers, lines without a goal, general snippets, official wording.
    """
    none = corpus.passages("none")
    return [
        *corpus.passages("municipal"),
        *corpus.passages("short"),
        *lines_in_context(papers("papers")),
        *none,
        *joined(none),
        *corpus.snippets("general"),
        *corpus.published("un_indicator_metadata"),
        *corpus.published("dpga_goal_evidence"),
        *corpus.official(),
    ]


def joined(lines: Sequence[corpus.Line]) -> list[corpus.Line]:
    """Return each three neighbouring lines of a language as one: formalia fill paragraphs, too."""
    found = []
    for language in dict.fromkeys(line.language for line in lines):
        texts = [line.text for line in lines if line.language == language]
        found += [
            corpus.Line(
                " ".join(texts[start : start + 3]), language, corpus.NONE, (), "other", None, "none"
            )
            for start in range(0, len(texts) - 2, 3)
        ]
    return found


def calibration_lines() -> list[corpus.Line]:
    """Return what sets temperatures and limits: half of the development sets, and abstracts with
    goals given by people.
    """
    ours = [line for line in development_lines() if _half(line.text) == 0]
    return [*ours, *corpus.published("oro_goal_gold")]


def calibration_papers() -> list[Paper]:
    """Return the half of the development papers that sets what holds in whole papers."""
    return [paper for paper in papers("development-papers") if not _measures(paper)]


def evaluation_lines() -> list[corpus.Line]:
    """Return the half of the development lines that only measures."""
    return [line for line in development_lines() if _half(line.text) == 1]


def evaluation_papers() -> list[Paper]:
    """Return the half of the development papers that only measures."""
    return [paper for paper in papers("development-papers") if _measures(paper)]


def development_lines() -> list[corpus.Line]:
    """Return the development sets, by other writers than the training lines."""
    return [*corpus.passages("development"), *corpus.passages("development-none")]


def _half(text: str) -> int:
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] % 2


def _measures(paper: Paper) -> bool:
    """Return whether a development paper only measures: those with an even number in the name."""
    return int(paper.document.name.rpartition("-")[2]) % 2 == 0


def train(say: Callable[[str], None] = print) -> Path:
    """Fit, calibrate and write the weights and the manifest; return the path of the weights.

    Raises CorpusError for a line that cannot be read and `guard.Leak` for one that stands in the
    benchmark.
    """
    guard.check(line.text for line in training_lines() if line.source not in ("official", "titles"))
    guard.check(one.text for one in corpus.groups())
    lines, held_out = training_lines(), calibration_lines()
    in_papers = lines_in_context(calibration_papers())
    say(f"{len(lines)} lines to learn from, {len(held_out) + len(in_papers)} to calibrate on.")
    parts = (lines, held_out, in_papers)
    quick, second = zip(
        *(vectors.both([line.text for line in part]) for part in parts), strict=True
    )
    say("Vectors are ready; fitting.")
    arrays = {f"words.{name}": value for name, value in fit_words(lines).items()}
    words = weights.words_from(arrays)
    said = [words.scores([x.text for x in part], [x.language for x in part]) for part in parts]
    both = [np.hstack(pair) for pair in zip(quick, second, strict=True)]
    for depth, seen in (("quick", quick), ("deep", both)):
        samples = [Sample(*one) for one in zip(parts, seen, said, strict=True)]
        fitted = fit_heads(*samples)
        # Half precision changes probabilities in the fourth digit and halves the file.
        small = ("targets", "goals", "stances")
        arrays |= {
            f"{depth}.{name}": value.astype(np.float16) if name in small else value
            for name, value in fitted.items()
        }
        arrays |= _space_arrays(depth, lines, seen[0])
        say(f"{depth}: fitted.")
    arrays["version"] = np.array("")
    model = weights.from_arrays(arrays)
    arrays |= choose(model, held_out, quick[1], second[1])
    arrays |= choose_in_papers(weights.from_arrays(arrays), in_papers, quick[2], second[2])
    arrays["version"] = np.array(_version(arrays))
    _write(arrays)
    return TARGET_FILE


def _space_arrays(
    depth: str, lines: list[corpus.Line], vectors_seen: npt.NDArray[np.float32]
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of the space of meaning of one depth, by their names in the file."""
    rows = [row for row, line in enumerate(lines) if line.stance and line.target != corpus.NONE]
    problems = corpus.groups()
    quick, second = vectors.both([one.text for one in problems])
    seen = Seen(
        [lines[row] for row in rows],
        vectors_seen[rows],
        problems,
        quick if depth == "quick" else np.hstack([quick, second]),
    )
    return {f"{depth}.space.{name}": value for name, value in fit_space(seen).items()}


def _version(arrays: dict[str, npt.NDArray[np.generic]]) -> str:
    """Return a name for the weights that changes with any number in them."""
    digest = hashlib.blake2b(digest_size=4)
    for name in sorted(arrays):
        digest.update(name.encode() + arrays[name].tobytes())
    return f"1-{digest.hexdigest()}"


def _write(arrays: dict[str, npt.NDArray[np.generic]]) -> None:
    np.savez_compressed(TARGET_FILE, **arrays)  # type: ignore[arg-type]  # numpy's types know no names here
    content = {
        "seed": 2030,
        "model": str(arrays["version"]),
        "licence": "CC0-1.0",
        "files": corpus.manifest(),
    }
    text = json.dumps(content, indent=1, sort_keys=True) + "\n"
    (corpus.DATA / "manifest.json").write_text(text, encoding="utf-8")
