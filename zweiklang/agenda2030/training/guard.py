# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the benchmark out of the training text: no line may share eight words in a row with it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from zweiklang.agenda2030.training.corpus import eight_word_sequences


class Leak(ValueError):
    """Training text that stands in the benchmark, with the eight words."""


def benchmark_rows() -> Iterator[dict[str, str]]:
    """Yield id, text, sdg and label of each row; the package is one of development only.

    Raises ModuleNotFoundError, which names what to install.
    """
    spec = find_spec("sdgclassification.benchmark")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            "Install sdgclassification-benchmark, as requirements/dev.txt does."
        )
    path = Path(spec.submodule_search_locations[0]) / "resources" / "benchmark.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def check(texts: Iterable[str]) -> None:
    """Raise Leak if a text shares a sequence of eight words with the benchmark."""
    forbidden = eight_word_sequences({row["text"] for row in benchmark_rows()})
    for text in texts:
        if shared := eight_word_sequences([text]) & forbidden:
            raise Leak(f"“{min(shared)}” stands in the benchmark: {text[:80]}")
