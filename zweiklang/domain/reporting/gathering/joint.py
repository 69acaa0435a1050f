# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads joint texts, projects with their values and open proposals as they stood on a day.

A fixed number of queries, whatever the number of joint files.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from zweiklang.domain.joint.models import JointParty, JointRevision, Proposal
from zweiklang.domain.joint.queries import proposals_visible_to, records_visible_to
from zweiklang.domain.joint.rules import State
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.gathering.sources import Sources
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.revisions import kept_on, take_back
from zweiklang.foundation.texts import TranslatedText

#: Letters of a joint file's cities to those of a partnership: its office may have had others.
Sides = Mapping[str, str]


@dataclass
class JointOfFile:
    """What lies in one joint file, by kind."""

    topics: list[records.TopicEntry] = field(default_factory=list)
    projects: list[records.ProjectEntry] = field(default_factory=list)
    texts: list[records.JointTextEntry] = field(default_factory=list)
    proposals: list[records.ProposalEntry] = field(default_factory=list)


def seats_in(file_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[uuid.UUID, JointParty]]:
    """Return the seats of joint files, by file and place; one query."""
    found: defaultdict[uuid.UUID, dict[uuid.UUID, JointParty]] = defaultdict(dict)
    for seat in JointParty.objects.filter(file__in=file_ids).order_by("side"):
        found[seat.file_id][seat.place_id] = seat
    return dict(found)


def joint_texts(
    actor: Actor, sides: Mapping[uuid.UUID, Sides], day: dt.date, sources: Sources
) -> dict[uuid.UUID, JointOfFile]:
    """Return what lies in joint files and the actor may read, as it stood at the end of a day.

    `sides` names the files and how their letters read in the partnership. Four queries at most
    beside those of `visible_to`.
    """
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time.max))
    visible = records_visible_to(actor).filter(file__in=list(sides)).prefetch_related(None)
    kept = {one.pk: one for one in visible.order_by("created_at", "pk")}
    told: defaultdict[uuid.UUID, list[JointRevision]] = defaultdict(list)
    revisions = JointRevision.objects.filter(record__in=list(kept), in_force_from__lte=moment)
    for revision in revisions.order_by("record", "-number"):
        told[revision.record_id].append(revision)
    values = _values(actor, [pk for pk, one in kept.items() if one.kind == PROJECT], day)
    found: defaultdict[uuid.UUID, JointOfFile] = defaultdict(JointOfFile)
    for record_id, record in kept.items():
        if record_id in told:
            form = _Form(record, told[record_id], sides[record.file_id], values, sources)
            form.add_to(found[record.file_id])
    for proposal in _open_proposals(actor, list(sides), moment):
        file_id = proposal.record.file_id
        found[file_id].proposals.append(_proposal(proposal, sides[file_id], moment))
    return dict(found)


def _values(
    actor: Actor, projects: list[uuid.UUID], day: dt.date
) -> dict[tuple[uuid.UUID, str, str], list[Any]]:
    """Return the values known by a day, by project, side and mark, oldest first."""
    if not projects:
        return {}
    rows = IndicatorValue.objects.visible_to(actor).filter(project__in=projects)
    kept = kept_on(rows.select_related("source"), day)
    take_back(kept, day)
    found: defaultdict[tuple[uuid.UUID, str, str], list[Any]] = defaultdict(list)
    for row in sorted(kept, key=lambda one: (one.measured_on.first, one.key)):
        found[(row.project_id, row.side, row.mark)].append(row)
    return found


def _open_proposals(actor: Actor, file_ids: list[uuid.UUID], moment: dt.datetime) -> list[Proposal]:
    found = proposals_visible_to(actor).filter(
        record__file__in=file_ids, opened_at__isnull=False, opened_at__lte=moment
    )
    open_then = [one for one in found if one.closed_at is None or one.closed_at > moment]
    waiting = [one for one in open_then if one.state != State.DRAFT.value]
    return sorted(waiting, key=lambda one: (one.opened_at, str(one.pk)))


def _proposal(one: Proposal, sides: Sides, moment: dt.datetime) -> records.ProposalEntry:
    answered = {answer.side for answer in one.answers.all() if answer.answered_at <= moment}
    missing = (side for side in one.record.sides if side not in answered and side != one.side)
    return records.ProposalEntry(
        id=one.pk,
        record_id=one.record_id,
        slug=one.record.kind,
        title=one.record.title,
        effect=one.effect,
        side=sides.get(one.side, one.side),
        opened_on=timezone.localtime(one.opened_at).date(),
        waits_for="".join(sorted(sides.get(side, side) for side in missing)),
    )


