# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one document in a process of its own: whatever a file does to it, the caller lives on.

`python -m zweiklang.agenda2030.documents FILE NAME SECONDS` writes the document as one line of
JSON to standard output. Its memory and its time of computing are bounded here, see `isolated`.
"""

from __future__ import annotations

import json
import resource
import sys

from zweiklang.agenda2030.documents import Unreadable, read_bytes
from zweiklang.agenda2030.documents.limits import LARGEST_FILE

#: The most memory that reading one document may take (bytes).
MEMORY = 1_500 * 1024 * 1024


def main(path: str, name: str, seconds: int) -> int:
    """Print the document or the reason it is unreadable; return the exit code.

    After so many seconds of computing the system ends the process.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with open(path, "rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        document = read_bytes(content, name)
    except Unreadable as error:
        json.dump({"unreadable": error.reason}, sys.stdout)
        return 0
    except OSError:
        json.dump({"unreadable": "missing"}, sys.stdout)
        return 0
    except MemoryError:
        json.dump({"unreadable": "bomb"}, sys.stdout)
        return 0
    json.dump(
        {
            "pages": document.pages,
            "problems": document.problems,
            "blocks": [(block.text, block.page, block.kind) for block in document.blocks],
        },
        sys.stdout,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
