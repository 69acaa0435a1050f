# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint projects: the list, and one charter with its indicators at both ends."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.joint import policy, queries
from zweiklang.domain.joint.standing import Standing, standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects import rules
from zweiklang.domain.projects.joint_kinds import STATE_LABELS
from zweiklang.domain.projects.queries import (
    indicator_rows,
    projects_visible_to,
    state_of,
    values_of,
)
from zweiklang.domain.projects.records import End, IndicatorRow
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import together as tables
from zweiklang.doors.workspace.views.joint.common import acting, record_or_404, url, way
from zweiklang.doors.workspace.views.together.shown import cities, title_of
from zweiklang.doors.workspace.views.topics import places
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.drawings.tracks import track
from zweiklang.outputs.workbook.columns import indicator_values, indicators

PER_PAGE = 20


@dataclass(frozen=True)
class ShownProject:
    """A joint project as lists show it."""

    standing: Standing
    title: TranslatedText
    state: rules.State
    begins: dt.date | None
    ends: dt.date | None

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """Return the project with the state that follows from consent and charter."""
        begins, ends = (standing.content.get(name) for name in ("begins", "ends"))
        return cls(
            standing,
            title_of(standing),
            state_of(standing),
            dt.date.fromisoformat(begins) if begins else None,
            dt.date.fromisoformat(ends) if ends else None,
        )

    @property
    def state_label(self) -> Any:
        """Return where it stands, in words."""
        return STATE_LABELS[self.state]

    @property
    def waits_for(self) -> str:
        """Return whose answer to an open proposal is missing, "" if none is open."""
        return cities(self.standing, self.standing.missing)


@dataclass(frozen=True)
class SideOfProject:
    """What the charter says for one city."""

    side: str
    place: Any
    lead: TranslatedText
    units: list[TranslatedText]
    reference: TranslatedText
    council: TranslatedText
    places: TranslatedText


@in_office
def projects(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the joint projects of all joint files of the office."""
    actor = acting(request, office)
    files = queries.files_visible_to(actor)
    every = projects_visible_to(actor).filter(file__in=files)
    if form := form_asked(request):
        lines = [ShownProject.of(one) for one in standings(actor, every)]
        return send_list(form, _("Joint projects"), tables.PROJECTS, lines, office.key, "projects")
    page = Paginator(every, PER_PAGE).get_page(request.GET.get("page"))
    rows = projects_visible_to(actor).filter(pk__in=[one.pk for one in page])
    found = [ShownProject.of(one) for one in standings(actor, rows)]
    count = page.paginator.count
    text = ngettext("One joint project.", "%(number)s joint projects.", count)
    context = {
        "page": page,
        "projects": [(one, list(names_of(one.standing.record.file).items())) for one in found],
        "headline": as_headline(text % {"number": number_word(count)})
        if count
        else _("No joint project yet."),
        "crumbs": places.crumbs(office, Link("", _("Joint projects"))),
    }
    return show(request, "together/projects.html", context, office=office, section="topics")


@in_office
def joint_project(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Show a joint project: its charter, both sides alike, its indicators side by side."""
    actor = acting(request, office)
    record = record_or_404(actor, record_id)
    found = standings(actor, projects_visible_to(actor, [record.file]).filter(pk=record.pk))
    if not found:
        raise Http404
    standing = found[0]
    names = names_of(record.file)
    values = values_of(actor, [record.pk]).get(record.pk, {})
    rows = indicator_rows(standing.content, record.sides, values)
    if form := form_asked(request):
        lines, columns = indicator_values(rows), indicators(names)
        return send_list(form, str(record), columns, lines, office.key, "indicators")
    party = policy.party_of(actor, record.file)
    project = ShownProject.of(standing)
    context = {
        "project": project,
        "record": record,
        "names": names,
        "sides": [side_of(standing, party) for party in standing.parties],
        "aims": [TranslatedText.from_json(one) for one in standing.content.get("aims", ())],
        "targets": standing.content.get("targets", ()),
        "why": TranslatedText.from_json(standing.content.get("state_reason")),
        "steps": [(state, STATE_LABELS[state], state == project.state) for state in rules.State],
        "indicators": drawn(rows, names),
        "own_side": party.side if party else "",
        "may_write": bool(policy.can_write(actor, record.file)),
        "may_show": bool(policy.can_propose(actor, record.file)),
        "takes_values": record.revision > 0 and not record.ended_at,
        "crumbs": way(office, record.file, _above(office, record), Link("", str(record))),
    }
    return show(request, "together/project.html", context, office=office, section="topics")


def _above(office: Office, record: Any) -> Link:
    if record.below is not None:
        return Link(url("topic", office, record_id=record.below_id), str(record.below))
    return Link(url("topics", office, file_id=record.file_id), _("Topics"))


def side_of(standing: Standing, party: Any) -> SideOfProject:
    """Return what the charter says for one city."""

    def said(name: str) -> TranslatedText:
        return TranslatedText.from_json(standing.content.get(name, {}).get(party.side))

    units = standing.content.get("units", {}).get(party.side, ())
    return SideOfProject(
        party.side,
        party.place,
        said("lead"),
        [TranslatedText.from_json(one) for one in units],
        said("reference"),
        said("council"),
        said("places"),
    )


def drawn(
    rows: list[IndicatorRow], names: dict[str, Any]
) -> list[tuple[str, list[tuple[str, Any, End | None, str]]]]:
    """Return the indicators with their drawings: mark, then side, city, end and SVG of each."""
    return [
        (
            row.mark,
            [
                (side, names[side], end, track(end, names[side], f"i{number}{side}") if end else "")
                for side, end in row.ends
            ],
        )
        for number, row in enumerate(rows)
    ]
