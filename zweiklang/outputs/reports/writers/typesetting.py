# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sets documents with Typst, each in a process of its own.

Typst keeps what it worked out for the next time, 300 MB after a report of 300 pages. A process that
ends gives that back, and a document that takes too long is given up without harm to the server.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from zweiklang.outputs.reports.writers.fonts import folders

_PROGRAM = Path(__file__).with_name("typesetter.py")
#: Seconds of a processor; a report of 300 partnerships takes less than ten of them.
LONGEST = 180


class TypesettingError(Exception):
    """A document that cannot be set; the message says why, in the words of Typst."""


def typeset(
    folder: Path,
    main: str,
    form: str,
    *,
    own_fonts: Path | None = None,
    ppi: int = 144,
    timestamp: int = 0,
) -> list[bytes]:
    """Return the files set from a document in a folder: one PDF, or a picture of each page.

    Raises TypesettingError for a document that Typst refuses or that takes too long.
    """
    fonts = [*folders(), *((own_fonts,) if own_fonts and own_fonts.is_dir() else ())]
    job = {
        "folder": str(folder),
        "main": main,
        "format": form,
        "fonts": [str(one) for one in fonts],
        "ppi": float(ppi),
        "timestamp": timestamp,
        "seconds": LONGEST,
    }
    done = subprocess.run(  # noqa: S603 - our own program, nothing of it from outside
        [sys.executable, "-I", str(_PROGRAM)],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TypesettingError(f"Setting took more than {LONGEST} seconds of a processor.")
    if done.returncode:
        raise TypesettingError(done.stderr.strip().rsplit("\n", 1)[-1] or "Typst has ended.")
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise TypesettingError(answer["problem"])
    return [(folder / name).read_bytes() for name in answer["files"]]
