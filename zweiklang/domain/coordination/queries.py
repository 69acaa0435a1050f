# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads stored warnings of any day, and the calendar feeds that show them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from zweiklang.domain.coordination.models import (
    CalendarFeed,
    Deadline,
    DigestWish,
    OpenQuestion,
    Warning,
)
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.domain.coordination.rules import QUIET_STATES
from zweiklang.domain.mandate.models import FollowUp
from zweiklang.domain.partnerships.models import Agreement, Basis, Partnership, Party, Phase
from zweiklang.domain.people.models import Contact
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.revisions import known_on as as_known_on

#: What a reader is limited to, by office: see `Actor.scopes`.
Scopes = Mapping[uuid.UUID, frozenset[uuid.UUID]]
#: The scopes of a reader whom no office limits to some partnerships.
EVERYTHING: Scopes = {}
#: What has a day on which it is due, in contrast to what is missing in the file.
DATED_KINDS = (Warning.Kind.AGREEMENT_ENDS, Warning.Kind.FOLLOW_UP, Warning.Kind.ENTERED)
#: What is missing in the file or in doubt, what weighs most first: people cannot be reached.
GAP_KINDS = (
    Warning.Kind.CONTACT_LEFT,
    Warning.Kind.NO_PHASE,
    Warning.Kind.NO_AGREEMENT,
    Warning.Kind.DOUBT,
    Warning.Kind.NO_SOURCE,
    Warning.Kind.STALE_TRANSLATION,
)
#: Of what is missing in a file, what says least about it comes last.
QUIETEST = (
    Warning.Kind.CONTACT_LEFT,
    Warning.Kind.NO_SOURCE,
    Warning.Kind.STALE_TRANSLATION,
    Warning.Kind.DOUBT,
)
MOST_URGENT = (F("due_on").asc(nulls_last=True), "shows_from", "pk")
#: How long a duty that nobody has ticked off stays in calendars.
CALENDAR_PAST_DAYS = 365
#: More no calendar program likes to fetch every hour; the soonest are kept.
CALENDAR_MOST = 1000


def warning_rows(
    office_ids: Collection[uuid.UUID],
    on: dt.date,
    partnership_id: uuid.UUID | None = None,
    kinds: Iterable[str] | None = None,
    *,
    scopes: Scopes,
) -> QuerySet[Warning]:
    """Return the warnings that stand on a day, most urgent first: due ones by day, then others.

    With `partnership_id` also the duties and contacts it shares with other partnerships; what is
    missing in its file comes before what is merely in doubt. Whoever asks says what the reader is
    limited to (`scopes`), so that nobody forgets it; `EVERYTHING` for a reader without limits.
    """
    if partnership_id is None:
        found = warnings_of(office_ids, scopes)
    else:
        found = _about(partnership_id, office_ids).filter(_seen(office_ids, scopes))
    found = _kept(found).filter(shows_from__lte=on).filter(_unsettled(on))
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    if partnership_id is None:
        return found.order_by(*MOST_URGENT)
    quiet = Case(*(When(kind=kind, then=Value(n)) for n, kind in enumerate(QUIETEST, 1)), default=0)
    return found.order_by(MOST_URGENT[0], quiet, *MOST_URGENT[1:])


def warnings_for(
    office_ids: Collection[uuid.UUID],
    on: dt.date,
    partnership_id: uuid.UUID | None = None,
    kinds: Iterable[str] | None = None,
    limit: int | None = None,
    *,
    scopes: Scopes,
) -> list[WarningRecord]:
    """Return the warnings that stand on a day as records, most urgent first; two queries."""
    rows = warning_rows(office_ids, on, partnership_id, kinds, scopes=scopes)
    if limit is not None:
        # Chosen in the index; only the few that are shown are read.
        rows = Warning.objects.filter(pk__in=rows.values("pk")[:limit]).order_by(*MOST_URGENT)
    return to_records(rows)


def warning_counts(
    office_ids: Collection[uuid.UUID],
    on: dt.date,
    partnership_id: uuid.UUID | None = None,
    *,
    scopes: Scopes,
) -> dict[str, int]:
    """Return how many warnings of each kind stand on a day; one query."""
    rows = warning_rows(office_ids, on, partnership_id, scopes=scopes).order_by()
    return dict(rows.values_list("kind").annotate(Count("pk")))


