# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang iati`: checks IATI files and shows what is in them; needs no settings, no server."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from zweiklang.doors.commands.library.language import gettext as _
from zweiklang.doors.commands.library.language import shell_language
from zweiklang.iati import Activity, Organisation, Reading, Unreadable
from zweiklang.iati.checking import Finding, Result, check_all
from zweiklang.iati.store import name_of

HELP = (
    "Check IATI 2.03 files against schema, standard ruleset and codelists, or show their "
    "activities. Exit code 0: no errors; 1: errors; 2: a file cannot be read."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("part", choices=("check", "show"), help="What to do.")
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="IATI files, packed by gzip or not."
    )
    parser.add_argument("--json", action="store_true", help="Print what was found as JSON lines.")
    parser.add_argument(
        "--publishers",
        type=Path,
        metavar="FILE",
        help="Identifiers of registered publishers, one a line; rules on identifiers spare them.",
    )
    parser.add_argument(
        "--most", type=int, default=20, help="Findings of one kind that are shown (default: 20)."
    )


def run(options: argparse.Namespace) -> int:
    """Check or show the files and return the exit code, that of the worst."""
    if options.part == "show":
        return max([_show(path, options) for path in options.files])
    publishers: frozenset[str] = frozenset()
    if options.publishers is not None:
        try:
            publishers = frozenset(options.publishers.read_text(encoding="utf-8").split())
        except (OSError, UnicodeDecodeError) as error:
            print(f"{options.publishers}: {error}", file=sys.stderr)
            return 2
    return max(_check(path, options, publishers) for path in options.files)


def _check(path: Path, options: argparse.Namespace, publishers: frozenset[str]) -> int:
    result = check_all(path, publishers=publishers, most_of_a_kind=options.most)
    if options.json:
        for one in result.findings:
            print(json.dumps({"file": str(path), **_as_dict(one)}, ensure_ascii=False))
    else:
        _print(path, result)
    if any(one.code.startswith("file.") and not result.kind for one in result.findings):
        return 2
    return 0 if result.holds else 1


def _as_dict(one: Finding) -> dict[str, object]:
    return {
        "severity": one.severity,
        "layer": one.layer,
        "code": one.code,
        "item": one.item,
        "path": one.path,
        "line": one.line,
        "message": one.said(shell_language(), _),
    }


def _print(path: Path, result: Result) -> None:
    counts = {"items": result.items, "errors": result.errors, "warnings": result.warnings}
    head = (
        _("%(items)s organisations, %(errors)s errors, %(warnings)s warnings.")
        if result.kind == "organisations"
        else _("%(items)s activities, %(errors)s errors, %(warnings)s warnings.")
    )
    print(f"{path}: {head % counts}")
    item = ""
    for one in result.findings:
        if one.item != item:
            item = one.item
            print(f"  {item}")
        severity = _("error") if one.severity == "error" else _("warning")
        where = _("line %(line)s") % {"line": one.line} if one.line else _("file")
        place = f" {one.path}" if one.path else ""
        print(f"    {severity}, {where}{place}")
        print(f"      {one.said(shell_language(), _)} [{one.code}]")
    shown = len(result.findings)
    if hidden := result.errors + result.warnings - shown:
        print(
            "  "
            + _("%(hidden)s more of the same kinds. Show them with --most.") % {"hidden": hidden}
        )


def _show(path: Path, options: argparse.Namespace) -> int:
    try:
        for one in Reading(path):
            line = dict(_about(one))
            if options.json:
                print(json.dumps(line, ensure_ascii=False))
            else:
                print(f"{line.pop('identifier')}  {line.pop('title')}")
                for name, value in line.items():
                    if value:
                        shown = "; ".join(value) if isinstance(value, list) else value
                        print(f"    {_LABELS[name]()}: {shown}")
    except Unreadable as error:
        print(f"{path}: {_(error.template) % error.values}", file=sys.stderr)
        return 2
    return 0


_LABELS = {
    "state": lambda: _("State"),
    "days": lambda: _("Days"),
    "countries": lambda: _("Countries"),
    "sectors": lambda: _("Sectors"),
    "money": lambda: _("Money"),
    "indicators": lambda: _("Indicators"),
}


def _about(one: Activity | Organisation) -> Iterator[tuple[str, object]]:
    """Yield what a line of `show` says of an activity or organisation."""
    text = one.title if isinstance(one, Activity) else one.name
    titles = text.by_language(one.lang or "") if text else {}
    wanted = shell_language()[:2]
    yield "identifier", one.key
    yield "title", titles.get(wanted) or next(iter(titles.values()), "")
    if isinstance(one, Organisation):
        return
    status = one.status.code if one.status else ""
    yield "state", name_of("ActivityStatus", status)
    yield "days", [f"{name_of('ActivityDateType', day.type)} {day.iso_date}" for day in one.dates]
    yield "countries", [name_of("Country", share.code) for share in one.countries]
    yield (
        "sectors",
        [name_of("Sector", share.code) for share in one.sectors if share.vocabulary in (None, "1")],
    )
    yield "money", [f"{kind}: {amount:.2f} {code}" for (kind, code), amount in _money(one).items()]
    yield "indicators", sum(len(result.indicators) for result in one.results)


def _money(one: Activity) -> dict[tuple[str, str], Decimal]:
    """Return the sum of the transactions by kind and currency."""
    sums: dict[tuple[str, str], Decimal] = {}
    for entry in one.transactions:
        if entry.value is not None and (amount := entry.value.amount) is not None:
            kind = name_of("TransactionType", entry.type.code if entry.type else "")
            key = (kind, entry.value.currency or one.default_currency or "")
            sums[key] = sums.get(key, Decimal(0)) + amount
    return sums
