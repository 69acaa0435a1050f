# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang agenda2030`: makes the topic reader's weights anew and measures them."""

from __future__ import annotations

import argparse
import sys

HELP = (
    "Make the weights of the topic reader from the corpus (train), or measure them (evaluate). "
    "Needs the packages of development."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("part", choices=("train", "evaluate"), help="What to do.")
    parser.add_argument(
        "--depth", choices=("quick", "auto", "thorough"), default="auto", help="What to measure."
    )


def run(options: argparse.Namespace) -> int:
    """Train or evaluate and return the exit code."""
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