def counts_by_office(
    office_ids: Collection[uuid.UUID], on: dt.date, *, scopes: Scopes
) -> dict[tuple[str, uuid.UUID], int]:
    """Return how many warnings of each kind stand on a day in each office; one query."""
    rows = warning_rows(office_ids, on, scopes=scopes).order_by()
    counted = rows.values_list("kind", "office").annotate(number=Count("pk"))
    return {(kind, office): number for kind, office, number in counted}


def gap_rows(
    office_ids: Collection[uuid.UUID],
    on: dt.date,
    kind: str = "",
    *,
    scopes: Scopes,
) -> QuerySet[Warning]:
    """Return what is missing or in doubt on a day, of one kind or all: by kind, then by city."""
    rows = warning_rows(office_ids, on, kinds=[kind] if kind else GAP_KINDS, scopes=scopes)
    weight = Case(*(When(kind=one, then=Value(n)) for n, one in enumerate(GAP_KINDS)))
    return rows.order_by(weight, F("partnership__key").asc(nulls_last=True), "shows_from", "pk")


def dates_ahead(
    office_ids: Collection[uuid.UUID], on: dt.date, *, scopes: Scopes
) -> list[WarningRecord]:
    """Return all that is due and not settled, from a year back, for calendars; soonest first."""
    since = on - dt.timedelta(days=CALENDAR_PAST_DAYS)
    found = _kept(warnings_of(office_ids, scopes)).filter(_unsettled(on), due_on__gte=since)
    return to_records(found.order_by("due_on", "pk")[:CALENDAR_MOST])


def to_records(rows: QuerySet[Warning], known: Partnership | None = None) -> list[WarningRecord]:
    """Return rows in the shape that leaves the app.

    `known`: a partnership whose parties and places have been fetched; they are not asked for again.
    """
    found = list(rows.select_related("office", "partnership"))
    for row in found:
        if known and row.partnership_id == known.pk:
            row.partnership = known
    prefetch_related_objects(found, _parties())
    return shaped(found)


def with_partnerships(rows: QuerySet[Warning]) -> QuerySet[Warning]:
    """Return the rows with what `shaped` reads beside them."""
    return rows.select_related("office", "partnership").prefetch_related(_parties())


def _parties() -> Prefetch[str, QuerySet[Party], str]:
    parties = Party.objects.current().select_related("place").order_by("side")
    return Prefetch("partnership__parties", parties)


def shaped(rows: Iterable[Warning]) -> list[WarningRecord]:
    """Return rows from `with_partnerships` in the shape that leaves the app."""
    return [_record(row) for row in rows]


def on_file_by(rows: QuerySet[Warning], day: dt.date) -> QuerySet[Warning]:
    """Return of dated warnings those whose record was on file on a day."""
    known = Q()
    for model in (Agreement, FollowUp, Deadline):
        ids = model._default_manager.filter(known_since__lte=day).values("pk")
        known |= Q(record_type=model.slug, record_id__in=ids)
    return rows.filter(known)


def done_duties(actor: Actor, office_id: uuid.UUID) -> QuerySet[Any, Any]:
    """Return kind and id of the deadlines and duties that are done, the latest first."""
    found = [
        model.objects.visible_to(actor)
        .current()
        .filter(office=office_id, done_on__isnull=False)
        .annotate(kind=Value(model.slug))
        .values_list("kind", "pk", "done_on")
        .order_by()
        for model in (Deadline, FollowUp)
    ]
    done: QuerySet[Any, Any] = found[0].union(found[1])
    return done.order_by("-done_on", "pk")


def open_deadlines(
    actor: Actor, partnership_id: uuid.UUID, known_on: dt.date | None = None
) -> list[Deadline]:
    """Return the entered deadlines of a partnership that are not done, soonest first."""
    found = Deadline.objects.visible_to(actor).filter(partnership=partnership_id)
    rows = [row for row in as_known_on(found, known_on) if row.done_on is None]
    return sorted(rows, key=lambda row: row.due_on)


def open_questions(
    actor: Actor, partnership_id: uuid.UUID, known_on: dt.date | None = None
) -> list[OpenQuestion]:
    """Return the questions about a partnership that nobody has answered, oldest first."""
    found = OpenQuestion.objects.visible_to(actor).filter(partnership=partnership_id)
    rows = [row for row in as_known_on(found, known_on) if row.answered_on is None]
    return sorted(rows, key=lambda row: row.asked_on.first if row.asked_on else dt.date.min)


def feed_by_secret(secret: str) -> CalendarFeed | None:
    """Return the feed of an address if its account is active and still belongs to the office."""
    return (
        CalendarFeed.objects.filter(_still_member(), secret=secret, user__is_active=True)
        .select_related("user", "office")
        .first()
    )


