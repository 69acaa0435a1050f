# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search over everything public that has a page of its own or stands on one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.searching import SLUG as JOINT
from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.partnerships.models import (
    Agreement,
    Basis,
    Event,
    Involvement,
    Partnership,
    Phase,
    ServedGoal,
)
from zweiklang.domain.partnerships.queries import partnerships_behind
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.places.models import Unit
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.domain.topics.models import Paper
from zweiklang.doors.found import Facts, Found, facts_of, joint_texts, kind_of
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.anchors import in_timeline
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import office as tables
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.search import COUNTED, SearchHit, search

PER_PAGE = 20
#: Kinds that stand on the page of a partnership, of a council item, and of the office.
BELOW = (Partnership, Phase, Agreement, Event, Involvement, ServedGoal, Basis)
ITEMS = (CouncilItem, FollowUp, ResolutionPoint)
OFFICE = (OfficePage, Unit)
GIVING = (Contribution, Benefit)
KINDS = (*(model.slug for model in (*BELOW, *ITEMS, *OFFICE, *GIVING, Paper)), JOINT)
#: Kinds with a row of their own in the timeline, and the chapters in which others stand.
IN_TIMELINE = frozenset(model.slug for model in (Phase, Agreement, Event))
_GIVING = frozenset(model.slug for model in GIVING)
CHAPTERS = {
    Involvement.slug: "#actors",
    ServedGoal.slug: "#work",
    Basis.slug: "#basis",
    Contribution.slug: "#giving",
    Benefit.slug: "#giving",
}


def search_page(request: HttpRequest, office: str) -> HttpResponse:
    """Show what the public may see that holds every word of the question."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    text = request.GET.get("q", "").strip()[:200]
    number = whole_number(request.GET.get("page", ""), most=COUNTED) or 1
    form = form_asked(request)
    limit, offset = (COUNTED, 0) if form else (PER_PAGE, (number - 1) * PER_PAGE)
    answer = search(actor, text, kinds=KINDS, limit=limit, offset=offset, first=(Partnership.slug,))
    found = _found(own, actor, answer.hits)
    if form:
        return send_list(form, _("Search"), tables.HITS, found, own.key, "search")
    return page(
        request,
        "search",
        own,
        "search",
        (Link("", _("Search")),),
        text=text,
        answer=answer,
        found=found,
        page=Paginator(range(answer.total), PER_PAGE).get_page(number),
    )


def _found(own: Office, actor: Actor, hits: Sequence[SearchHit]) -> list[Found]:
    """Return the hits with their pages, without those whose page is not to be seen."""
    texts, facts = joint_texts(hits), facts_of(hits)
    pages = _Pages(own, actor, hits, texts)
    found = []
    for hit in hits:
        said = facts.get((hit.record_type, hit.record_id), Facts())
        url, belongs_to = pages.of(hit, said)
        if url:
            found.append(Found(hit, kind_of(hit, texts), url, belongs_to, said))
    return found


class _Pages:
    """Knows the pages of hits; eleven queries at most, whatever their number."""

    def __init__(
        self,
        own: Office,
        actor: Actor,
        hits: Sequence[SearchHit],
        texts: Mapping[uuid.UUID, JointRecord],
    ) -> None:
        self._own, self._texts = own, texts
        self._files = _by_file(own, actor, texts)
        self._offices = Office.objects.in_bulk({hit.office_id for hit in hits if hit.office_id})
        self._behind = partnerships_behind((hit.record_type, hit.record_id) for hit in hits)
        ids = {one.pk for one in self._behind.values()}
        ids |= {hit.record_id for hit in hits if hit.record_type == Partnership.slug}
        visible = Partnership.objects.visible_to(actor).current().filter(pk__in=ids)
        self._keys = dict(visible.values_list("pk", "key")) if ids else {}
        self._items = _items(actor, hits)
        papers = {hit.record_id for hit in hits if hit.record_type == Paper.slug}
        rows = Paper.objects.filter(pk__in=papers).select_related("place") if papers else ()
        self._places: Mapping[uuid.UUID, Any] = {row.pk: row.place for row in rows}

    def of(self, hit: SearchHit, said: Facts) -> tuple[str, str]:
        """Return the address of a hit's page, "" if there is none, and what it belongs to."""
        own = self._own
        if hit.record_id in self._texts:
            return self._joint(self._texts[hit.record_id])
        office = self._offices.get(hit.office_id) if hit.office_id else None
        if office is None:
            return "", ""
        other = "" if office.pk == own.pk else str(office)
        behind = self._behind.get((hit.record_type, hit.record_id))
        key = self._keys.get(behind.pk if behind else hit.record_id)
        if key:
            name = str(behind) if behind else other
            return self._row(hit, said, [office.key, key]), name
        if hit.record_id in self._items:
            item, anchor = self._items[hit.record_id]
            title = "" if hit.record_id == item.pk else str(item)
            return reverse("portal:council_item", args=[office.key, item.key]) + anchor, title
        if hit.record_id in self._places:
            place = self._places[hit.record_id]
            return reverse("portal:city", args=[office.key, place.key]), str(place)
        if hit.record_type in {model.slug for model in OFFICE}:
            return reverse("portal:office", args=[office.key]), other
        return "", ""

    def _joint(self, text: JointRecord) -> tuple[str, str]:
        """Return where everybody reads a joint text: on the page of the partnership or its own."""
        partnership = self._files.get(text.file_id)
        if partnership is None or partnership.office is None or not text.is_public:
            return "", ""
        where = [partnership.office.key, partnership.key]
        if text.kind in (TOPIC, PROJECT):
            page = reverse("portal:partnership", args=where)
            return f"{page}#joint-{text.pk}", str(partnership)
        return reverse("portal:joint_text", args=[*where, text.pk]), str(partnership)

    def _row(self, hit: SearchHit, said: Facts, where: list[str]) -> str:
        """Return where on the pages of a partnership the hit stands; "" if nowhere."""
        if hit.record_type in IN_TIMELINE and said.day:
            return in_timeline(*where)(hit.record_id, said.day.year)
        if hit.record_type in _GIVING and not hit.is_public:
            return ""
        return reverse("portal:partnership", args=where) + CHAPTERS.get(hit.record_type, "")


