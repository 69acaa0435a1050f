# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences written for the reader: loading, checking, and the manifest that pins them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.records import STANCES
from zweiklang.agenda2030.store import load_toml
from zweiklang.agenda2030.texts import official_text

DATA = Path(__file__).parent / "data"
NONE = "none"
#: Languages of which the official wording of the targets is trained on.
OFFICIAL = ("de", "en", "fr", "es", "ru", "ar", "tr", "zh-Hans")


@dataclass(frozen=True)
class Line:
    """A passage with what it is about.

    target: code, or "none". also: further targets it addresses. stance: one of STANCES, "" if
    not said. goals: numbers of all goals addressed, for general snippets that name no target;
    None otherwise. source: folder and file.
    """

    text: str
    language: str
    target: str = ""
    also: tuple[str, ...] = ()
    stance: str = ""
    goals: tuple[int, ...] | None = None
    source: str = ""

    @property
    def all_goals(self) -> frozenset[int]:
        """The goals addressed."""
        if self.goals is not None:
            return frozenset(self.goals)
        codes = [code for code in (self.target, *self.also) if code and code != NONE]
        return frozenset(int(code.partition(".")[0]) for code in codes)

    @property
    def first_goals(self) -> frozenset[int]:
        """The goals that must be found: without those that are merely defensible."""
        if self.goals is not None or self.target == NONE:
            return self.all_goals
        return frozenset({int(self.target.partition(".")[0])})


@dataclass(frozen=True)
class GroupLine:
    """A need or an offer of one municipal problem: those of one group fit each other."""

    group: str
    role: str
    language: str
    text: str


@dataclass(frozen=True)
class GradedPairs:
    """Needs, each with the grade of every offer (2 fits well, 1 in part, 0 not), and the offers."""

    needs: list[tuple[str, list[int]]]
    offers: list[str]


class CorpusError(ValueError):
    """A line that cannot be read: file, line number and what is wrong."""


def passages(part: str) -> list[Line]:
    """Return the lines `target|stance|also|text` of all files in a folder, in order."""
    found = []
    for path in sorted((DATA / part).glob("*.psv")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if raw.strip():
                found.append(_passage(raw, path, number))
    return found


def _passage(raw: str, path: Path, number: int) -> Line:
    fields = [part.strip() for part in raw.split("|")]
    where = f"{path.parent.name}/{path.name}:{number}"
    if len(fields) != 4:
        raise CorpusError(f"{where}: {len(fields)} fields instead of 4")
    target, stance, also, text = fields
    return line_of((target, stance, also, text), path.stem, where)


def line_of(said: tuple[str, str, str, str], language: str, where: str) -> Line:
    """Return a line from target, stance, further targets and text.

    Raises CorpusError for what is none, naming where it stands.
    """
    target, stance, also, text = said
    others = tuple(code.strip() for code in also.split(",") if code.strip())
    for code in (target, *others):
        if code not in POSITION and code != NONE:
            raise CorpusError(f"{where}: no target {code}")
    if stance not in STANCES:
        raise CorpusError(f"{where}: no stance {stance}")
    if not text:
        raise CorpusError(f"{where}: no text")
    return Line(text, language, target, others, stance, None, where)


def snippets(part: str) -> list[Line]:
    """Return the lines `goals|near|text` of all files in a folder of the data, in order."""
    found = []
    for path in sorted((DATA / part).glob("*.psv")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not raw.strip():
                continue
            fields = [one.strip() for one in raw.split("|")]
            where = f"{part}/{path.name}:{number}"
            if len(fields) != 3:
                raise CorpusError(f"{where}: {len(fields)} fields instead of 3")
            goals = () if fields[0] == NONE else tuple(int(one) for one in fields[0].split(","))
            if not all(1 <= goal <= 17 for goal in goals):
                raise CorpusError(f"{where}: no goal {fields[0]}")
            found.append(Line(fields[2], path.stem, goals=goals, source=where))
    return found


def groups() -> list[GroupLine]:
    """Return the lines `group|need or offer|language|text` of all problems, in order."""
    found = []
    path = DATA / "groups" / "groups.psv"
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip():
            continue
        fields = [one.strip() for one in raw.split("|")]
        if len(fields) != 4 or fields[1] not in ("need", "offer"):
            raise CorpusError(f"groups/{path.name}:{number}: write group|need|language|text")
        found.append(GroupLine(*fields))
    return found


def graded_pairs() -> GradedPairs:
    """Return the development set of matching."""
    raw = (DATA / "matching" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in raw if line.strip()]
    offers = [line for line in lines if line["role"] == "offer"]
    needs = [
        (line["text"], [int(offer.get("fits", {}).get(line["id"], 0)) for offer in offers])
        for line in lines
        if line["role"] == "need"
    ]
    return GradedPairs(needs, [offer["text"] for offer in offers])


def published(name: str) -> list[Line]:
    """Return the snippets of a published collection, one JSON object a line: lang, goals, text."""
    found = []
    path = DATA / "published" / f"{name}.jsonl"
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        one = json.loads(raw)
        where = f"published/{name}.jsonl:{number}"
        found.append(Line(one["text"], one["lang"], goals=tuple(one["goals"]), source=where))
    return found


def official() -> list[Line]:
    """Return the official wording of the targets and our own short titles."""
    found = []
    for code in POSITION:
        for language in OFFICIAL:
            text = official_text(code, language)
            if text.status == "ok":
                found.append(Line(text.text, language[:2], code, source="official"))
        for language in ("de", "en"):
            title = load_toml(f"titles/{language}.toml")["targets"][code]
            found.append(Line(title, language, code, source="titles"))
    return found


def manifest() -> dict[str, dict[str, object]]:
    """Return SHA-256 and number of lines of each file of the corpus, by path below the data."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted([*DATA.rglob("*.psv"), *DATA.rglob("*.jsonl")]):
        content = path.read_bytes()
        found[path.relative_to(DATA).as_posix()] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "lines": sum(1 for line in content.split(b"\n") if line.strip()),
        }
    return found


def check_manifest() -> list[str]:
    """Return how the corpus differs from its manifest, a sentence each; nothing if it does not."""
    kept = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))["files"]
    now = manifest()
    return [
        f"{name} is not what manifest.json says. Run `zweiklang agenda2030 train`."
        for name in sorted({*kept, *now})
        if kept.get(name) != now.get(name)
    ]


def eight_word_sequences(texts: Iterable[str]) -> set[str]:
    """Return every sequence of eight words that occurs in the texts, in small letters."""
    found: set[str] = set()
    for text in texts:
        words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
        found.update(" ".join(words[i : i + 8]) for i in range(len(words) - 7))
    return found
