# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that is missing in the file or in doubt, each with the button that helps."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import queries
from zweiklang.domain.coordination.models import Warning
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.templatetags.ui import number_format
from zweiklang.doors.workspace import duties
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import day as tables
from zweiklang.doors.workspace.views.my_day import has_partnership
from zweiklang.doors.workspace.views.partnerships import choices, named
from zweiklang.foundation import clock

PER_PAGE = 40


@in_office
def gaps(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the gaps of the office's file, of one kind or city where the reader chose so."""
    today, scopes = clock.today(), request.actor.scopes
    text, asked = request.GET.get("q", "").strip()[:100], request.GET.get("kind", "")
    kind = asked if asked in queries.GAP_KINDS else ""
    rows = queries.gap_rows([office.pk], today, kind, scopes=scopes)
    if text:
        cities = Partnership.objects.visible_to(request.actor).filter(named(text), office=office)
        rows = rows.filter(partnership__in=cities.values("pk"))
    if form := form_asked(request):
        records = queries.to_records(rows)
        return send_list(form, _("Gaps in the file"), tables.GAPS, records, office.key, "gaps")
    counts = queries.warning_counts([office.pk], today, scopes=scopes)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = queries.to_records(cast(Any, page.object_list))
    context = {
        "page": page,
        "lines": duties.duties(found, today),
        "count": sum(counts.get(one, 0) for one in queries.GAP_KINDS),
        "has_file": has_partnership(request.actor, [office]),
        "text": text,
        "kind": kind,
        "filters": choices(request, "kind", [("", _("all")), *_counted(counts)]),
    }
    return show(request, "gaps.html", context, office=office, section="deadlines")


def _counted(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Return the kinds that there are, each with how many."""
    labels = dict(Warning.Kind.choices)
    return [
        (str(kind), f"{labels[kind]} ({number_format(counts[kind])})")
        for kind in queries.GAP_KINDS
        if counts.get(kind)
    ]
