# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of a city: file many at once, see how far each is read, have one read again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import actions, policy, queries
from zweiklang.domain.topics.models import Paper
from zweiklang.domain.topics.problems import problem_text
from zweiklang.domain.topics.records import PaperRecord
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import topics as tables
from zweiklang.doors.workspace.views.topics import places
from zweiklang.doors.workspace.views.topics.facts import FactsForm
from zweiklang.doors.workspace.views.topics.fetching import FetchForm, fetch_state
from zweiklang.doors.workspace.views.topics.wording import state_of
from zweiklang.foundation import files
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor

PER_PAGE = 50
#: Asks for all papers that an earlier version of the reader has read.
EARLIER = "earlier"
#: Files in one upload; Django refuses more before a view is asked.
AT_ONCE = settings.DATA_UPLOAD_MAX_NUMBER_FILES or 100


class ManyFiles(forms.FileInput):
    """An input for several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Asks for one or several files and returns them as a list."""

    def __init__(self, **kwargs: Any) -> None:
        accepted = ".pdf,.docx,.odt,.html,.htm,.md,.txt,.xlsx"
        hint = gettext_lazy("Files and whole folders may be dropped here, too.")
        attrs = {"accept": accepted, "data-drop": AT_ONCE, "data-drop-hint": hint}
        widget = ManyFiles(attrs=attrs)
        super().__init__(widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files; an empty one is named later, with the others that are refused."""
        found = [one for one in (data if isinstance(data, (list, tuple)) else [data]) if one]
        if not found:
            raise ValidationError(_("Choose at least one file."), code="required")
        return found


class PapersForm(FactsForm):
    """Asks for files and what holds for all of them."""

    papers = ManyFilesField(label=gettext_lazy("Files"))

    def __init__(
        self, actor: Actor, office: Office, place: Place, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(actor, office, place, *args, **kwargs)
        limits = {"size": settings.UPLOAD_LIMIT_MB, "count": AT_ONCE}
        self.fields["papers"].help_text = (
            _(
                "PDF, DOCX, ODT, HTML, Markdown, text or XLSX; at most %(count)s at once, each at "
                "most %(size)s MB. Pictures without text cannot be read."
            )
            % limits
        )
        self.order_fields(["papers", "kind", "unit", "dated_on", "right"])


@dataclass(frozen=True)
class Row:
    """A paper in the list: how far it is, what was wrong, whether the office may change it."""

    paper: PaperRecord
    state: str
    problem: str
    own: bool
    may_open: bool


@in_office
def papers(request: WorkspaceRequest, office: Office, place: str) -> HttpResponse:
    """List a city's papers; file new ones or have one read again. With htmx only the list."""
    city = places.place_or_404(place)
    writes = request.actor.holds(office.pk, WRITING_ROLES)
    if request.method == "POST" and not writes:
        READER_ONLY.require()
    if wanted := form_asked(request):
        found = queries.papers_of(city.pk, request.actor)
        return send_list(wanted, str(city), tables.PAPERS, found, office.key, city.key, "papers")
    if request.POST.get("read") == EARLIER:
        return _read_all_again(request, office, city)
    if "read" in request.POST:
        return _read_again(request, office, city)
    form, fetching = _forms(request, office, city)
    filed = _file(request, office, city, form) if form.is_bound and form.is_valid() else None
    if filed is not None and not filed.refused and (filed.added or filed.renewed):
        return HttpResponseRedirect(places.city_url("papers", office, city))
    if fetching and fetching.is_valid() and fetching.send(request.actor, office, city):
        messages.success(request, _("The papers are being fetched. You may leave this page."))
        return HttpResponseRedirect(places.city_url("papers", office, city))
    context = _list_context(request, office, city)
    if request.headers.get("HX-Request"):
        return show(request, "topics/papers_list.html", context, office=office)
    context |= {
        "form": form if writes else None,
        "fetching": fetching if writes else None,
        "filed": filed,
        "crumbs": places.crumbs(office, Link("", str(city))),
        "headline": _headline(city, context["page"].paginator.count),
    }
    posted = request.method == "POST"
    status = 422 if posted and (filed is None or filed.refused) else 200
    return show(
        request, "topics/papers.html", context, office=office, section="topics", status=status
    )


def _forms(
    request: WorkspaceRequest, office: Office, city: Place
) -> tuple[PapersForm, FetchForm | None]:
    """Return both forms, the one that was sent bound; no second one where nothing is fetched."""
    posted = request.method == "POST"
    fetches = "fetch" in request.POST
    files = [request.POST, request.FILES] if posted and not fetches else []
    if not settings.FETCH_HOSTS:
        return PapersForm(request.actor, office, city, *files), None
    return (
        PapersForm(request.actor, office, city, *files),
        FetchForm(request.actor, office, city, *([request.POST] if fetches else [])),
    )


def _file(
    request: WorkspaceRequest, office: Office, city: Place, form: PapersForm
) -> actions.Filed:
    facts = {name: form.cleaned_data[name] for name in ("kind", "unit", "dated_on", "right")}
    filed = actions.file_papers(request.actor, office, city, form.cleaned_data["papers"], **facts)
    if filed.added:
        text = ngettext(
            "One paper is filed and waits to be read.",
            "%(number)s papers are filed and wait to be read.",
            len(filed.added),
        )
        words = as_headline(text % {"number": number_word(len(filed.added))})
        messages.success(request, words + " " + _("They are internal until they are released."))
    for paper in filed.renewed:
        text = _("“%(name)s” has a new version; its passages take the place of the old ones.")
        messages.success(request, text % {"name": paper})
    for paper in filed.known:
        messages.info(request, _("“%(name)s” is on file already, word for word.") % {"name": paper})
    return filed


def _headline(city: Place, count: int) -> str:
    if not count:
        return _("From %(city)s there is no paper yet.") % {"city": city}
    text = ngettext(
        "From %(city)s there is one paper.", "From %(city)s there are %(number)s papers.", count
    )
    return text % {"city": city, "number": number_word(count)}


def _list_context(request: WorkspaceRequest, office: Office, city: Place) -> dict[str, Any]:
    found = queries.papers_of(city.pk, request.actor)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        Row(
            paper,
            state_of(paper),
            problem_text(paper.problem),
            paper.office_id == office.pk,
            queries.wording_shown(request.actor, paper),
        )
        for paper in page
    ]
    fetched = fetch_state(city.pk, office, request.actor)
    waiting = any(paper.state in ("waiting", "running") for paper in found)
    return {
        "city": city,
        "earlier": _earlier(office, found),
        "EARLIER": EARLIER,
        "rows": rows,
        "page": page,
        "fetched": fetched,
        "waiting": waiting or bool(fetched and fetched.is_open),
    }


