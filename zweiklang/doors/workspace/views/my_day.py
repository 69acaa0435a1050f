# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""My day: what waits for us, what changed, what is due, what is missing in the file."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.coordination import queries
from zweiklang.domain.coordination.models import Warning
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.people.queries import offices_of
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace import drafts, drawings, duties, joint_day, news
from zweiklang.doors.workspace.access import WorkspaceRequest, show, signed_in
from zweiklang.doors.workspace.tables import day as tables
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.date_words import in_full

WAITING_AT_MOST = 12
STEPS_AT_MOST = 7
#: Changes of others in the list to take away; the histories of the entries have all.
CHANGES_AT_MOST = 100


@signed_in
def home(request: WorkspaceRequest) -> HttpResponse:
    """Show the day of a member, over all offices of the account."""
    offices = list(offices_of(request.actor))
    if not offices:
        return show(request, "no_office.html", {}, status=403)
    today = clock.today()
    ids = [one.pk for one in offices]
    scopes = request.actor.scopes
    if answer := asked_list(request, _lists(request.actor, offices, today), "day"):
        return answer
    counts = queries.counts_by_office(ids, today, scopes=scopes)
    waiting_count = sum(
        number for (kind, _office), number in counts.items() if kind in queries.DATED_KINDS
    )
    rows = queries.warnings_for(
        ids, today, kinds=queries.DATED_KINDS, limit=WAITING_AT_MOST, scopes=scopes
    )
    ahead = queries.to_records(ahead_of(ids, today, scopes)[:STEPS_AT_MOST])
    ours, theirs = joint_day.lines(request.actor, offices)
    missing = _missing(counts, offices, today, scopes)
    quiet = not (rows or missing or ahead or ours or theirs)
    if quiet and not has_partnership(request.actor, offices):
        begun = {"today_in_full": in_full(today), "drafts": drafts.all_of(request)}
        return show(request, "first_day.html", begun, office=offices[0], section="home")
    lines = duties.duties([*rows, *ahead], today)
    waiting, upcoming = lines[: len(rows)], lines[len(rows) :]
    context = {
        "today": today,
        "headline": headline(waiting_count + len(ours)),
        "ours": ours[:WAITING_AT_MOST],
        "theirs": theirs[:WAITING_AT_MOST],
        "next": upcoming[0] if upcoming else None,
        "waiting": waiting,
        "more_waiting": waiting_count - len(waiting),
        "missing": missing,
        "offices": offices,
        "upcoming": upcoming,
        "stairs": drawings.staircase(duties.as_stairs(upcoming, today)) if upcoming else "",
        "changes": news.latest(offices, request.actor),
        "drafts": drafts.all_of(request),
        "today_in_full": in_full(today),
    }
    return show(request, "my_day.html", context, office=offices[0], section="home")


@dataclass(frozen=True)
class Missing:
    """The gaps of one kind in one office: how many, and the page that lists them.

    `one` is the line itself where there is but one gap of the kind.
    """

    kind: str
    label: str
    number: int
    office: Office
    url: str
    one: duties.Duty | None = None


def _missing(
    counts: dict[tuple[str, uuid.UUID], int],
    offices: list[Office],
    today: dt.date,
    scopes: queries.Scopes,
) -> list[Missing]:
    """Return what is missing in the files, a line for each kind and office."""
    labels = dict(Warning.Kind.choices)
    found = []
    for kind in queries.GAP_KINDS:
        for office in offices:
            if number := counts.get((kind, office.pk), 0):
                page = reverse("workspace:gaps", kwargs={"office": office.key})
                url = f"{page}?kind={kind}"
                found.append(Missing(kind, str(labels[kind]), number, office, url))
    alone = Q(pk=None)
    for one in found:
        if one.number == 1:
            alone |= Q(kind=one.kind, office=one.office)
    rows = queries.warning_rows([one.pk for one in offices], today, scopes=scopes).filter(alone)
    lines = {
        (line.warning.kind, line.warning.office_id): line
        for line in duties.duties(queries.to_records(rows), today)
    }
    return [replace(one, one=lines.get((one.kind, one.office.pk))) for one in found]


@dataclass(frozen=True)
class Waiting:
    """What waits, as the list to take away tells it: a line of a joint file, or a duty."""

    is_ours: bool
    title: str
    note: str
    cities: tuple[tuple[str, Any], ...]
    age: str
    url: str
    due_on: dt.date | None = None
    reminded_at: dt.datetime | None = None

    @classmethod
    def of_line(cls, line: joint_day.Line, *, is_ours: bool) -> Waiting:
        """Return what waits in a joint file."""
        said = (line.title, line.note, line.cities, line.age, line.url)
        return cls(is_ours, *said, reminded_at=line.reminded_at)

    @classmethod
    def of_duty(cls, duty: duties.Duty) -> Waiting:
        """Return what a warning says."""
        said = duty.warning
        words = (said.marked(), said.kind_label, duty.cities, duty.age, duty.url)
        return cls(True, *words, due_on=said.due_on)


def _lists(actor: Actor, offices: list[Office], today: dt.date) -> dict[str, Listing]:
    """Return the lists of the day in full: what waits, what is missing, what others changed."""
    ids = [one.pk for one in offices]

    def warnings(kinds: Iterable[str]) -> list[Any]:
        return queries.warnings_for(ids, today, kinds=kinds, scopes=actor.scopes)

    def waiting() -> Iterable[Waiting]:
        ours, theirs = joint_day.lines(actor, offices)
        yield from (Waiting.of_line(one, is_ours=True) for one in ours)
        dated = duties.duties(warnings(queries.DATED_KINDS), today)
        yield from (Waiting.of_duty(one) for one in dated)
        yield from (Waiting.of_line(one, is_ours=False) for one in theirs)

    return {
        "waiting": Listing(_("What waits"), tables.WAITING, waiting),
        "gaps": Listing(_("Gaps in the file"), tables.GAPS, lambda: warnings(queries.GAP_KINDS)),
        "changes": Listing(
            _("What others have changed"), tables.CHANGES,
            lambda: news.latest(offices, actor, CHANGES_AT_MOST),
        ),
    }  # fmt: skip


def has_partnership(actor: Actor, offices: list[Office]) -> bool:
    """Return whether the offices have a file yet that the actor may see."""
    found = Partnership.objects.visible_to(actor).current()
    return found.filter(office__in=offices).exists()


def ahead_of(
    office_ids: list[uuid.UUID], today: dt.date, scopes: queries.Scopes
) -> QuerySet[Warning]:
    """Return what is due from today on and not settled, soonest first."""
    unsettled = Q(settled_on=None) | Q(settled_on__gt=today)
    found = queries.warnings_of(office_ids, scopes).filter(unsettled, due_on__gte=today)
    return found.exclude(partnership__withdrawn_on__isnull=False).order_by("due_on", "pk")


def headline(count: int) -> str:
    """Return the day's answer: how many things wait."""
    if not count:
        return _("Nothing waits.")
    sentence = ngettext("One thing waits for us.", "%(number)s things wait for us.", count)
    return as_headline(sentence % {"number": number_word(count)})
