# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of cities and a reader made of a few rules, so that no test depends on trained weights."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories
from zweiklang.agenda2030.documents import read_bytes
from zweiklang.agenda2030.reader import (
    Document,
    Evidence,
    Guess,
    Passage,
    Reading,
    weights,
)
from zweiklang.agenda2030.reader.explicit import named_codes
from zweiklang.agenda2030.reader.placing import Places
from zweiklang.agenda2030.reader.records import Stance
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import actions, explaining, meaning, reading
from zweiklang.domain.topics.models import Paper
from zweiklang.foundation import files

#: The word that points to a target, and the words that tell what a passage does.
TARGETS = {"wasser": "6.3", "abfall": "11.6", "schule": "4.1", "pflege": "3.c", "solar": "7.2"}
STANCES: dict[str, Stance] = {
    "sucht": "need", "bietet": "offer", "plant": "plan", "baut": "done",
}  # fmt: skip


class FakeReader:
    """Reads one passage from each block: known words make the target and the stance."""

    model = "fake-1"

    def read(
        self, document: Document, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        blocks = [block for block in document.blocks if block.text.strip()]
        passages = tuple(_passage(block.text, block.page) for block in blocks)
        if progress:
            progress(len(passages), len(passages))
        return Reading(document.name, passages, "de", document.pages, self.model)


def _passage(text: str, page: int | None) -> Passage:
    folded = text.casefold()
    code = next((code for word, code in TARGETS.items() if word in folded), "")
    stance = next((stance for word, stance in STANCES.items() if word in folded), "other")
    p = 0.4 if "vielleicht" in folded else 0.95
    return Passage(
        text, 0, len(text), page, "de",
        none=0.0 if code else 1.0,
        targets=(Guess(code, p), Guess("17.17", 0.05)) if code else (),
        assigned_targets=(code,) if code else (),
        stance=stance,  # type: ignore[arg-type]  # a word of the choices
        stance_p=p,
        explicit=named_codes(text),
        vector=encode([text])[0].astype(np.float16).tobytes(),
    )  # fmt: skip


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return vectors of 512 numbers: texts that share words lie near each other."""
    found = np.zeros((len(texts), 512), np.float32)
    for row, text in enumerate(texts):
        for word in re.findall(r"\w{4,}", text.casefold()):
            found[row, zlib.crc32(word.encode()) % 512] += 1
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)


def similarities(
    _places: Places, left: Sequence[Passage], right: Sequence[Passage]
) -> npt.NDArray[np.float32]:
    """Return how alike passages are: all are somewhat, more so the more words they share."""
    one, other = (
        np.array([np.frombuffer(passage.vector, np.float16) for passage in side], np.float32)
        for side in (left, right)
    )
    return np.asarray(0.5 + 0.1 * np.clip(one @ other.T, 0, 1), np.float32)


def evidence_for_all(asked: Sequence[tuple[str, str]]) -> list[tuple[Evidence, ...]]:
    """Mark the word that points to the target."""
    found = []
    for text, code in asked:
        words = {word for word, target in TARGETS.items() if target == code}
        matches = re.finditer("|".join(words) or r"(?!)", text.casefold())
        found.append(tuple(Evidence(match.start(), match.end(), 1.0) for match in matches))
    return found


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """Replace the trained reader by `FakeReader`, its vectors and its evidence by rules."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(reading, "reader", lambda _depth: FakeReader())
    monkeypatch.setattr(weights, "version", lambda: FakeReader.model)
    monkeypatch.setattr(
        reading, "read_isolated", lambda path, name: read_bytes(path.read_bytes(), name)
    )
    monkeypatch.setattr(meaning, "encode", encode)
    monkeypatch.setattr(Places, "similarities", similarities)
    monkeypatch.setattr(explaining.evidence, "evidence_for_all", evidence_for_all)
    meaning._kept.cache_clear()


def upload(text: str | bytes, name: str = "Konzept.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def read_now(paper: Paper) -> Paper:
    """Have the latest reading asked for done at once."""
    latest = paper.readings.order_by("-pk").first()
    assert latest is not None
    reading.read_paper(latest)
    return paper


def add_paper(
    office: Office, place: Place, text: str, name: str = "Konzept.txt", *, released: bool = False,
    **facts: Any,
) -> Paper:  # fmt: skip
    """File a paper of a city; each paragraph becomes a passage."""
    filed = actions.file_papers(factories.SYSTEM, office, place, [upload(text, name)], **facts)
    assert not filed.refused, filed.refused
    paper = read_now(filed.added[0])
    return factories.release_record(factories.SYSTEM, paper) if released else paper


def replace_file(paper: Paper, text: str) -> Paper:
    """Give a paper a new version of its file."""
    paper = Paper.objects.get(pk=paper.pk)
    paper.file = files.store_upload(
        factories.SYSTEM, paper.office, upload(text, f"{paper.key}.txt"), markup=True
    )
    return factories.save_record(factories.SYSTEM, paper)
