# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The corpus is what its manifest says, covers every target, and does not touch the benchmark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import CODES
from zweiklang.agenda2030.training import corpus, guard, train
from zweiklang.agenda2030.training import papers as paper_files
from zweiklang.agenda2030.training.papers import lines_in_context, papers


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


def test_papers_that_measure_share_no_line_with_what_is_learned_or_set() -> None:
    learned = corpus.eight_word_sequences(line.text for line in train.training_lines())
    setting = {line.text for line in lines_in_context(train.calibration_papers())}
    measuring = lines_in_context(train.evaluation_papers())
    shared = [one.text for one in measuring if corpus.eight_word_sequences([one.text]) & learned]
    assert shared == []
    assert not setting & {line.text for line in measuring}
    assert len(measuring) > 300


def test_papers_say_of_every_block_but_headings_what_it_is_about() -> None:
    for part in ("papers", "development-papers"):
        for paper in papers(part):
            kinds = [block.kind for block in paper.document.blocks]
            said = [label is not None for label in paper.labels]
            assert said == [kind != "heading" for kind in kinds], paper.document.name
            assert kinds.count("heading") >= 5


@pytest.mark.parametrize(
    "line",
    [
        "absatz|6.1||need|Das Netz ist undicht.",
        "paragraph|6.1||need|Das Netz | ist undicht.",
        "paragraph|6.9||need|Das Netz ist undicht.",
        "paragraph|6.1||wish|Das Netz ist undicht.",
        "paragraph|6.1||need|",
    ],
)
def test_a_line_of_a_paper_that_cannot_be_read_is_named(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "de-x1.psv").write_text(f"# Titel\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(paper_files, "DATA", tmp_path)
    with pytest.raises(corpus.CorpusError, match=r"papers/de-x1\.psv:2: "):
        papers("papers")


def test_no_training_text_stands_in_the_benchmark() -> None:
    guard.check(line.text for line in train.training_lines() if line.source != "official")


def test_guard_refuses_eight_words_of_the_benchmark() -> None:
    words = next(guard.benchmark_rows())["text"].split()
    with pytest.raises(guard.Leak):
        guard.check(["Wie berichtet: " + " ".join(words[:12])])
