# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures the topic reader: `python -m benchmarks.topics` prints a table in Markdown.

Each part runs in a process of its own, so start-up and memory are those of a user's first call.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.processes import machine_now

SENTENCES = 2_000


def sentences(count: int) -> list[str]:
    """Return German sentences of the corpus, repeated with a number if there are too few."""
    from zweiklang.agenda2030.training import corpus

    lines = [*corpus.passages("municipal"), *corpus.passages("none")]
    found = [line.text for line in lines if line.language == "de"]
    return [f"{found[n % len(found)]} ({n})" for n in range(count)]


def ready() -> dict[str, float]:
    """Return seconds from the start of the interpreter's work to the first answer."""
    start = time.perf_counter()
    from zweiklang.agenda2030.reader import Reader

    Reader("quick").read_passages(["Die Stadt saniert die Kläranlage."])
    return {"seconds": time.perf_counter() - start, **memory()}


def speed(depth: str) -> dict[str, float]:
    """Return sentences a second, wall clock and processor time of one core."""
    from zweiklang.agenda2030.reader import Reader

    reader = Reader(depth)  # type: ignore[arg-type]  # a depth, checked by the parser
    texts = sentences(SENTENCES if depth != "thorough" else 200)
    reader.read_passages(texts[:3])
    wall, processor = time.perf_counter(), time.process_time()
    reader.read_passages(texts)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return {"per_second": len(texts) / wall, "per_core": len(texts) / processor, **memory()}


def paper() -> dict[str, float]:
    """Return seconds from a PDF of 100 pages to its topics."""
    from tests.agenda2030.documents.making import pdf
    from zweiklang.agenda2030.documents.isolated import read_isolated
    from zweiklang.agenda2030.reader import Profile, Reader

    texts = sentences(1_500)
    pages = []
    for page in range(100):
        words = " ".join(texts[page * 15 : page * 15 + 15]).split()
        lines = [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]
        pages.append([line.encode("cp1252", "replace").decode("cp1252") for line in lines])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf(pages))
        start = time.perf_counter()
        document = read_isolated(file, "paper.pdf")
        extracted = time.perf_counter() - start
        reading = Reader().read(document)
        topics = Profile.from_readings([reading]).topics("doing")
    return {
        "seconds": time.perf_counter() - start,
        "extraction": extracted,
        "passages": len(reading.passages),
        "topics": len(topics),
        **memory(),
    }


def cities(count: int) -> dict[str, float]:
    """Return milliseconds to find the cities that fit one among many."""
    import numpy as np

    from zweiklang.agenda2030.reader import Profile
    from zweiklang.agenda2030.reader.index import ProfileIndex

    chance = np.random.default_rng(2030)
    strengths = chance.random((count, 3, 169), np.float32) ** 6
    index = ProfileIndex([Profile(str(n), strengths[n]) for n in range(count)])
    times = []
    for n in range(9):
        start = time.perf_counter()
        index.fitting(Profile("ours", strengths[n]))
        times.append(time.perf_counter() - start)
    return {"milliseconds": 1000 * sorted(times)[len(times) // 2], **memory()}


def memory() -> dict[str, float]:
    """Return the most memory this process has had, in MB."""
    import resource

    return {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "ready for the first answer": ready,
    "quick": lambda: speed("quick"),
    "auto (default)": lambda: speed("auto"),
    "thorough": lambda: speed("thorough"),
    "PDF of 100 pages to topics": paper,
    "one city among 1,000": lambda: cities(1_000),
    "one city among 10,000": lambda: cities(10_000),
    "one city among 100,000": lambda: cities(100_000),
}


def main() -> None:
    """Measure every part in a process of its own and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.topics", description=__doc__)
    parser.add_argument("--part", help="measure one part in this process and print JSON")
    options = parser.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part]()))
        return
    print(machine_now())
    print("| what | figures |\n| --- | --- |")
    for name in PARTS:
        words = [sys.executable, "-m", "benchmarks.topics", "--part", name]
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
        figures = json.loads(done.stdout.strip().rsplit("\n", 1)[-1])
        shown = ", ".join(f"{key} {value:,.1f}" for key, value in figures.items())
        print(f"| {name} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