def wishes_due(on: dt.date) -> list[DigestWish]:
    """Return whom a digest is due to: daily ones not sent today, weekly ones not sent this week.

    A Monday on which nothing ran is made up for later in the week.
    """
    monday = on - dt.timedelta(days=on.weekday())
    rhythm = Q(rhythm=DigestWish.Rhythm.DAILY) | Q(rhythm=DigestWish.Rhythm.WEEKLY) & (
        Q(sent_on=None) | Q(sent_on__lt=monday)
    )
    return list(
        DigestWish.objects.filter(rhythm, Q(sent_on=None) | Q(sent_on__lt=on))
        .filter(_still_member(), user__is_active=True)
        .select_related("user", "office__place")
        .order_by("office", "pk")
    )


def warnings_of(office_ids: Collection[uuid.UUID], scopes: Scopes) -> QuerySet[Warning]:
    """Return the warnings of offices, in those named by `scopes` only what they contain."""
    return Warning.objects.filter(_seen(office_ids, scopes))


def _seen(office_ids: Collection[uuid.UUID], scopes: Scopes) -> Q:
    seen = Q(office__in=[one for one in office_ids if one not in scopes])
    for office_id in office_ids:
        if office_id in scopes:
            seen |= Q(office=office_id) & _within(scopes[office_id])
    return seen


def _within(scope: Collection[uuid.UUID]) -> Q:
    """Return the condition that a warning is about a record of one of the partnerships."""
    condition = Q(partnership__in=scope)
    for model in (Contact, FollowUp):
        ids = model.objects.filter(model.within(scope)).values("pk")
        condition |= Q(record_type=model.slug, record_id__in=ids)
    return condition


def _still_member() -> Q:
    """Return the condition that the account belongs to the office today."""
    today = clock.today()
    ends = Q(user__memberships__until=None) | Q(user__memberships__until__gte=today)
    return ends & Q(user__memberships__office=F("office"))


def _kept(found: QuerySet[Warning]) -> QuerySet[Warning]:
    """Return those not about a withdrawn partnership; to know the few such is less than a join."""
    gone = Partnership.objects.filter(withdrawn_on__isnull=False)
    return found.exclude(partnership__in=gone.values("pk"))


def _unsettled(on: dt.date) -> Q:
    return Q(settled_on=None) | Q(settled_on__gt=on)


def _about(partnership_id: uuid.UUID, office_ids: Collection[uuid.UUID]) -> QuerySet[Warning]:
    """Return the warnings about a partnership, its contacts and shared duties.

    It starts from what stands below the partnership: their number does not grow with the office.
    """
    offices, here = list(office_ids), {"partnership": partnership_id, "withdrawn_on": None}
    contacts = Contact.objects.filter(
        unit__involvements__partnership=partnership_id,
        unit__involvements__withdrawn_on=None,
        office__in=offices,
    )
    phases = Phase.objects.filter(**here, mandate__isnull=False)
    bases = Basis.objects.filter(**here)
    items = phases.values_list("mandate").union(
        Agreement.objects.filter(**here, mandate__isnull=False).values_list("mandate"),
        bases.filter(council_item__isnull=False).values_list("council_item"),
        bases.filter(point__isnull=False).values_list("point__council_item"),
    )
    resting = phases.filter(state__in=QUIET_STATES).values("mandate")
    duties = FollowUp.objects.filter(council_item__in=items, office__in=offices)
    duties = duties.exclude(council_item__in=resting)
    ids = Warning.objects.order_by().values_list("pk")
    return Warning.objects.filter(
        pk__in=ids.filter(partnership=partnership_id, partnership__office__in=offices).union(
            ids.filter(record_type="contact", record_id__in=contacts.values("pk")),
            ids.filter(record_type="follow-up", record_id__in=duties.values("pk")),
        )
    )


def _record(row: Warning) -> WarningRecord:
    partnership = row.partnership
    parties = partnership.parties.all() if partnership else []
    others = [party for party in parties if party.place_id != row.office.place_id]
    return WarningRecord(
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        office_id=row.office_id,
        office_key=row.office.key,
        record_type=row.record_type,
        record_id=row.record_id,
        shows_from=row.shows_from,
        due_on=row.due_on,
        settled_on=row.settled_on,
        partnership_id=row.partnership_id,
        partnership_key=partnership.key if partnership else "",
        cities=tuple(party.place.name for party in others),
        sides="".join(party.side for party in others),
        facts=row.facts,
    )
