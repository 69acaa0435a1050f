# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON lines in and out: one object a line, the answers in the order of the questions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
#: A line longer than this is no passage (characters).
LONGEST = 1_000_000


class BadLine(ValueError):
    """A line that cannot be used: its number and what is wrong."""


def questions(needed: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of standard input; empty lines are passed over.

    Raises BadLine for a line that is no object or lacks one of the keys needed.
    """
    wanted = list(needed)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a stream where the command runs
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        if len(line) > LONGEST:
            raise BadLine(f"Line {number} is longer than a million characters. Split the text.")
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadLine(f"Line {number} is no JSON: {error}") from error
        if not isinstance(found, dict) or not all(key in found for key in wanted):
            names = ", ".join(f"“{key}”" for key in wanted)
            raise BadLine(f"Line {number} must be an object with {names}.")
        yield found


def answer(value: Any) -> None:
    """Write one object as a line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the values in lists of at most `size`."""
    waiting = iter(values)
    while batch := list(islice(waiting, size)):
        yield batch
