# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public pages read beside files of partnerships, always through `visible_to`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from functools import lru_cache
from typing import Any, cast

from babel import Locale
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Left, StrIndex
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from zweiklang.agenda2030 import goal_of
from zweiklang.domain.coordination.models import Notice
from zweiklang.domain.joint.published import newest_revision
from zweiklang.domain.partnerships.models import Partnership, Phase, ServedGoal
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.projects.serving import Agreed, agreed_texts
from zweiklang.doors import actors
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.standing import Standing, standing_of


def actor_of(request: HttpRequest) -> Actor:
    """Return who reads a public page; a list that leaves it as a file is made for everybody."""
    return Actor.public() if "table" in request.GET else actors.actor_of(request)


def office_or_404(key: str) -> Office:
    """Return an office with its place; raises Http404."""
    try:
        return Office.objects.select_related("place").get(key=key)
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


def served_goals(office_id: uuid.UUID, actor: Actor, day: dt.date) -> QuerySet[ServedGoal]:
    """Return what partnerships of the office do for goals on a day."""
    found = ServedGoal.objects.visible_to(actor).current().of_office(office_id)
    begun = Q(begins=None) | Q(begins__lte=day.isoformat())
    lasts = Q(ends=None) | Q(ends__reaches=day.isoformat())
    return cast("QuerySet[ServedGoal]", found.filter(begun, lasts, partnership__withdrawn_on=None))


def standing(office: Office) -> Standing:
    """Return under what `relations_on`, the counts and `agreed` are kept. One query."""
    return standing_of(office.pk, Partnership, Phase, ServedGoal, also=newest_revision())


def partnerships_per_goal(
    office: Office, actor: Actor, day: dt.date, standing: Standing
) -> dict[int, int]:
    """Return the number of partnerships by goal on a day; targets count for their goal.

    A partnership works on what it serves, and on what its cities agreed and made public. Two
    queries at most: counted once for each standing of the records and the joint texts.
    """
    return dict(_per_goal(standing, office.pk, actor.is_inside(office.pk), day))


@lru_cache(maxsize=8)
def _per_goal(
    standing: Standing, office_id: uuid.UUID, inside: bool, day: dt.date
) -> tuple[tuple[int, int], ...]:
    reader = Actor("member", roles={office_id: "reader"}) if inside else Actor.public()
    served = served_goals(office_id, reader, day).order_by()
    dotted = Concat("code", Value("."))
    goal = Left("code", StrIndex(dotted, Value(".")) - 1)
    pairs = set(served.annotate(goal=goal).values_list("goal", "partnership").distinct())
    for one in _agreed(standing, office_id, inside):
        if one.is_worked_on:
            pairs |= {(goal_of(code), one.partnership_id) for code in one.codes}
    counts = Counter(int(number) for number, _partnership in pairs)
    return tuple(sorted(counts.items()))


def agreed(office: Office, actor: Actor, standing: Standing) -> tuple[Agreed, ...]:
    """Return what cities agreed and made public, first agreed first; kept like the counts."""
    return _agreed(standing, office.pk, actor.is_inside(office.pk))


@lru_cache(maxsize=4)
def _agreed(standing: Standing, office_id: uuid.UUID, inside: bool) -> tuple[Agreed, ...]:
    reader = Actor("member", roles={office_id: "reader"}) if inside else Actor.public()
    return tuple(agreed_texts(office_id, reader))


def country_name(code: str) -> str:
    """Return a country's name in the reader's language, the code where CLDR has none."""
    territories: Any = Locale.parse(locale_of(get_language() or "en")).territories
    return str(territories.get(code.upper(), code))
