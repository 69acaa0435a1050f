# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search over everything one may see."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.partnerships.queries import partnerships_behind
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.doors.found import Facts, Found, facts_of, joint_texts, kind_of
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.doors.workspace.views.topics.like import by_city
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.records import record_types
from zweiklang.foundation.search import COUNTED, SearchHit, SearchPage, search

PER_PAGE = 20
#: Passages found by meaning that stand below what was found by words.
BY_MEANING = 8

#: What people look for most stands first, whatever was written last.
FIRST = ("partnership",)
#: Kinds of joint text with a page of their subject.
_JOINT_PAGES = {TOPIC: "workspace:joint_topic", PROJECT: "workspace:joint_project"}


@in_office
def search_page(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show what holds every word of the question, and below it what means something alike."""
    text = request.GET.get("q", "").strip()[:200]
    wanted = whole_number(request.GET.get("page", ""), most=COUNTED) or 1
    if form := form_asked(request):
        hits = _found(request, office, search(request.actor, text, limit=COUNTED, first=FIRST))
        return send_list(form, _("Search"), tables.HITS, hits, office.key, "search")
    offset = (wanted - 1) * PER_PAGE
    answer = search(request.actor, text, limit=PER_PAGE, offset=offset, first=FIRST)
    page = Paginator(range(answer.total), PER_PAGE).get_page(wanted)
    found = _found(request, office, answer)
    # Meaning needs something to go by; on further pages of the words it would only repeat itself.
    alike = (
        by_city(office, request.actor, text, BY_MEANING) if len(text) > 2 and wanted == 1 else []
    )
    context = {"text": text, "answer": answer, "found": found, "page": page, "alike": alike}
    return show(request, "search.html", context, office=office, section="search")


def _found(request: WorkspaceRequest, office: Office, answer: SearchPage) -> list[Found]:
    """Return the hits as the page shows them."""
    writes = request.actor.holds(office.pk, WRITING_ROLES)
    texts, facts = joint_texts(answer.hits), facts_of(answer.hits)
    files = _files(office, texts)
    behind = partnerships_behind((hit.record_type, hit.record_id) for hit in answer.hits)
    names = {identity: str(partnership) for identity, partnership in behind.items()}
    return [
        Found(
            hit,
            kind_of(hit, texts),
            _address(office, hit, writes, texts.get(hit.record_id), files),
            names.get((hit.record_type, hit.record_id)) or _cities(texts, files, hit),
            facts.get((hit.record_type, hit.record_id), Facts()),
        )
        for hit in answer.hits
        if hit.record_type in record_types() or hit.record_id in texts
    ]


def _files(office: Office, texts: Mapping[uuid.UUID, JointRecord]) -> dict[uuid.UUID, str]:
    """Return the names of the office's joint files among those of the texts; one query at most."""
    ids = {one.file_id for one in texts.values()}
    if not ids:
        return {}
    own = Partnership.objects.current().filter(office=office, joint_file__in=ids)
    return {
        one.joint_file_id: str(one)
        for one in own.prefetch_related("parties__place")
        if one.joint_file_id
    }


def _cities(
    texts: Mapping[uuid.UUID, JointRecord], files: Mapping[uuid.UUID, str], hit: SearchHit
) -> str:
    text = texts.get(hit.record_id)
    return files.get(text.file_id, "") if text else ""


def _address(
    office: Office,
    hit: SearchHit,
    writes: bool,
    text: JointRecord | None,
    files: Mapping[uuid.UUID, str],
) -> str:
    if text is not None:
        page = _JOINT_PAGES.get(text.kind, "workspace:joint_text")
        return reverse(page, args=[office.key, text.pk]) if text.file_id in files else ""
    if hit.office_id not in (office.pk, None):
        return ""
    name = "workspace:record_edit" if writes else "workspace:record_history"
    here = {"office": office.key, "slug": hit.record_type, "record_id": hit.record_id}
    if hit.record_type == "partnership":
        return reverse(
            "workspace:partnership_by_id", kwargs={k: here[k] for k in ("office", "record_id")}
        )
    return reverse(name, kwargs=here)
