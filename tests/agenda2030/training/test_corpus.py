# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The corpus is what its manifest says, covers every target, and does not touch the benchmark."""

from __future__ import annotations

from collections import Counter

import pytest

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import CODES
from zweiklang.agenda2030.training import corpus, guard, train


def test_corpus_is_what_its_manifest_pins() -> None:
    assert corpus.check_manifest() == []


def test_weights_are_those_the_manifest_names() -> None:
    import json

    kept = json.loads((corpus.DATA / "manifest.json").read_text())
    assert kept["model"] == weights.load().version


@pytest.mark.parametrize("language", ["de", "en", "fr", "es"])
def test_every_target_has_ten_passages_with_every_stance(language: str) -> None:
    lines = [line for line in corpus.passages("municipal") if line.language == language]
    counts = Counter(line.target for line in lines)
    assert not [code for code in CODES if counts[code] < 10]
    stances = {(line.target, line.stance) for line in lines}
    assert not [code for code in CODES for s in ("need", "offer") if (code, s) not in stances]


def test_nothing_is_written_twice() -> None:
    lines = [*corpus.passages("municipal"), *corpus.passages("none"), *corpus.snippets("general")]
    counts = Counter(" ".join(line.text.casefold().split()) for line in lines)
    assert not [text for text, count in counts.items() if count > 1]


def test_development_sets_share_no_line_with_training() -> None:
    learned = corpus.eight_word_sequences(line.text for line in train.training_lines())
    shared = [
        line.text
        for line in train.development_lines()
        if corpus.eight_word_sequences([line.text]) & learned
    ]
    assert shared == []


def test_halves_of_the_development_sets_are_apart() -> None:
    calibration = {line.text for line in train.calibration_lines()}
    assert not calibration & {line.text for line in train.evaluation_lines()}


def test_no_training_text_stands_in_the_benchmark() -> None:
    guard.check(line.text for line in train.training_lines() if line.source != "official")


def test_guard_refuses_eight_words_of_the_benchmark() -> None:
    words = next(guard.benchmark_rows())["text"].split()
    with pytest.raises(guard.Leak):
        guard.check(["Wie berichtet: " + " ".join(words[:12])])
