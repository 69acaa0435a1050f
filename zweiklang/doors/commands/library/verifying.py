# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang verify`: does an exported joint text hold? Asks no server, needs no settings."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from zweiklang.domain.joint.sealing import Finding, Verified, verify
from zweiklang.doors.commands.library.language import gettext as _
from zweiklang.doors.commands.library.language import gettext_noop

HELP = (
    "Check exported joint texts: every digest, every link of the chain, every seal. Exit code 0: "
    "everything holds; 1: something does not; 2: a file cannot be read."
)
#: A history of 1,000 revisions of a long text stays below.
LARGEST = 500_000_000


_ASSURANCE = {
    "declared": gettext_noop("One city's consent is only declared by another."),
    "link": gettext_noop("One city's consent was given by a link."),
    "countersigned": gettext_noop("All cities have countersigned."),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="Exported joint texts.")
    parser.add_argument("--json", action="store_true", help="Print what was found as JSON.")
    parser.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="FINGERPRINT",
        help="Accept seals of these keys only; an office tells the fingerprint of its key.",
    )


def run(options: argparse.Namespace) -> int:
    """Check the files and return the exit code, that of the worst."""
    return max(_check(path, options) for path in options.files)


def _check(path: Path, options: argparse.Namespace) -> int:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(_("The file is too large."))
        exported = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_no_twice)
    except (OSError, ValueError, RecursionError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    result = verify(exported)
    for fingerprint in sorted(set(result.keys) - set(options.trust)) if options.trust else ():
        said = gettext_noop("The key %(key)s is none of those trusted.")
        result.findings.append(Finding(0, said, {"key": fingerprint}))
    if options.json:
        print(json.dumps(_as_dict(path, result), ensure_ascii=False))
    else:
        _print(path, result)
    return 0 if result.holds else 1


def _no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; one that names a key twice says two things and is refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(_("An object names the same key twice."))
    return found


def _as_dict(path: Path, result: Verified) -> dict[str, object]:
    return {
        "file": str(path),
        "holds": result.holds,
        "record": result.record,
        "kind": result.kind,
        "revisions": result.revisions,
        "seals": result.seals,
        "assurance": result.assurance,
        "keys": result.keys,
        "findings": [{"revision": one.revision, "message": one.message} for one in result.findings],
    }


def _print(path: Path, result: Verified) -> None:
    counts = {"revisions": result.revisions, "seals": result.seals}
    if result.holds:
        said = _("holds: %(revisions)s revisions, %(seals)s seals.") % counts
        if result.assurance:
            said += " " + _(_ASSURANCE[result.assurance])
    else:
        said = _("does not hold.")
    print(f"{path}: {said}")
    for finding in result.findings:
        where = (
            _("revision %(number)s") % {"number": finding.revision}
            if finding.revision
            else _("file")
        )
        print(f"  {where}: {_(finding.template) % finding.values}")
    for fingerprint, office in sorted(result.keys.items()):
        print("  " + _("sealed with the key %(key)s") % {"key": fingerprint} + f" ({office})")
