# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program that `typesetting` runs: sets one document with Typst and ends.

Reads a job as JSON from its standard input, writes files into the folder of the document, prints
their names or what is wrong as JSON.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import typst


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Return the names of the written files, or the message of Typst."""
    # A busy machine shall not count: the limit is on work, not on waiting.
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"] + 5))
    folder = Path(job["folder"])
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=job["fonts"]
    )
    try:
        made: Any = typst.compile(
            folder / job["main"],
            root=folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            format=job["format"],
            ppi=job["ppi"],
            pdf_standards=["ua-1"] if job["format"] == "pdf" else [],
            timestamp=job["timestamp"],
        )
    except typst.TypstError as error:
        return {"problem": error.diagnostic or error.message}
    pages = made if isinstance(made, list) else [made]
    names = [f"set-{number}.{job['format']}" for number, _ in enumerate(pages, 1)]
    for name, page in zip(names, pages, strict=True):
        (folder / name).write_bytes(page)
    return {"files": names}


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
