# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A step of the checks: a command, its time and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent


def program(name: str) -> str:
    """Return the path of a program installed beside this Python."""
    return str(PROGRAMS / name)


@dataclass(frozen=True)
class Step:
    """A named command; `live` shows its output meanwhile, `always_shown` even if all is well."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    live: bool = False
    always_shown: bool = False


@dataclass(frozen=True)
class Result:
    """How a step ended."""

    step: Step
    code: int
    output: str
    seconds: float

    @property
    def mark(self) -> str:
        """Return the step's line of the summary."""
        return f"{'ok    ' if self.code == 0 else 'FAILED'} {self.seconds:6.1f} s  {self.step.name}"


def run_step(step: Step) -> Result:
    """Run one step to its end and return its result; a missing program counts as failed."""
    begun = time.monotonic()
    if step.live:
        print(f"\n-- {step.name}", flush=True)
    try:
        process = subprocess.Popen(
            step.command,
            cwd=ROOT,
            env={**os.environ, **step.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        return Result(step, 127, str(error), time.monotonic() - begun)
    lines = []
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.append(line)
            if step.live:
                print(line, end="", flush=True)
        return Result(step, process.wait(), "".join(lines), time.monotonic() - begun)
    finally:
        if process.poll() is None:  # somebody stopped the checks
            process.terminate()
            process.wait()
