# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs of topics: file papers, have them read, judge a passage, decide on a line of the finder."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.models import (
    Paper,
    PaperReading,
    Passage,
    TopicSuggestion,
    Verdict,
)
from zweiklang.domain.topics.policy import can_have_read, can_read_wording
from zweiklang.foundation import clock, files, policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


@dataclass
class Filed:
    """What became of files handed over together: filed, there already, refused with the reason."""

    added: list[Paper] = field(default_factory=list)
    known: list[Paper] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def file_papers(
    actor: Actor, office: Office, place: Place, uploads: Sequence[files.Uploaded], **facts: Any
) -> Filed:
    """File each upload as a paper of a city and have it read; return what became of each.

    facts: further fields of `Paper` for all of them (kind, unit, dated_on, source). One that
    cannot be taken does not stop the others; the same content twice is one paper. Raises
    Refused.
    """
    filed = Filed()
    for upload in uploads:
        name = str(upload.name or _("file"))
        try:
            with transaction.atomic():
                _file_one(actor, office, place, upload, facts, filed)
        except ValidationError as error:
            filed.refused.append((name, " ".join(error.messages)))
    return filed


def _file_one(
    actor: Actor,
    office: Office,
    place: Place,
    upload: files.Uploaded,
    facts: dict[str, Any],
    filed: Filed,
) -> None:
    stored = files.store_upload(actor, office, upload, markup=True)
    same = Paper.objects.current().filter(office=office, place=place, file__sha256=stored.sha256)
    if found := same.first():
        filed.known.append(found)
        return
    title = re.sub(r"[_\s]+", " ", stored.name.rpartition(".")[0]).strip()
    language = facts.get("language") or place_language(place)
    paper = Paper(
        office=office,
        place=place,
        key=free_key(office.pk, title),
        title=TranslatedText.of(**{language: title}),
        file=stored,
        **facts,
    )
    filed.added.append(save_record(actor, paper))


def place_language(place: Place) -> str:
    """Return the first language of a city that titles can be kept in, English if none is known."""
    return next((code for code in place.languages if len(code) == 2), "en")


def free_key(office_id: uuid.UUID, title: str) -> str:
    """Return a key for a paper that no other paper of the office has."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("ß", "ss"))
    stem = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:90]
    stem = stem or "paper"
    taken = set(
        Paper.objects.filter(office=office_id, key__startswith=stem).values_list("key", flat=True)
    )
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)


def request_reading(paper: Paper) -> PaperReading:
    """Put a paper's present file in the queue to be read, and return the reading."""
    from zweiklang.domain.topics.tasks import read_paper_task

    if paper.file is None:
        raise ValidationError({"file": _("Add the file first; there is nothing to read.")})
    reading = PaperReading.objects.create(
        paper=paper, sha256=paper.file.sha256, requested_at=clock.now()
    )
    transaction.on_commit(lambda: read_paper_task.enqueue(reading.pk))
    return reading


def read_again(actor: Actor, paper: Paper) -> PaperReading:
    """Have a paper read anew by the present model; one that waits already is returned.

    Raises Refused, ValidationError if it has no file.
    """
    can_have_read(actor, paper).require()
    waiting = paper.readings.filter(state=PaperReading.State.WAITING).first()
    return waiting or request_reading(paper)


def give_verdict(
    actor: Actor,
    passage: Passage,
    decision: str,
    *,
    targets: Sequence[str] = (),
    stance: str = "",
    reason: str = "",
) -> Verdict:
    """Keep what an officer says to a passage, and bring the paper's topics up to date.

    It takes the place of an earlier verdict on the same words; both stay in the history. Raises
    ValidationError (all at once), Refused.
    """
    paper = passage.reading.paper
    known = Verdict.objects.filter(
        office=paper.office, paper=paper, fingerprint=passage.fingerprint
    ).first()
    verdict = known or Verdict(
        office=paper.office,
        key=f"verdict-{paper.pk.hex[:12]}-{passage.fingerprint[:16]}",
        paper=paper,
        fingerprint=passage.fingerprint,
    )
    verdict.quote = passage.text
    verdict.decision = decision
    verdict.targets = list(targets)
    verdict.stance = stance
    verdict.reason = reason
    verdict.withdrawn_on = None
    return save_record(actor, verdict, reason=reason)


def decide_line(
    actor: Actor,
    office: Office,
    *,
    kind: str,
    code: str,
    passages: Sequence[Passage],
    decision: str,
    reason: str = "",
) -> TopicSuggestion:
    """Keep what an office decides on a line of the topic finder.

    passages: one of each city, two or three, in the order of the line. A rejection needs a
    reason. Wording that the office may not read is not kept. Raises ValidationError, Refused.
    """
    for passage in passages:
        policy.can_see(actor, passage.reading.paper).require()
    pair = rules.line_mark(code, [passage.fingerprint for passage in passages])
    known = TopicSuggestion.objects.filter(office=office, pair=pair).first()
    suggestion = known or TopicSuggestion(
        office=office, key=f"topic-{pair[:24]}", pair=pair, target=code
    )
    suggestion.kind = kind
    for name, passage in zip(("first", "second", "third"), passages, strict=False):
        paper = passage.reading.paper
        quote = passage.text if can_read_wording(actor, paper) else ""
        setattr(suggestion, f"{name}_place", paper.place)
        setattr(suggestion, f"{name}_paper", paper)
        setattr(suggestion, f"{name}_quote", quote)
    suggestion.decision, suggestion.reason = decision, reason
    suggestion.withdrawn_on = None
    return save_record(actor, suggestion, reason=reason)