def _read_again(request: WorkspaceRequest, office: Office, city: Place) -> HttpResponse:
    paper = _paper(request, request.POST.get("read", ""), office)
    try:
        actions.read_again(request.actor, paper)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        text = _("“%(name)s” waits to be read again. What you said to its passages stays.")
        messages.success(request, text % {"name": paper})
    return HttpResponseRedirect(places.city_url("papers", office, city))


def _earlier(office: Office, found: Iterable[PaperRecord]) -> list[PaperRecord]:
    """Return the office's own papers that an earlier version of the reader has read."""
    earlier = queries.read_by_an_earlier_reader(found)
    return [paper for paper in earlier if paper.office_id == office.pk]


def _read_all_again(request: WorkspaceRequest, office: Office, city: Place) -> HttpResponse:
    found = _earlier(office, queries.papers_of(city.pk, request.actor))
    count = len(actions.read_all_again(request.actor, [paper.id for paper in found]))
    text = ngettext(
        "One paper waits to be read again. What you said to its passages stays.",
        "%(number)s papers wait to be read again. What you said to their passages stays.",
        count,
    )
    messages.success(request, as_headline(text % {"number": number_word(count)}))
    return HttpResponseRedirect(places.city_url("papers", office, city))


def _paper(request: WorkspaceRequest, paper_id: Any, office: Office | None = None) -> Paper:
    try:
        wanted = uuid.UUID(str(paper_id))
    except ValueError:
        raise Http404 from None
    rows = Paper.objects.visible_to(request.actor).current().select_related("file")
    if office is not None:
        rows = rows.of_office(office.pk)
    found: Paper = get_object_or_404(rows, pk=wanted)
    return found


@in_office
def paper_file(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponseBase:
    """Return the file of a paper for download; it is never shown inside the browser."""
    paper = _paper(request, record_id)
    policy.can_read_wording(request.actor, paper).require()
    if paper.file is None:
        raise Http404
    try:
        content = files.open_file(paper.file)
    except FileNotFoundError as error:
        raise Http404(paper.file.name) from error
    kind = paper.file.media_type
    response = FileResponse(
        content,
        as_attachment=True,
        filename=paper.file.name,
        content_type="application/octet-stream" if kind in files.NEVER_SHOWN else kind,
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
