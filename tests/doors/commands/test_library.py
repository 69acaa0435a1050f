# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang read`, `match` and `rank` as somebody without a database calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

WATER = (
    "Die Stadtwerke erneuern im kommenden Jahr alte Trinkwasserleitungen in drei Stadtteilen, weil "
    "durch Lecks viel Wasser verloren geht."
)
PROGRAM = Path(sys.executable).with_name("zweiklang")


def call(*words: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as a user does."""
    return subprocess.run(
        [str(PROGRAM), *map(str, words)], input=given, capture_output=True, text=True, check=False
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_lines_are_answered_in_order() -> None:
    asked = [
        {"id": "a", "text": WATER},
        {"id": 7, "text": "Beschluss: einstimmig."},
        {"id": "c", "text": "Mji unahitaji maji safi na shule bora kwa watoto wote."},
    ]
    found = lines(call("read", "--jsonl", given="\n".join(map(json.dumps, asked))))
    assert [one["id"] for one in found] == ["a", 7, "c"]
    assert set(found[0]) == {"id", "lang", "goals", "targets", "stance", "none"}
    assert found[0]["lang"] == "de"
    assert found[0]["targets"][0]["code"] == "6.4"
    assert (found[1]["none"], found[2]["none"]) == (True, True)


def test_a_bad_line_is_named_by_its_number() -> None:
    done = call("read", "--jsonl", given='{"id": 1, "text": "x"}\nkein JSON\n')
    assert done.returncode == 2
    assert "Line 2" in done.stderr


def test_files_are_read_and_the_unreadable_named(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(f"# Plan\n\n{WATER}\n")
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7\nnichts")
    done = call("read", tmp_path, "--json")
    assert done.returncode == 1
    assert "kaputt.pdf: The file is damaged" in done.stderr
    (reading,) = json.loads(done.stdout)
    assert reading["passages"][-1]["assigned_targets"][0] == "6.4"


def test_two_folders_are_matched_with_proof_from_both(tmp_path: Path) -> None:
    for city, text in {
        "dortmund": "Die EDG plant die Touren der Müllabfuhr seit Jahren nach Füllstand der "
        "Behälter und schult Fahrerinnen und Fahrer anderer Städte gern in ihrem Verfahren.",
        "dura": "The municipality lacks the knowledge to plan its refuse collection routes, and "
        "household waste lies in the streets for days.",
    }.items():
        (tmp_path / city).mkdir()
        (tmp_path / city / "papier.txt").write_text(text)
    done = call("match", tmp_path / "dortmund", tmp_path / "dura", "--json")
    found = json.loads(done.stdout)
    line = found["seek_and_offer"][0]
    assert line["kind"] == "offer-seek"
    assert "EDG" in line["first"]["text"]
    assert "refuse" in line["second"]["text"]


def test_offers_are_ranked_for_a_need() -> None:
    asked = [
        {
            "id": "n",
            "role": "need",
            "text": "Uns fehlt Wissen, wie man Lecks im Wassernetz findet.",
        },
        {"id": "o1", "role": "offer", "text": "Our library lends books to blind readers."},
        {"id": "o2", "role": "offer", "text": "Our utility teaches leak detection in water mains."},
    ]
    (found,) = lines(call("rank", "--jsonl", given="\n".join(map(json.dumps, asked))))
    assert [one["id"] for one in found["offers"]] == ["o2", "o1"]


def test_reading_needs_neither_django_nor_a_home_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from zweiklang.agenda2030.reader import Reader; "
        "Reader('quick').read('Die Stadt spart Wasser.'); print('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.strip() == "False"
    assert list(tmp_path.iterdir()) == []


def test_iati_files_are_compared_with_their_tags_and_broken_ones_named(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "agenda2030" / "training" / "activities.xml"
    broken = tmp_path / "kaputt.xml"
    broken.write_text("<iati-activities>")
    done = call("agenda2030", "agreement", sample, broken)
    assert done.returncode == 1
    assert "| activities.xml | en | 3 | 2 |" in done.stdout
    assert "kaputt.xml: The file is damaged" in done.stderr
    again = call("agenda2030", "agreement", "--depth", "quick", sample)
    assert (again.returncode, again.stdout[:6]) == (0, "| file")
    assert call("agenda2030", "agreement").returncode == 2
