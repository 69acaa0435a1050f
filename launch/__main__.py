# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m launch run` and `python -m launch test`."""

from __future__ import annotations

import os
import sys

from launch.commands import Problem


def main(words: list[str]) -> int:
    """Return the exit code of the part of the set-up that the first word names."""
    part, rest = words[0], words[1:]
    try:
        if part == "test":
            from launch.for_tests import run_checks

            return run_checks(rest)
        from launch.for_users import start

        return start(rest)
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except OSError as error:
        from launch.commands import explain

        print(f"\n{error}. {explain(str(error))}".rstrip(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main(sys.argv[1:]))
