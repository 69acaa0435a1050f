# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang read`: which targets of the 2030 Agenda do texts work on?"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from zweiklang.agenda2030.reader import Passage, Reader, Reading
from zweiklang.agenda2030.texts import short_title
from zweiklang.doors.commands.library.files import documents
from zweiklang.doors.commands.library.lines import BadLine, answer, batches, questions

HELP = (
    "Name the goals and targets of the 2030 Agenda that each passage of a text works on. Needs no "
    "database; nothing leaves this machine."
)
#: Lines that are read together: those with most to gain get a second look.
BATCH = 2_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="PDF, DOCX, ODT, HTML, Markdown, text, XLSX, ODS; a folder with all its files.",
    )
    parser.add_argument("--json", action="store_true", help="Print everything as JSON.")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='Read lines {"id", "text"} from standard input, write one line for each.',
    )
    parser.add_argument(
        "--depth",
        choices=("quick", "auto", "thorough"),
        default="auto",
        help="quick: fast encoder alone; thorough: second look at every passage; "
        "auto: second look where it has most to gain (default).",
    )
    parser.add_argument(
        "--language", choices=("de", "en"), default="en", help="Language of the short titles."
    )


def run(options: argparse.Namespace) -> int:
    """Read what the options name and return the exit code: 1 if a file could not be read."""
    reader = Reader(options.depth)
    if options.jsonl:
        return _lines(reader)
    if not options.files:
        print("Name files to read, or use --jsonl. See zweiklang read --help.", file=sys.stderr)
        return 2
    failed: list[str] = []
    readings = (reader.read(document) for document in documents(options.files, failed))
    if options.json:
        json.dump([one.as_dict() for one in readings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for reading in readings:
            _show(reading, options.language)
    return 1 if failed else 0


def _lines(reader: Reader) -> int:
    try:
        for batch in batches(questions(("id", "text")), BATCH):
            passages = reader.read_passages([str(one["text"]) for one in batch])
            for one, passage in zip(batch, passages, strict=True):
                answer({"id": one["id"], **short_answer(passage)})
            sys.stdout.flush()
    except BadLine as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def short_answer(passage: Passage) -> dict[str, object]:
    """Return what a line of --jsonl says of a passage."""
    return {
        "lang": passage.language,
        "goals": [int(code) for code in passage.assigned_goals],
        "targets": [{"code": one.code, "p": round(one.p, 4)} for one in passage.targets[:5]],
        "stance": passage.stance,
        "none": passage.silent,
    }


def _show(reading: Reading, language: str) -> None:
    print(f"{reading.name} ({reading.language or '?'}), {len(reading.passages)} passages")
    for problem in reading.problems:
        print(f"  {problem}")
    unread = sorted({one.language for one in reading.passages if not one.supported} - {""})
    if unread:
        print(f"  Not read, the language is not supported: {', '.join(unread)}")
    for passage in reading.passages:
        if passage.silent:
            continue
        first = passage.targets[0]
        page = f"p. {passage.page}" if passage.page else ""
        title = short_title(first.code, language)
        print(f"\n  {first.code} {title} ({first.p:.2f}, {passage.stance}) {page}")
        print(f"    {passage.text}")
    print()
