# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one partnership."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.joint.published import public_texts
from zweiklang.domain.partnerships import queries, timeline
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import anchors, chapters, folding, giving, listings, reading, sentences
from zweiklang.doors.portal.agreed import agreed_texts
from zweiklang.doors.portal.alternat import in_alternat, names_by_side
from zweiklang.doors.portal.drawn import both_forms
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.together import MOST, together
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.foundation import clock
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.drawings import goals
from zweiklang.outputs.drawings.sheets import sheet_of
from zweiklang.outputs.drawings.sheets import sheets as all_sheets

#: Rows of the table under the score; a crowded year leaves them to the page of the timeline.
ROWS = 50
#: A page may weigh 100,000 bytes. A heavier one shows a smaller share of the rows of its chapters,
#: and last of all leaves the table under the score to the page of the timeline; all of them have
#: pages of their own. Letters of many scripts weigh two or three bytes each.
LARGEST = 98_000
FOLDS = ((1, True), (0.75, True), (0.5, True), (0.2, True), (0.2, False))


def file(request: HttpRequest, office: str, key: str) -> HttpResponse:
    """Show a partnership as it is today, or as it was known on a day."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    found = queries.partnership_file(own.pk, key, actor, asked.day)
    if found is None:
        return not_known_then(request, own, key, asked.day)
    day = asked.day or clock.today()
    pair = in_alternat(found.parties, own.place_id)
    # The joint file of today, also where the reader looks at an earlier day.
    file_id = queries.joint_file_of(found.id) if asked.day else found.joint_file_id
    texts = public_texts(file_id, asked.day) if file_id else []
    names = names_by_side(found.parties)
    told = together(texts, names, None if "table" in request.GET else MOST)
    if asked.day is None:
        told |= giving.chapter(file_id, names)
    lists = _lists(found, day, told, file_id)
    if listed := asked_list(request, lists, own.key, key):
        return listed
    fixed: dict[str, Any] = {
        "file": found,
        "pair": pair,
        "names": names,
        "asked": asked,
        "as_of": asked.query,
        "here": reverse("portal:partnership", args=[own.key, key]),
        "day": day,
        "today": clock.today(),
        "lead": sentences.lead(found, day),
        "wheel": goals.wheel(found.goals) if found.goals else "",
        "cities": chapters.city_facts(found, pair),
        "hidden": _hidden(found, own, actor),
        "agreed": agreed_texts(texts, own.place_id),
        **told,
    }
    for share, has_table in FOLDS:
        cut = folding.folded(found, day, share)
        context = fixed | {
            "citations": Citations(),
            "chapters": cut,
            "lists": _offered(lists, cut),
            **{name: chapter.rows for name, chapter in cut.items()},
            **_score(found, own, request.GET.get("until", ""), has_table),
        }
        if found.involvements:
            context["actors"] = chapters.actors_by_side(cut["actors"].rows, pair)
        answer = page(request, "partnership", own, "partnerships", _crumbs(own, pair), **context)
        if len(answer.content) <= LARGEST:
            break
    return answer


def _lists(
    found: PartnershipFile, day: dt.date, told: dict[str, Any], file_id: uuid.UUID | None
) -> dict[str, Listing]:
    """Return the lists of the page in their order; chapters are among them also without rows.

    `told`: what is told of topics, projects and giving.
    """
    names = names_by_side(found.parties)
    lists = {name: listings.of_chapter(name, found, day, names) for name in folding.KINDS}
    if file_id is not None and "giving" in told:
        lists |= listings.of_giving(file_id, names)
    lists |= listings.of_topics(told["common_topics"], names)
    return lists | listings.of_projects(told["joint_projects"], names)


def _offered(lists: dict[str, Listing], cut: dict[str, folding.Chapter]) -> list[tuple[str, str]]:
    """Return part and name of the lists that have rows."""
    return [(part, one.name) for part, one in lists.items() if part not in cut or cut[part].count]


def _score(found: PartnershipFile, own: Office, until: str, has_table: bool) -> dict[str, Any]:
    """Return both forms of the score with the rows of its table; of a long one, one sheet.

    A head leads to its row in the table, or in the timeline where the page has no table. Nothing to
    draw is an empty text.
    """
    everything = timeline.entries(found)
    sheets = all_sheets(everything)
    sheet = sheet_of(sheets, until)
    shown = [one for one in everything if sheet is None or sheet.holds(one)]
    whole = has_table and len(shown) <= ROWS
    context: dict[str, Any] = {
        "sheets": sheets,
        "sheet": sheet,
        "entries": [chapters.entry_row(entry) for entry in shown if whole],
        "is_cut": not whole,
        "entry_count": len(everything),
    }
    links = anchors.on_page if whole else anchors.in_timeline(own.key, found.key)
    return context | both_forms(found, sheet, links=links)


def _crumbs(own: Office, pair: list[tuple[str, str]]) -> tuple[Link, ...]:
    names = [name for _side, name in pair]
    here = with_commas(names[1:] or names)
    return (Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")), Link("", here))


def _hidden(found: PartnershipFile, own: Office, actor: Any) -> int:
    """Return how many records only the office sees; 0 for everybody else."""
    if own.pk not in actor.office_ids:
        return 0
    return sum(not fact.is_public for fact in found.facts())


def not_known_then(
    request: HttpRequest, own: Office, key: str, day: dt.date | None
) -> HttpResponse:
    """Say that nothing was known on a day; raises Http404 where nothing is known today either."""
    today = queries.partnerships_of(own.pk, reading.actor_of(request), on=clock.today())
    if day is None or not today.filter(key=key).exists():
        raise Http404(key)
    return page(
        request,
        "not_known_yet",
        own,
        "partnerships",
        (Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")),),
        day=day,
        here=reverse("portal:partnership", args=[own.key, key]),
    )