def _by_file(
    own: Office, actor: Actor, texts: Mapping[uuid.UUID, JointRecord]
) -> dict[uuid.UUID, Partnership]:
    """Return the partnership on whose page the texts of a file stand, the own office's first."""
    ids = {one.file_id for one in texts.values()}
    if not ids:
        return {}
    rows = Partnership.objects.visible_to(actor).current().filter(joint_file__in=ids)
    found: dict[uuid.UUID, Partnership] = {}
    for one in rows.select_related("office").prefetch_related("parties__place"):
        if one.joint_file_id and (one.office_id == own.pk or one.joint_file_id not in found):
            found[one.joint_file_id] = one
    return found


def _items(actor: Actor, hits: Sequence[SearchHit]) -> dict[uuid.UUID, tuple[CouncilItem, str]]:
    """Return the council item of each item, duty and point, with the place on its page."""
    by_kind = {
        model: [hit.record_id for hit in hits if hit.record_type == model.slug] for model in ITEMS
    }
    found: dict[uuid.UUID, tuple[CouncilItem, str]] = {}
    wanted: dict[uuid.UUID, tuple[uuid.UUID, str]] = {pk: (pk, "") for pk in by_kind[CouncilItem]}
    for model, anchor in ((FollowUp, ""), (ResolutionPoint, "#point-{}")):
        if by_kind[model]:
            rows = model._default_manager.filter(pk__in=by_kind[model])
            for pk, item in rows.values_list("pk", "council_item"):
                wanted[pk] = (item, anchor.format(pk))
    if wanted:
        visible = CouncilItem.objects.visible_to(actor).current()
        items = visible.in_bulk({item for item, _anchor in wanted.values()})
        found = {
            pk: (items[item], anchor) for pk, (item, anchor) in wanted.items() if item in items
        }
    return found
