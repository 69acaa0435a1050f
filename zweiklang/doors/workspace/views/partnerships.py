# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office's partnerships: the list, one file to work on, its release."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import queries as coordination
from zweiklang.domain.partnerships import actions, queries, rules, timeline
from zweiklang.domain.partnerships.models import (
    Agreement,
    Basis,
    Involvement,
    Partnership,
    Party,
    Phase,
)
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import Listing, asked_list, form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs, duties, publicly, withdrawn, workbench
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.kinds import GROUPS
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.doors.workspace.tables.day import DEADLINES
from zweiklang.foundation import clock, policy
from zweiklang.outputs.drawings import scores
from zweiklang.outputs.drawings.sheets import sheet_of, sheets

PER_PAGE = 25
#: Due, missing or uncertain things shown above the score; the page of gaps has all.
WARNINGS_SHOWN = 6
#: Without these a partnership has nothing to say to the public.
NEEDED = ("phase", "agreement")
#: More rows of a kind are folded: the page stays light, however long the file.
ROWS_SHOWN = 8


# -- The list ------------------------------------------------------------------------------------
@in_office
def partnerships(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the office's partnerships; searchable by city and key, filtered by kind and readers."""
    text = request.GET.get("q", "").strip()[:100]
    kind, seen = request.GET.get("kind", ""), request.GET.get("seen", "")
    found = queries.partnerships_of(
        office.pk, request.actor, on=clock.today(), kinds=[kind] if kind else None
    )
    if text:
        found = found.filter(named(text))
    if seen in {"public", "internal"}:
        found = found.filter(released_on__isnull=seen == "internal")
    if form := form_asked(request):
        every = list(found)
        columns = tables.partnerships(dict(Phase.Kind.choices), dict(Phase.State.choices))
        lines = zip(every, _agreements_today(every), strict=True)
        return send_list(form, _("Partnerships"), columns, lines, office.key, "partnerships")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    context = {
        "page": page,
        "rows": list(zip(rows, _agreements_today(rows), strict=True)),
        "text": text,
        "narrowed": any(request.GET.get(name) for name in ("q", "kind", "seen")),
        "filters": [
            (_("Kind"), choices(request, "kind", [("", _("all")), *Phase.Kind.choices])),
            (
                _("Readers"),
                choices(
                    request,
                    "seen",
                    [("", _("all")), ("public", _("public")), ("internal", _("internal"))],
                ),
            ),
        ],
        "kinds": dict(Phase.Kind.choices),
        "states": dict(Phase.State.choices),
    }
    return show(request, "partnerships.html", context, office=office, section="partnerships")


def named(text: str) -> Q:
    """Return the condition that a city of the partnership, its title or its key has these words."""
    language = get_language() or "en"
    names = Q(place__alternate_names__icontains=text) | Q(place__key__icontains=text)
    for code in {language, "de", "en"}:
        names |= Q(**{f"place__name__texts__{code}__icontains": text})
    cities = Party.objects.filter(names, partnership=OuterRef("pk"))
    title = Q(**{f"title__texts__{language}__icontains": text})
    return Q(Exists(cities)) | title | Q(key__icontains=text.lower().replace(" ", "-"))


def choices(request: HttpRequest, name: str, values: list[tuple[str, Any]]) -> list[Link]:
    """Return the links that narrow a list by one question, the chosen one marked."""
    chosen = request.GET.get(name, "")
    links = []
    for value, label in values:
        query = request.GET.copy()
        query.pop("page", None)
        query[name] = value
        links.append(Link(f"?{query.urlencode()}", label, value == chosen))
    return links


def _agreements_today(rows: list[Partnership]) -> list[tuple[str, Any]]:
    """Return for each partnership whether a paper is in force today, and until when."""
    found: QuerySet[Agreement] = Agreement.objects.filter(partnership__in=rows).current()
    by_partnership: dict[uuid.UUID, list[Agreement]] = {}
    for one in found:
        by_partnership.setdefault(one.partnership_id, []).append(one)
    today = clock.today()
    answers: list[tuple[str, Any]] = []
    for row in rows:
        papers = by_partnership.get(row.pk, [])
        rules.mark_replaced(papers)
        valid = [one for one in papers if rules.in_force(one, today)]
        ends = [rules.last_day(one) for one in valid]
        if not papers:
            answers.append(("none", None))
        elif not valid:
            answers.append(
                ("expired", max(filter(None, map(rules.last_day, papers)), default=None))
            )
        elif None in ends:
            answers.append(("open", None))
        else:
            answers.append(("until", max(end for end in ends if end)))
    return answers


# -- One file ------------------------------------------------------------------------------------
@in_office
def partnership(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show a partnership with its score and all its records, each with what can be done with it."""
    bench = workbench.load(request.actor, office, key)
    if bench is None:
        raise Http404
    today = clock.today()
    one = bench.partnership
    may_write = bool(policy.can_write(request.actor, one))
    unfolded = request.GET.get("all", "")
    groups = [
        (
            group,
            _shown(bench.rows[group.slug], group.slug, unfolded),
            crumbs.new_url(office, group.slug, partnership=one.pk),
            len(bench.rows[group.slug]),
        )
        for group in GROUPS.values()
    ]
    warnings = coordination.warning_rows([office.pk], today, one.pk, scopes=request.actor.scopes)
    due = Listing(
        _("Due, missing or uncertain"), DEADLINES, lambda: coordination.to_records(warnings)
    )
    if answer := asked_list(request, {"due": due}, office.key, key):
        return answer
    found = coordination.to_records(warnings[: WARNINGS_SHOWN + 1], known=one)
    lines = duties.duties(found, today, here=one.pk)
    newest = sheet_of(sheets(timeline.entries(bench.file)), "")
    gone = withdrawn.of_partnership(request.actor, one).count() if may_write else 0
    context = {
        "bench": bench,
        "withdrawn": gone,
        "sheet": newest,
        "partnership": one,
        "sides": [(row.side, row.place) for row in bench.rows["party"]],
        "names": {row.side: row.place for row in bench.rows["party"]},
        "phase": bench.file.phase_on(today),
        "in_force": bench.file.agreements_on(today),
        "groups": groups,
        "council_items": _shown(bench.rows["council-item"], "basis", unfolded),
        # With the ids of the public page: who goes from one to the other gets the same drawing.
        "score_wide": scores.draw(bench.file, today=today, sheet=newest, ids="sw"),
        "score_tall": scores.draw(
            bench.file, today=today, sheet=newest, orientation="tall", ids="st"
        ),
        "warnings": lines[:WARNINGS_SHOWN],
        "more_warnings": len(lines) > WARNINGS_SHOWN,
        "first": _first_step(bench, groups),
        "may_write": may_write,
        "council_url": crumbs.new_url(office, "council-item", partnership=one.pk),
        "crumbs": [
            Link(_list_url(office), _("Partnerships")),
            Link("", str(one)),
        ],
    }
    return show(request, "partnership.html", context, office=office, section="partnerships")


@in_office
def partnership_by_id(
    request: WorkspaceRequest, office: Office, record_id: uuid.UUID
) -> HttpResponse:
    """Lead from a partnership's id, as searches know it, to its page."""
    rows = Partnership.objects.visible_to(request.actor)
    found = get_object_or_404(rows, pk=record_id, office=office)
    return HttpResponseRedirect(crumbs.partnership_url(office, found))


def _list_url(office: Office) -> str:
    return reverse("workspace:partnerships", kwargs={"office": office.key})


def _shown(rows: list[Any], slug: str, unfolded: str) -> list[Any]:
    """Return a group's rows; of a long one the latest, until the reader asks for all."""
    return rows if slug == unfolded or len(rows) <= ROWS_SHOWN else rows[-ROWS_SHOWN:]


def _first_step(bench: workbench.Workbench, groups: list[Any]) -> Any:
    """Return the group to begin with while the file lacks what a public page needs, or None."""
    if bench.partnership.is_public:
        return None
    lacking = (one for one in groups if one[0].slug in NEEDED and not one[3])
    return next(((group, url) for group, _rows, url, _count in lacking), None)


# -- Release -------------------------------------------------------------------------------------
@in_office
def partnership_release(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show what of a partnership is or can become public, and release exactly what is ticked."""
    rows = Partnership.objects.visible_to(request.actor).current()
    one = get_object_or_404(rows, office=office, key=key)
    policy.can_hide(request.actor, one).require()
    problems: list[str] = []
    if request.method == "POST":
        chosen = _ids(request.POST.getlist("chosen"))
        try:
            changed = actions.release_partnership(
                request.actor, one, chosen, reason=request.POST.get("reason", "")[:500]
            )
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _release_message(changed))
            return HttpResponseRedirect(crumbs.partnership_url(office, one))
    lines = _named_lines(one, actions.preview_release(request.actor, one))
    able = [line for line in lines if line.decision or line.is_public]
    unable = [line for line in lines if not line.decision and not line.is_public]
    context = {
        "partnership": one,
        "problems": problems,
        "able": able,
        "unable": unable,
        "told": publicly.kind_and_state(able, unable, clock.today()),
        "crumbs": [
            Link(_list_url(office), _("Partnerships")),
            Link(crumbs.partnership_url(office, one), str(one)),
            Link("", _("Release")),
        ],
        "back": crumbs.partnership_url(office, one),
    }
    return show(
        request, "release.html", context, office=office, section="partnerships",
        status=422 if problems else 200,
    )  # fmt: skip


def _named_lines(
    partnership: Partnership, lines: list[actions.ReleaseLine]
) -> list[actions.ReleaseLine]:
    """Fetch at once what the names of the records need, and return the lines."""
    records = [line.record for line in lines]
    parties = [one for one in records if isinstance(one, Party)]
    for one in (partnership, *(one for one in records if isinstance(one, Partnership))):
        one._prefetched_objects_cache = {"parties": parties}  # type: ignore[attr-defined]  # Django's own cache, filled by hand
    taking_part = [one for one in records if isinstance(one, Involvement)]
    prefetch_related_objects(taking_part, "unit__names")
    prefetch_related_objects([one for one in records if isinstance(one, Basis)], "council_item")
    return lines


def _ids(texts: list[str]) -> set[uuid.UUID]:
    found = set()
    for text in texts:
        try:
            found.add(uuid.UUID(text))
        except ValueError:
            continue
    return found


def _release_message(changed: int) -> str:
    if not changed:
        return _("Nothing has changed: the public sees what it saw before.")
    return _("Done. The public page shows exactly what you chose.")
