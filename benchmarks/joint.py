# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures joint texts: checking a long history, comparing a long paper. Prints a table.

`.venv/bin/python -m benchmarks.joint`; wanted: 1,000 revisions in 2 s, 50 pages in 150 ms.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.processes import machine_now
from zweiklang.domain.joint import sealing
from zweiklang.domain.joint.differences import compare

OFFICES = {"A": "00000000-0000-4000-8000-00000000000a", "B": "00000000-0000-4000-8000-00000000000b"}
PAGE = 45  # lines of about 70 characters


def history(revisions: int) -> dict[str, Any]:
    """Return an exported text with so many revisions, sealed by two cities."""
    keys = {side: sealing.new_key(f"{side.lower()}-benchmark") for side in OFFICES}
    sealed, previous = [], None
    for number in range(1, revisions + 1):
        document = {
            "format": sealing.FORMAT, "file": "f", "record": "r", "kind": "partnership-text",
            "number": number, "previous": previous, "effect": "change", "public": False,
            "ended": None, "in_force_from": "2026-01-01T12:00:00+00:00", "proposed_by": "A",
            "reason": "", "needed": ["A", "B"],
            "parties": [{"side": side, "office": office} for side, office in OFFICES.items()],
            "consents": [
                {"side": side, "assurance": "countersigned", "at": ""} for side in OFFICES
            ],
            "content": {"purpose": {"original": "en", "texts": {"en": paper(2, number)}}},
        }  # fmt: skip
        text = sealing.canonical(document)
        previous = sealing.digest_of(text)
        seals = [
            {"side": side, "key": public["kid"], "jws": sealing.sign(text, secret)}
            for side, (public, secret) in keys.items()
        ]
        sealed.append((text, seals))
    listed = [{"jwk": keys[side][0], "office": OFFICES[side]} for side in OFFICES]
    return sealing.export(listed, sealed)


def paper(pages: int, version: int = 0) -> str:
    """Return a paper of so many pages; each version differs in one word of every tenth line."""
    lines = []
    for number in range(pages * PAGE // 5):
        changed = version if number % 10 == 0 else 0
        words = (f"word{(number * 31 + place) % 997}" for place in range(50))
        lines.append(f"{number} {changed} " + " ".join(words))
    return "\n".join(lines)


def milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the processor time of some work, the median of several runs."""
    found = []
    for _run in range(times):
        begun = time.process_time()
        work()
        found.append((time.process_time() - begun) * 1000)
    return statistics.median(found)


def main() -> None:
    """Measure and print."""
    exported = history(1000)
    old, new = paper(50).split("\n"), paper(50, 1).split("\n")
    other = [line.replace("word", "term") for line in old]
    rows = [
        (
            "verify 1,000 revisions, two seals each",
            milliseconds(lambda: sealing.verify(exported)),
            2000,
        ),
        (
            "compare 50 pages, every tenth line changed",
            milliseconds(lambda: compare(old, new)),
            150,
        ),
        ("compare 50 pages, every word changed", milliseconds(lambda: compare(old, other)), 150),
    ]
    print(machine_now())
    print("| What | processor time in ms | wanted |\n| --- | ---: | ---: |")
    for what, found, wanted in rows:
        print(f"| {what} | {found:,.0f} | {wanted:,} |")


if __name__ == "__main__":
    main()
