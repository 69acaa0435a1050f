# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers given apart and read together: expectations of a year, the self-assessment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint.kinds import kind_of
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity import queries, rules
from zweiklang.domain.reciprocity.joint_kinds import AGREED_CHANGE
from zweiklang.domain.reciprocity.models import Assessment, Expectation
from zweiklang.domain.reciprocity.principles import origin, principles
from zweiklang.domain.reciprocity.queries import Year
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.doors.workspace.tables import giving as tables
from zweiklang.doors.workspace.views.giving import common
from zweiklang.doors.workspace.views.giving.common import Place
from zweiklang.doors.workspace.views.joint.common import url as joint_url
from zweiklang.foundation import clock
from zweiklang.outputs.drawings import mirror

#: How many of the principles seen most differently stand above the table.
WIDEST = 5


@in_office
def expectations(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show what each city expects and what worries it, by year; hand in the own answer."""
    place = common.place_of(request, office, key)
    if place is None:
        return common.without_file(request, office, key)
    if "share" in request.POST:
        return common.share_posted(request, place, (Expectation,), _handed_in())
    years = queries.expectations_of(place.actor, place.file)
    listing = Listing(
        _("Expectations"), tables.expectations(place.names), lambda: tables.answers(years)
    )
    if answer := asked_list(request, {"": listing}, office.key, key, "expectations"):
        return answer
    context = {
        "headline": _headline(years, place),
        "years": [(one, _columns(one, place)) for one in years],
        "new_url": _new_url(place, Expectation, years),
    }
    return common.page(request, place, "expectations", context)


@in_office
def assessment(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show both cities' judgement of the ten principles side by side, what differs, the trend."""
    place = common.place_of(request, office, key)
    if place is None:
        return common.without_file(request, office, key)
    if "share" in request.POST:
        return common.share_posted(request, place, (Assessment,), _handed_in())
    years = queries.assessments_of(place.actor, place.file)
    year = _chosen(years, request.GET.get("year", ""))
    if answer := asked_list(request, _lists(place, years, year), office.key, key, "assessment"):
        return answer
    rows = queries.compared(year) if year else []
    context: dict[str, Any] = {
        "headline": _headline(years, place),
        "years": years,
        "year": year,
        "columns": _columns(year, place) if year else [],
        "rows": [_row(one, year) for one in rows] if year else [],
        "apart": [_row(one, year) for one in rules.apart(rows)[:WIDEST]]
        if year and year.opened
        else [],
        "changes": [_change(place, one) for one in queries.agreed_changes(place.actor, place.file)],
        "change_url": joint_url("new", office, file_id=place.file.pk, kind=AGREED_CHANGE.slug),
        "change_label": kind_of(AGREED_CHANGE.slug).label,
        "new_url": _new_url(place, Assessment, years),
        "origin": origin(),
    }
    opened, listed = _opened(years)
    if len(opened) > 1:
        scores = queries.scores_by_year(opened)
        context["trend_wide"], context["trend_narrow"] = mirror.trend(scores, listed, place.names)
        context["trend_years"] = listed
        context["trend"] = [
            (tables.principle(number), [_by_year(side, by_side, listed) for side in place.names])
            for number, by_side in scores.items()
        ]
    return common.page(request, place, "assessment", context)


def _lists(place: Place, years: Sequence[Year], year: Year | None) -> dict[str, Listing]:
    """Return the lists of the self-assessment: the year shown, the years compared, the changes."""
    opened, listed = _opened(years)
    return {
        "": Listing(
            _("Self-assessment"), tables.judgements(place.names),
            lambda: tables.judgement_rows(year),
        ),
        "changes": Listing(
            _("What we change"), tables.CHANGES,
            lambda: (
                (one, bool(one.revision))
                for one in queries.agreed_changes(place.actor, place.file)
            ),
        ),
        "years": Listing(
            _("Over the years"), tables.trend(place.names, listed),
            lambda: tables.trend_rows(queries.scores_by_year(opened)),
        ),
    }  # fmt: skip


def _opened(years: Sequence[Year]) -> tuple[list[Year], list[int]]:
    """Return the years in which all have answered, and their numbers, the earliest first."""
    opened = [one for one in years if one.opened]
    return opened, sorted(one.year for one in opened)


def _handed_in() -> str:
    return _("Your answer is handed in. All read it once every city has answered.")


def _by_year(side: str, by_side: Any, years: Sequence[int]) -> tuple[str, list[int | None]]:
    return side, [by_side.get(side, {}).get(year) for year in years]


def _row(one: rules.Compared, year: Year) -> dict[str, Any]:
    """Return a principle with each city's score and evidence."""
    return {
        "title": tables.principle(one.principle),
        "question": principles()[one.principle].question(get_language() or "en"),
        "gap": one.gap,
        "cells": [
            (side, score, year.answers[side].evidence(one.principle))
            for side, score in one.scores.items()
        ],
    }


def _change(place: Place, record: Any) -> tuple[Any, str, bool]:
    """Return an agreed change with the page it is read on, and whether it is in force."""
    if record.revision:
        return record, joint_url("text", place.office, record_id=record.pk), True
    proposal = record.proposals.order_by("-number").first()
    return record, joint_url("proposal", place.office, proposal_id=proposal.pk), False


def _chosen(years: Sequence[Year], asked: str) -> Year | None:
    wanted = [one for one in years if str(one.year) == asked]
    return wanted[0] if wanted else years[0] if years else None


def _columns(year: Year, place: Place) -> list[tuple[str, str, Any]]:
    """Return each city with its answer as far as the reader sees it, else None."""
    return [(side, name, year.answers.get(side)) for side, name in place.names.items()]


def _new_url(place: Place, model: type[Any], years: Sequence[Year]) -> str:
    """Return where the own answer of this year is written, "" if it is on file."""
    known = {one.year for one in years if place.party.side in one.answers}
    if clock.today().year in known:
        return ""
    return crumbs.new_url(place.office, model.slug, partnership=place.partnership.pk)


def _headline(years: Sequence[Year], place: Place) -> str:
    """Return how the year stands: who has yet to answer, or that all read everything."""
    this = clock.today().year
    year = next((one for one in years if one.year == this), None)
    own = year.answers.get(place.party.side) if year else None
    said = {"year": this, "city": place.names[place.party.side]}
    if year is not None and year.opened:
        return _("All cities have answered for %(year)s.") % said
    if own is None:
        return _("The answer of %(city)s for %(year)s is missing.") % said
    if own.shared_on is None:
        return _("The answer of %(city)s for %(year)s is a draft.") % said
    return _("%(city)s has answered. The other answer is awaited.") % said
