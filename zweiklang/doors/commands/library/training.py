# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang agenda2030`: makes the topic reader's weights anew, measures and compares them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.reader import Reader
from zweiklang.agenda2030.reader.reader import Depth

HELP = (
    "Make the weights of the topic reader from the corpus (train), measure them (evaluate), or "
    "compare what is read in IATI files with the goals their publishers tagged (agreement). The "
    "first two need the packages of development."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("part", choices=("train", "evaluate", "agreement"), help="What to do.")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="IATI files, packed by gzip or not."
    )
    parser.add_argument(
        "--depth", choices=("quick", "auto", "thorough"), default="auto", help="What to measure."
    )


def run(options: argparse.Namespace) -> int:
    """Train, evaluate or compare and return the exit code."""
    if options.part == "agreement":
        return _agreement(options.files, options.depth)
    try:
        if options.part == "train":
            from zweiklang.agenda2030.training.train import train

            print(f"Written: {train()}")
        else:
            from zweiklang.agenda2030.training.evaluate import evaluate, table

            print(table(evaluate(options.depth)))
    except ModuleNotFoundError as error:
        print(f"{error} Install the packages of development first.", file=sys.stderr)
        return 1
    return 0


def _agreement(files: list[Path], depth: Depth) -> int:
    """Print a row for each file and language; a file that cannot be read is named."""
    from zweiklang.agenda2030.training import agreement

    if not files:
        print("Name the IATI files to compare.", file=sys.stderr)
        return 2
    failed = False
    print(agreement.HEAD)
    for file in files:
        try:
            for row in agreement.compare(file, Reader(depth)):
                print(row.row(), flush=True)
        except Unreadable as error:
            print(f"{file}: {error}", file=sys.stderr)
            failed = True
    return 1 if failed else 0
