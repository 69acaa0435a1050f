# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a document in a process of its own, with bounds on its time and memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.reader.records import Block, Document

#: The most time of computing that one document may take (seconds). On a busy machine that takes
#: longer by the clock, so there is a second bound for a process that only waits.
SECONDS = 120
PATIENCE = 5


def read_isolated(path: str | Path, name: str, seconds: int = SECONDS) -> Document:
    """Return the text of a file by blocks, as `read_file`; a crash of the parser harms nobody.

    Raises Unreadable, also if the time is up ("too-slow") or the parser died ("broken").
    """
    command = [sys.executable, "-m", "zweiklang.agenda2030.documents"]
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                [*command, str(path), name, str(seconds)],
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=seconds * PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable("too-slow") from error
        answer.seek(0)
        text = answer.read()
    if done.returncode == -signal.SIGXCPU:
        raise Unreadable("too-slow")
    if done.returncode or not text:
        raise Unreadable("broken")
    found = json.loads(text)
    if "unreadable" in found:
        raise Unreadable(found["unreadable"])
    blocks = tuple(Block(text, page, kind) for text, page, kind in found["blocks"])
    return Document(name, blocks, found["pages"], tuple(found["problems"]))
