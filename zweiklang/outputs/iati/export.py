# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of an office, piece by piece: memory and number of queries do not grow with them."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from zweiklang.domain.partnerships import queries as partnerships
from zweiklang.domain.partnerships.models import Party, Phase, ServedGoal
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.published import published_projects
from zweiklang.domain.reciprocity.published import money_of_partnerships, money_of_projects
from zweiklang.domain.reciprocity.records import PublishedMoney
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.money import from_minor
from zweiklang.foundation.streams import Grouped
from zweiklang.iati import Activity, Organisation, write_file
from zweiklang.iati.elements import Money, ReportingOrg, Word
from zweiklang.iati.organisation import OrganisationPeriod
from zweiklang.outputs.iati.activities import partnership_activity, project_activity
from zweiklang.outputs.iati.publisher import LOCAL_GOVERNMENT, Publisher, publisher_of
from zweiklang.outputs.iati.words import activity_identifier, day, narratives, texts

#: Partnerships read at once; an office has a few hundred at most.
PIECE = 1_000
_PARTS = frozenset({Phase, Party, ServedGoal})


class NoIdentifier(Exception):
    """The office has no organisation identifier, so nothing can be published under it."""


def activity_file(office: Office, *, generated: dt.datetime | None = None) -> Iterator[bytes]:
    """Return the activity file of an office in pieces: its projects, then its partnerships.

    Raises NoIdentifier before the first piece.
    """
    publisher = _publisher(office)
    return write_file("activities", activities(publisher), generated=_moment(generated))


def organisation_file(office: Office, *, generated: dt.datetime | None = None) -> Iterator[bytes]:
    """Return the organisation file of an office in pieces. Raises NoIdentifier."""
    publisher = _publisher(office)
    return write_file("organisations", [organisation(publisher)], generated=_moment(generated))


def _publisher(office: Office) -> Publisher:
    publisher = publisher_of(office)
    if not publisher.ref:
        raise NoIdentifier
    return publisher


def _moment(generated: dt.datetime | None) -> str:
    moment = generated or clock.now()
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def activities(publisher: Publisher) -> Iterator[Activity]:
    """Yield the activities of a publisher, projects by their id, then partnerships by their key.

    Eight queries for any number of projects; those of the partnerships once for a thousand.
    """
    office, today = publisher.office.pk, clock.today()
    nobody = Actor.public()
    found = partnerships.partnerships_of(office, nobody, on=today)
    shown = list(found.values_list("pk", "joint_file"))
    parents = {file for _pk, file in shown if file is not None}
    money = Grouped(money_of_projects(office), lambda row: row.subject_id)
    for project in published_projects(office):
        in_public = project.file_id in parents
        parent = activity_identifier(publisher.ref, project.file_id) if in_public else ""
        yield project_activity(publisher, project, money.of(project.id), today, parent)
    loose: defaultdict[uuid.UUID, list[PublishedMoney]] = defaultdict(list)
    for row in money_of_partnerships(office):
        if row.subject_id in parents:
            loose[row.subject_id].append(row)
    for start in range(0, len(shown), PIECE):
        ids = [pk for pk, _file in shown[start : start + PIECE]]
        for file in partnerships.partnership_files(ids, nobody, None, _PARTS):
            rows = loose.get(file.joint_file_id, []) if file.joint_file_id else []
            yield partnership_activity(publisher, file, rows, today)


def organisation(publisher: Publisher) -> Organisation:
    """Return the city as an organisation, with what it gave in each year and currency."""
    spent = _spent(publisher)
    return Organisation(
        lang=publisher.name.original or "en",
        identifier=Word(publisher.ref),
        name=texts(publisher.name),
        reporting_org=ReportingOrg(
            publisher.ref, LOCAL_GOVERNMENT, narratives=narratives(publisher.name)
        ),
        spent=tuple(
            OrganisationPeriod(
                begins=day(dt.date(year, 1, 1)),
                ends=day(dt.date(year, 12, 31)),
                value=Money(f"{amount:f}", currency, f"{year}-12-31"),
            )
            for (year, currency), amount in sorted(spent.items())
        ),
    )


def _spent(publisher: Publisher) -> dict[tuple[int, str], Decimal]:
    office, today = publisher.office.pk, clock.today()
    sums: dict[tuple[int, str], Decimal] = {}
    for stream in (money_of_projects(office), money_of_partnerships(office)):
        for row in stream:
            giver = publisher.city(row.file_id, row.giver)
            when = row.begins.first if row.begins else row.known_since
            if giver is None or giver.ref != publisher.ref or when is None or when > today:
                continue
            key = (when.year, row.currency)
            sums[key] = sums.get(key, Decimal(0)) + from_minor(row.minor, row.currency)
    return sums


class Pieces(io.RawIOBase):
    """Pieces of bytes as a file to read from, so that a file is checked while it is made."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, all that are left for a negative size."""
        parts, length = [self._rest], len(self._rest)
        while size < 0 or length < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            parts.append(piece)
            length += len(piece)
        whole = b"".join(parts)
        cut = len(whole) if size < 0 else size
        self._rest = whole[cut:]
        return whole[:cut]