class _Form:
    """Shapes one joint text from its revisions, given newest first."""

    def __init__(
        self,
        record: Any,
        told: list[JointRevision],
        sides: Sides,
        values: Mapping[tuple[uuid.UUID, str, str], list[Any]],
        sources: Sources,
    ) -> None:
        self.record, self.sides, self.values, self.sources = record, sides, values, sources
        latest = json.loads(told[0].document)
        wordings = (
            (row, document)
            for row in told
            if (document := json.loads(row.document))["effect"] == "change"
        )
        worded, wording = next(wordings, (told[-1], json.loads(told[-1].document)))
        self.content: Mapping[str, Any] = wording["content"]
        ended = parse_datetime(latest["ended"]) if latest["ended"] else None
        self.common: dict[str, Any] = {
            "slug": record.kind,
            "id": record.pk,
            "known_since": timezone.localtime(told[-1].in_force_from).date(),
            "is_public": bool(latest["public"] and record.is_public),
            "title": self._text("title") or record.title,
            "sides": self._letters(record.sides),
            "since": timezone.localtime(worded.in_force_from).date(),
            "revision": told[0].number,
            "digest": told[0].digest,
            "assurance": worded.assurance,
            "ended_on": timezone.localtime(ended).date() if ended else None,
            "unnamed": self._letters(
                "".join(one["side"] for one in latest["parties"] if not one["named"])
            ),
            "below_id": record.below_id,
        }

    def add_to(self, found: JointOfFile) -> None:
        """Put the text where it belongs by its kind."""
        if self.record.kind == TOPIC:
            found.topics.append(self._topic())
        elif self.record.kind == PROJECT:
            found.projects.append(self._project())
        else:
            content = {name: self._turned(name, value) for name, value in self.content.items()}
            found.texts.append(records.JointTextEntry(**self.common, content=content))

    def _letters(self, sides: str) -> str:
        return "".join(sorted(self.sides.get(side, side) for side in sides))

    def _turned(self, name: str, value: Any) -> Any:
        """Return a field's value with the partnership's letters where it holds one per city."""
        from zweiklang.domain.joint.kinds import registered

        kind = registered().get(self.record.kind)
        per_side = {one.name for one in kind.fields if one.per_side} if kind else set()
        return self._by_side(value) if name in per_side else value

    def _by_side(self, value: Mapping[str, Any]) -> dict[str, Any]:
        turned = {self.sides.get(side, side): one for side, one in value.items()}
        return dict(sorted(turned.items()))

    def _text(self, name: str) -> TranslatedText:
        return TranslatedText.from_json(self.content.get(name) or {})

    def _texts_by_side(self, name: str) -> dict[str, TranslatedText]:
        found = self._by_side(self.content.get(name, {}))
        return {side: TranslatedText.from_json(text) for side, text in found.items()}

    def _topic(self) -> records.TopicEntry:
        return records.TopicEntry(
            **self.common,
            targets=tuple(self.content.get("targets", ())),
            value=self._texts_by_side("value"),
            learning=self._texts_by_side("learning"),
            basis=self._texts_by_side("basis"),
            priority=self._by_side(self.content.get("priority", {})),
            state=self.content.get("state", "active"),
            why_parked=self._text("why_parked"),
        )

    def _project(self) -> records.ProjectEntry:
        state = self.content.get("state", "agreed")
        if self.common["ended_on"] and state != "done":
            state = "stopped"
        units = self._by_side(self.content.get("units", {}))
        return records.ProjectEntry(
            **self.common,
            state=state,
            aims=tuple(TranslatedText.from_json(one) for one in self.content.get("aims", ())),
            targets=tuple(self.content.get("targets", ())),
            begins=_day(self.content.get("begins")),
            ends=_day(self.content.get("ends")),
            state_reason=self._text("state_reason"),
            reference=self._texts_by_side("reference"),
            council=self._texts_by_side("council"),
            places=self._texts_by_side("places"),
            lead=self._texts_by_side("lead"),
            units={
                side: tuple(TranslatedText.from_json(one) for one in names)
                for side, names in units.items()
            },
            indicators=self._indicators(),
        )

    def _indicators(self) -> tuple[records.IndicatorEntry, ...]:
        by_mark: defaultdict[str, list[records.IndicatorEnd]] = defaultdict(list)
        for side, rows in self.content.get("indicators", {}).items():
            for row in rows:
                by_mark[row["mark"]].append(self._end(side, row))
        return tuple(
            records.IndicatorEntry(mark=mark, ends=tuple(sorted(ends, key=lambda end: end.side)))
            for mark, ends in by_mark.items()
        )

    def _end(self, side: str, row: Mapping[str, Any]) -> records.IndicatorEnd:
        values = self.values.get((self.record.pk, side, row["mark"]), ())
        return records.IndicatorEnd(
            side=self.sides.get(side, side),
            name=TranslatedText.from_json(row["name"]),
            unit=row["unit"],
            baseline=_number(row.get("baseline")),
            baseline_on=_day(row.get("baseline_on")),
            target=_number(row.get("target")),
            target_on=_day(row.get("target_on")),
            values=tuple(
                records.ValueEntry(
                    **self.sources.common(one),
                    side=self.sides.get(side, side),
                    value=one.value,
                    measured_on=one.measured_on,
                    note=one.note,
                    is_shared=one.shared_on is not None,
                )
                for one in values
            ),
        )


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
