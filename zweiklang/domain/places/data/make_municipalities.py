# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write municipalities_de.csv.gz beside this file from the list of the Federal Statistical Office.

Usage: python zweiklang/domain/places/data/make_municipalities.py RAW_FILE

RAW_FILE is the list described in SOURCES.md as CSV with the columns ags, ars, name, state,
population, postcode, lat, lon. The same input always gives the same bytes.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = ("ags", "ars", "name", "title", "state", "population", "postcode", "lat", "lon")
EXPECTED = 11_004


def shaped(row: dict[str, str]) -> dict[str, str]:
    """Return the row with the name apart from what follows it, such as ", Stadt"."""
    name, _, title = row["name"].partition(",")
    return row | {"name": name.strip().replace("/ ", "/"), "title": title.strip()}


def main(raw: Path) -> None:
    """Check the list, and write it."""
    with raw.open(encoding="utf-8", newline="") as file:
        rows = [shaped(row) for row in csv.DictReader(file)]
    if len(rows) != EXPECTED or len({row["ags"] for row in rows}) != EXPECTED:
        raise SystemExit(f"{len(rows)} municipalities instead of {EXPECTED}.")
    wrong = [row for row in rows if len(row["ags"]) != 8 or len(row["ars"]) != 12]
    if wrong:
        raise SystemExit(f"Keys of the wrong length: {wrong}")
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["ags"]))
    target = HERE / "municipalities_de.csv.gz"
    target.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
