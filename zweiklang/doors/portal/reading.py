# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public pages read beside files of partnerships, always through `visible_to`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, cast

from babel import Locale
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Left, StrIndex
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from zweiklang.agenda2030 import goal_of
from zweiklang.domain.coordination.models import Notice
from zweiklang.domain.joint.published import has_seat, newest_revision
from zweiklang.domain.partnerships import queries
from zweiklang.domain.partnerships.models import Partnership, Phase, ServedGoal
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.projects.serving import Agreed, agreed_texts
from zweiklang.doors import actors
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.standing import Standing, standing_of

#: Partnerships of other offices that are shown and counted with the own ones.
SHARED = 12


def actor_of(request: HttpRequest) -> Actor:
    """Return who reads a public page; a list that leaves it as a file is made for everybody."""
    return Actor.public() if "table" in request.GET else actors.actor_of(request)


def office_or_404(key: str) -> Office:
    """Return an office with its place, and whether it `has_seat`; raises Http404."""
    try:
        return Office.objects.select_related("place").annotate(has_seat=has_seat()).get(key=key)
    except Office.DoesNotExist as error:
        raise Http404(key) from error


def page_of(office: Office, actor: Actor) -> OfficePage | None:
    """Return what the office says of itself, None while it has released nothing."""
    found = OfficePage.objects.visible_to(actor).current().of_office(office.pk)
    page: OfficePage | None = (
        found.select_related("unit", "source").prefetch_related("unit__names").first()
    )
    return page


def notices_on(office: Office, actor: Actor, day: dt.date) -> list[Notice]:
    """Return the notices that show on a day, the newest first."""
    found = Notice.objects.visible_to(actor).current().of_office(office.pk)
    return list(found.filter(begins__lte=day, ends__gte=day).order_by("-begins"))


def shared(office: Office, actor: Actor) -> tuple[uuid.UUID, ...]:
    """Return the partnerships that other offices keep together with this one.

    One query, none where the office has no seat in a joint file.
    """
    if not getattr(office, "has_seat", True):
        return ()
    return tuple(shared_rows(office, actor).values_list("pk", flat=True))


def shared_rows(office: Office, actor: Actor) -> QuerySet[Any, Any]:
    """Return the query of `shared`, for pages that ask for so much that it must be asked along."""
    if not getattr(office, "has_seat", True):
        return Partnership.objects.none().values("pk")
    found: QuerySet[Any, Any] = queries.shared_with(office.pk, actor)
    return found.values("pk")[:SHARED]


def served_goals(
    office_id: uuid.UUID, actor: Actor, day: dt.date, also: Collection[uuid.UUID] = ()
) -> QuerySet[ServedGoal]:
    """Return what partnerships of the office, and those that are `shared`, do for goals."""
    found = ServedGoal.objects.visible_to(actor).current().filter(queries.told_by(office_id, also))
    begun = Q(begins=None) | Q(begins__lte=day.isoformat())
    lasts = Q(ends=None) | Q(ends__reaches=day.isoformat())
    return cast("QuerySet[ServedGoal]", found.filter(begun, lasts, partnership__withdrawn_on=None))


def standing(office: Office) -> Standing:
    """Return under what `relations_on`, the counts and `agreed` are kept. One query."""
    return standing_of(office.pk, Partnership, Phase, ServedGoal, also=newest_revision())


def partnerships_per_goal(
    office: Office,
    actor: Actor,
    day: dt.date,
    standing: Standing,
    also: Collection[uuid.UUID] = (),
    texts: Iterable[Agreed] | None = None,
) -> dict[int, int]:
    """Return the number of partnerships by goal on a day; targets count for their goal.

    A partnership works on what it serves, and on what its cities agreed and made public. Two
    queries at most: counted once for each standing of the records and the joint texts. With
    partnerships of others (`also`) it is counted each time; `texts` are those of `agreed`.
    """
    if also:
        agreed_on = agreed(office, actor, standing, also) if texts is None else texts
        return dict(_counted(served_goals(office.pk, actor, day, also), agreed_on))
    return dict(_per_goal(standing, office.pk, actor.is_inside(office.pk), day))


@lru_cache(maxsize=8)
def _per_goal(
    standing: Standing, office_id: uuid.UUID, inside: bool, day: dt.date
) -> tuple[tuple[int, int], ...]:
    reader = Actor("member", roles={office_id: "reader"}) if inside else Actor.public()
    served = served_goals(office_id, reader, day)
    return _counted(served, _agreed(standing, office_id, inside))


def _counted(served: QuerySet[ServedGoal], texts: Iterable[Agreed]) -> tuple[tuple[int, int], ...]:
    """Return goals with their number of partnerships."""
    dotted = Concat("code", Value("."))
    goal = Left("code", StrIndex(dotted, Value(".")) - 1)
    rows = served.order_by().annotate(goal=goal)
    pairs = set(rows.values_list("goal", "partnership").distinct())
    for one in texts:
        if one.is_worked_on:
            pairs |= {(goal_of(code), one.partnership_id) for code in one.codes}
    counts = Counter(int(number) for number, _partnership in pairs)
    return tuple(sorted(counts.items()))


def agreed(
    office: Office, actor: Actor, standing: Standing, also: Collection[uuid.UUID] = ()
) -> tuple[Agreed, ...]:
    """Return what cities agreed and made public, first agreed first; kept like the counts."""
    if also:
        return tuple(agreed_texts(queries.told_by(office.pk, also, "pk__in"), actor))
    return _agreed(standing, office.pk, actor.is_inside(office.pk))


@lru_cache(maxsize=4)
def _agreed(standing: Standing, office_id: uuid.UUID, inside: bool) -> tuple[Agreed, ...]:
    reader = Actor("member", roles={office_id: "reader"}) if inside else Actor.public()
    return tuple(agreed_texts(queries.told_by(office_id), reader))


def country_name(code: str) -> str:
    """Return a country's name in the reader's language, the code where CLDR has none."""
    territories: Any = Locale.parse(locale_of(get_language() or "en")).territories
    return str(territories.get(code.upper(), code))
