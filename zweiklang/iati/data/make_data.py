# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes codelists.json from the published codelists: `python make_data.py FOLDER`.

FOLDER holds mapping.xml and the folders embedded and nonembedded, see SOURCES.md.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from lxml import etree

#: Lists that nothing in an activity or organisation file uses, or that are retired.
LEFT_OUT = {"OrganisationIdentifier", "PublisherType", "VerificationStatus"}
_VOCABULARY = re.compile(r"^@vocabulary = '(\w+)'( or not\(@vocabulary\))?$")


def one_list(path: Path) -> dict[str, Any]:
    """Return a codelist: whether it is complete, names by code, withdrawn codes."""
    root = etree.parse(path).getroot()
    names, withdrawn = {}, []
    for item in root.iter("codelist-item"):
        code = item.findtext("code", "").strip()
        names[code] = " ".join(item.findtext("name/narrative", "").split())
        if item.get("status") == "withdrawn":
            withdrawn.append(code)
    return {"complete": root.get("complete") == "1", "names": names, "withdrawn": withdrawn}


def mapping(path: Path) -> list[dict[str, Any]]:
    """Return which attribute takes codes of which list, and for which vocabulary."""
    rows = []
    for one in etree.parse(path).getroot().iter("mapping"):
        place, _slash, last = one.findtext("path", "").removeprefix("//").rpartition("/")
        found = _VOCABULARY.match(one.findtext("condition", ""))
        if one.find("condition") is not None and found is None:
            raise SystemExit(f"Unknown condition at {place}/{last}")
        rows.append(
            {
                "element": place,
                "attribute": last.removeprefix("@").replace("text()", ""),
                "list": one.xpath("string(codelist/@ref)"),
                "vocabulary": found[1] if found else "",
                "default": bool(found and found[2]),
            }
        )
    return rows


def main(folder: Path) -> None:
    """Write the file next to this script."""
    files = sorted(folder.glob("*embedded/*.xml"))
    lists = {path.stem: one_list(path) for path in files if path.stem not in LEFT_OUT}
    data = {"lists": lists, "mapping": mapping(folder / "mapping.xml")}
    target = Path(__file__).with_name("codelists.json")
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
