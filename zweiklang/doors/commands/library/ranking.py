# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang rank`: which offers fit a need best, across languages?"""

from __future__ import annotations

import argparse
import sys

from zweiklang.agenda2030.reader.ranking import rank
from zweiklang.doors.commands.library.lines import BadLine, answer, questions

HELP = "Rank offers for each need by how well they fit, across languages."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--jsonl",
        action="store_true",
        required=True,
        help='Read lines {"id", "text", "role": "need" or "offer"} from standard input; write one '
        "line for each need with the offers, best first.",
    )
    parser.add_argument("--most", type=int, default=0, help="Offers in each line (default: all).")


def run(options: argparse.Namespace) -> int:
    """Rank what stands on standard input and return the exit code."""
    try:
        lines = list(questions(("id", "text", "role")))
        for one in lines:
            if one["role"] not in ("need", "offer"):
                raise BadLine(f"{one['id']}: the role is “need” or “offer”, not “{one['role']}”.")
    except BadLine as error:
        print(error, file=sys.stderr)
        return 2
    needs = [one for one in lines if one["role"] == "need"]
    offers = [one for one in lines if one["role"] == "offer"]
    scores = rank([str(n["text"]) for n in needs], [str(o["text"]) for o in offers])
    for need, row in zip(needs, scores, strict=True):
        order = sorted(range(len(offers)), key=lambda place: (-row[place], place))
        best = order[: options.most] if options.most > 0 else order
        found = [{"id": offers[at]["id"], "score": round(float(row[at]), 4)} for at in best]
        answer({"id": need["id"], "offers": found})
    return 0
