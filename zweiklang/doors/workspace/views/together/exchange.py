# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exchange of solutions in a joint file: what is asked, answered, taken over and what not."""

from __future__ import annotations

import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.joint import policy
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import meeting
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import together as tables
from zweiklang.doors.workspace.views.joint.common import acting, file_or_404, way

PER_PAGE = 20


@in_office
def joint_exchange(request: WorkspaceRequest, office: Office, file_id: uuid.UUID) -> HttpResponse:
    """Show the questions of a file with answers and lessons."""
    actor = acting(request, office)
    file = file_or_404(actor, file_id)
    found = meeting.exchange_of(actor, file)
    names = names_of(file)
    listing = Listing(
        _("Questions and answers"), tables.exchange(names), lambda: tables.exchange_rows(found)
    )
    if answer := asked_list(request, {"": listing}, office.key, "questions"):
        return answer
    party = policy.party_of(actor, file)
    unanswered = sum(not one.answers for one in found)
    text = ngettext(
        "One question waits for an answer.", "%(number)s questions wait for an answer.", unanswered
    )
    headline = _("Nothing has been asked yet.")
    if found:
        headline = _("Every question is answered.")
    if unanswered:
        headline = as_headline(text % {"number": number_word(unanswered)})
    context = {
        "file": file,
        "names": names,
        "own_side": party.side if party else "",
        "headline": headline,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "may_say": bool(policy.can_write(actor, file)),
        "may_show": bool(policy.can_propose(actor, file)),
        "crumbs": way(office, file, Link("", _("Questions and answers"))),
    }
    return show(request, "together/exchange.html", context, office=office, section="topics")
