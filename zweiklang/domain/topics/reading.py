# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a paper: text out of its file, passages out of the text, topics out of the passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import transaction

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.documents.isolated import read_isolated
from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.reader import Reader, reader
from zweiklang.agenda2030.reader import records as read
from zweiklang.agenda2030.reader.reader import Depth
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.models import Paper, PaperReading, PaperTopic, Passage, Verdict
from zweiklang.domain.topics.problems import STOPPED
from zweiklang.foundation import clock, files

#: Passages read before progress is shown again.
STEP = 200
#: Papers of so many blocks get the better encoder's second look throughout: some 40 passages a
#: second and core, which the worker has time for. Longer ones only where the reader is least sure.
THOROUGHLY = 3_000


def claim(reading: PaperReading) -> bool:
    """Return whether this process is the one to carry out a waiting reading."""
    waiting = PaperReading.objects.filter(pk=reading.pk, state=PaperReading.State.WAITING)
    return bool(waiting.update(state=PaperReading.State.RUNNING))


def read_paper(reading: PaperReading) -> None:
    """Carry out a reading and make it the current one; a failure is kept with its reason.

    The passages of the reading before are replaced in one transaction, so the paper always has
    either the old or the new ones. Raises what stopped the model, after noting that it failed.
    """
    paper = reading.paper
    _note(reading, state=PaperReading.State.RUNNING)
    try:
        assert paper.file is not None  # noqa: S101 - a reading is only requested with a file
        document = read_isolated(files.path_of(paper.file.sha256), paper.file.name)
    except Unreadable as error:
        _note(
            reading,
            state=PaperReading.State.FAILED,
            problem=error.reason,
            finished_at=clock.now(),
        )
        return
    try:
        depth: Depth = "thorough" if len(document.blocks) <= THOROUGHLY else "auto"
        found = _read_all(reader(depth), document, reading)
    except BaseException:  # whatever it was: the office sees that it broke off, the log sees why
        give_up(reading)
        raise
    with transaction.atomic():
        PaperReading.objects.filter(paper=paper, is_current=True).update(is_current=False)
        Passage.objects.filter(reading__paper=paper).exclude(reading=reading).delete()
        Passage.objects.filter(reading=reading).delete()
        Passage.objects.bulk_create(_rows(reading, found.passages), batch_size=500)
        _note(
            reading,
            state=PaperReading.State.DONE,
            is_current=True,
            language=found.language,
            pages=document.pages,
            model=found.model,
            notes=list(document.problems),
            finished_at=clock.now(),
        )
        rebuild_topics(paper)


def wait_again(reading: PaperReading) -> None:
    """Put a reading that broke off back to where it waits."""
    _note(reading, state=PaperReading.State.WAITING, done=0, total=0)


def give_up(reading: PaperReading) -> None:
    """Note that a reading broke off."""
    _note(reading, state=PaperReading.State.FAILED, problem=STOPPED, finished_at=clock.now())


def _read_all(how: Reader, document: read.Document, reading: PaperReading) -> read.Reading:
    def progress(done: int, total: int) -> None:
        if done % STEP == 0 or done == total:
            _note(reading, done=done, total=total)

    return how.read(document, progress=progress)


def _note(reading: PaperReading, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(reading, name, value)
    reading.save(update_fields=list(changes))


def _rows(reading: PaperReading, passages: Sequence[read.Passage]) -> Iterable[Passage]:
    for position, one in enumerate(passages):
        yield Passage(
            reading=reading,
            position=position,
            text=one.text,
            page=one.page,
            language=one.language,
            none=one.none,
            targets=[[guess.code, round(guess.p, 4)] for guess in one.targets],
            assigned=_assigned(one),
            explicit=list(one.explicit),
            stance=one.stance,
            stance_p=one.stance_p,
            fingerprint=rules.fingerprint(one.text),
            vector=one.vector,
            deep=one.deep,
            context=one.context,
        )


def _assigned(one: read.Passage) -> list[str]:
    """Return the targets that are sure enough; where only a goal is, the best one of that goal."""
    if one.assigned_targets:
        return list(one.assigned_targets)
    likeliest = (guess.code for guess in one.targets if goal_of(guess.code) in one.assigned_goals)
    return list(islice(likeliest, 1))


def rebuild_topics(paper: Paper) -> None:
    """Write anew what a paper adds to its city's profile, after a reading or a verdict."""
    verdicts = {
        verdict.fingerprint: rules.Judgement(
            verdict.decision, tuple(verdict.targets), verdict.stance
        )
        for verdict in Verdict.objects.filter(paper=paper).current()
    }
    passages = Passage.objects.filter(reading__paper=paper, reading__is_current=True)
    reads = []
    for one in passages.only("id", "targets", "assigned", "explicit", "stance", "fingerprint"):
        read = rules.as_read(one.pk, one.targets, one.assigned, one.explicit, one.stance)
        held = rules.judged(read, verdicts.get(one.fingerprint))
        if held is not None:
            reads.append(held)
    PaperTopic.objects.filter(paper=paper).delete()
    PaperTopic.objects.bulk_create(
        [
            PaperTopic(
                paper=paper,
                role=row.role,
                code=row.code,
                goal=row.goal,
                strength=row.strength,
                passages=[list(pair) for pair in row.passages],
            )
            for row in rules.topic_rows(reads)
        ],
        batch_size=500,
    )
