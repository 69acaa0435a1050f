# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the demonstration consists of: `portfolio/offices.toml` and `papers/papers.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PORTFOLIO = Path(__file__).with_name("portfolio")
PAPERS = Path(__file__).with_name("papers")


@dataclass(frozen=True)
class DemoAccount:
    """One login; `label` names an office, never a person.

    `partnerships`: keys of those it is limited to, none for the whole office.
    """

    email: str
    role: str
    label: str
    also_decides: bool = False
    partnerships: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoOffice:
    """An office with its city and its logins; texts by language, the first one is the original."""

    key: str
    name: dict[str, str]
    place_key: str
    place_name: dict[str, str]
    country: str
    accounts: tuple[DemoAccount, ...]


@dataclass(frozen=True)
class Step:
    """One folder of sheets for one office, and since when its changes are known."""

    office: str
    folder: Path
    known_from: dt.date | None
    joint: Joint | None = None


@dataclass(frozen=True)
class Joint:
    """A partnership whose joint file a step opens: its key, languages of letters by side."""

    partnership: str
    languages: dict[str, str]


@dataclass(frozen=True)
class DemoPaper:
    """A paper of a city, kept by an office; `unit` is a key of its units, "" for none."""

    file: Path
    place_key: str
    office: str
    kind: str
    dated_on: str
    language: str
    unit: str
    right: str

    @property
    def title(self) -> str:
        """The first line of the paper, its heading."""
        with self.file.open(encoding="utf-8") as text:
            return text.readline().removeprefix("#").strip()


@dataclass(frozen=True)
class Demonstration:
    """All offices, steps and papers, in order, and whether two of the cities work together."""

    offices: tuple[DemoOffice, ...]
    steps: tuple[Step, ...]
    papers: tuple[DemoPaper, ...] = ()
    together: bool = False


@cache
def demonstration() -> Demonstration:
    """Return the plan as the files say it."""
    content = tomllib.loads((PORTFOLIO / "offices.toml").read_text("utf-8"))
    papers = tomllib.loads((PAPERS / "papers.toml").read_text("utf-8"))
    return Demonstration(
        tuple(_office(entry) for entry in content["office"]),
        tuple(step for entry in content["step"] for step in _steps(entry)),
        tuple(_paper(entry) for entry in papers["paper"]),
        together=True,
    )


def _office(entry: dict[str, Any]) -> DemoOffice:
    return DemoOffice(
        key=entry["key"],
        name=entry["name"],
        place_key=entry["place"]["key"],
        place_name=entry["place"]["name"],
        country=entry["place"]["country"],
        accounts=tuple(DemoAccount(**account) for account in entry["accounts"]),
    )


def _steps(entry: dict[str, Any]) -> list[Step]:
    office, folder = entry["office"], PORTFOLIO / entry["folder"]
    if entry.get("by_day"):
        days = sorted(day for day in folder.iterdir() if day.is_dir())
        return [Step(office, day, dt.date.fromisoformat(day.name)) for day in days]
    return [Step(office, folder, None, Joint(**entry["joint"]) if "joint" in entry else None)]


def _paper(entry: dict[str, str]) -> DemoPaper:
    return DemoPaper(
        file=PAPERS / entry["file"],
        place_key=entry["file"].partition("/")[0],
        office=entry["office"],
        kind=entry["kind"],
        dated_on=entry["dated_on"],
        language=entry["language"],
        unit=entry.get("unit", ""),
        right=entry["right"],
    )
