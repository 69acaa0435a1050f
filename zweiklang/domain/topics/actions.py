# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs of topics: file papers, have them read, judge a passage, decide on a line of the finder."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
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
    """What became of files handed over together.

    added: new papers. renewed: papers on file that have a new version now. known: on file
    already, word for word. refused: names of files with the reason.
    """

    added: list[Paper] = field(default_factory=list)
    renewed: list[Paper] = field(default_factory=list)
    known: list[Paper] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    @property
    def taken(self) -> list[Paper]:
        """The papers on file after it."""
        return [*self.added, *self.renewed, *self.known]


def file_papers(
    actor: Actor,
    office: Office,
    place: Place,
    uploads: Iterable[files.Uploaded],
    *,
    over_public: bool = False,
    filed: Filed | None = None,
    **facts: Any,
) -> Filed:
    """File each upload as a paper of a city and have it read; return what became of each.

    The same content twice is one paper. A file with name and folder of one on file is its new
    version: file and date are renewed, the rest stays as people have set it. A public paper gets
    one only with `over_public`, since the new text is public at once.

    filed: of the files before, where they come one by one: two with one name stay two papers.
    facts: fields of new papers (kind, unit, dated_on, title, …); with a `url` a paper on file is
    found by that instead of the name. One file that cannot be taken does not stop the others.
    Raises Refused.
    """
    filed = Filed() if filed is None else filed
    for upload in uploads:
        name = str(upload.name or _("file"))
        try:
            with transaction.atomic():
                stored = files.store_upload(actor, office, upload, markup=True)
                draft = Paper(office=office, place=place, file=stored, **facts)
                _file_one(actor, draft, name, filed, over_public)
        except ValidationError as error:
            filed.refused.append((name, " ".join(error.messages)))
    return filed


def _file_one(actor: Actor, draft: Paper, name: str, filed: Filed, over_public: bool) -> None:
    """Add the draft, or give its file to the paper it is a version of."""
    assert draft.file is not None  # noqa: S101 - tells mypy
    rows = Paper.objects.current().filter(office=draft.office, place=draft.place)
    if same := rows.filter(file__sha256=draft.file.sha256).first():
        filed.known.append(same)
        return
    earlier = _earlier_version(rows, draft, name)
    if earlier is None or earlier in filed.taken:
        draft.key = free_key(draft.office_id, name)
        if not draft.title:
            title = re.sub(r"[_\s]+", " ", draft.file.name.rpartition(".")[0]).strip()
            language = draft.language or place_language(draft.place)
            draft.title = TranslatedText.of(**{language: title})
        filed.added.append(save_record(actor, draft))
        return
    if earlier.is_public and not over_public:
        text = _(
            "“%(title)s” is on file with other content and is public. If this is its new version, "
            "open that paper and give it the file; else give the file another name."
        )
        raise ValidationError(text % {"title": earlier})
    earlier.file = draft.file
    earlier.dated_on = draft.dated_on or earlier.dated_on
    filed.renewed.append(save_record(actor, earlier))


def _earlier_version(rows: QuerySet[Any], draft: Paper, name: str) -> Paper | None:
    """Return the paper on file that the draft is a version of: same address, or same name."""
    if draft.url:
        found: Paper | None = rows.filter(url=draft.url).first()
        return found
    assert draft.file is not None  # noqa: S101 - tells mypy
    stem = key_stem(name)
    named = rows.filter(file__name=draft.file.name, key__startswith=stem).order_by("key")
    return next((one for one in named if re.fullmatch(r"(?:-\d+)?", one.key[len(stem) :])), None)


def place_language(place: Place) -> str:
    """Return the first language of a city that titles can be kept in, English if none is known."""
    return next((code for code in place.languages if len(code) == 2), "en")


def key_stem(name: str) -> str:
    """Return the plain words of a file's name, with those of its folders, for keys."""
    path = name.rpartition(".")[0] or name
    plain = unicodedata.normalize("NFKD", path.casefold().replace("ß", "ss"))
    stem = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:90]
    return stem or "paper"


def free_key(office_id: uuid.UUID | None, name: str) -> str:
    """Return a key for a file's paper that no other paper of the office has."""
    stem = key_stem(name)
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


def read_all_again(actor: Actor, ids: Iterable[uuid.UUID]) -> list[PaperReading]:
    """Have papers read anew, but for those without a file; return their readings.

    Raises Refused for one that the actor may not have read; then none is.
    """
    papers = Paper.objects.visible_to(actor).current().filter(pk__in=list(ids), file__isnull=False)
    with transaction.atomic():
        return [read_again(actor, paper) for paper in papers.select_related("file")]


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
