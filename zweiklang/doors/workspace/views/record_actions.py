# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a record on file besides changing it: history, release, withdraw, erase."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.joint.differences import Pair, compare
from zweiklang.domain.partnerships.models import Party
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity.models import MutualStatement
from zweiklang.domain.reciprocity.visibility import waits_for
from zweiklang.domain.topics.erasing import erase_paper
from zweiklang.domain.topics.models import Paper
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.workspace import crumbs, display, drafts
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.doors.workspace.views.records import find_record, scene_of
from zweiklang.foundation import policy
from zweiklang.foundation.lists import inside_quotes, list_in_words
from zweiklang.foundation.models import Revision
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.records import Record, data_fields, entry_fields
from zweiklang.foundation.revisions import Difference, differences, from_json, history
from zweiklang.foundation.writing import (
    erase_personal_data,
    hide_record,
    release_record,
    restore_revision,
    withdraw_record,
)

REVISIONS_PER_PAGE = 20


class ReasonForm(forms.Form):
    """Asks why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, label_suffix="")

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        self.fields["reason"].help_text = _("It stands in the history. No personal data, please.")


def _context(request: WorkspaceRequest, office: Office, record: Any) -> dict[str, Any]:
    partnership = scene_of(request, office, record).partnership
    trail = crumbs.to_record(office, partnership, record)
    return {"record": record, "crumbs": trail, "back": crumbs.home_of(office, record).url}


def _show(
    request: WorkspaceRequest,
    template: str,
    context: dict[str, Any],
    office: Office,
    status: int = 200,
) -> HttpResponse:
    section = crumbs.section(context["record"])
    return show(request, template, context, office=office, section=section, status=status)


# -- History -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Step:
    """One revision with what it changed, as lines before and after; a text language by language."""

    revision: Revision
    changes: list[tuple[Any, list[str], list[str]]]

    @property
    def compared(self) -> list[tuple[Any, list[Pair]]]:
        """Return each change with the words that differ."""
        return [(label, compare(before, after)) for label, before, after in self.changes]


@in_office
def record_history(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Show all revisions with their differences; a post restores one of them."""
    record = find_record(request.actor, office, slug, record_id)
    if request.method == "POST":
        return _restore(request, office, record)
    parties = scene_of(request, office, record).parties
    if form := form_asked(request):
        steps = _steps(record, list(history(record)), parties)
        return send_list(form, str(record), tables.HISTORY, steps, office.key, slug, "history")
    page = Paginator(history(record), REVISIONS_PER_PAGE).get_page(request.GET.get("page"))
    context = _context(request, office, record)
    context |= {"page": page, "steps": _steps(record, list(page), parties)}
    context |= {"may_restore": bool(policy.can_write(request.actor, record))}
    return _show(request, "history.html", context, office)


def _steps(record: Any, revisions: list[Revision], parties: list[Party]) -> list[Step]:
    oldest = revisions[-1].number if revisions else 0
    before = history(record).filter(number__lt=oldest).first()
    earlier = [*revisions[1:], before]
    found = [
        (one, _changes(type(record), prior, one))
        for one, prior in zip(revisions, earlier, strict=True)
    ]
    values = [
        (change.field, value)
        for _one, changes in found
        for change in changes
        for value in (change.before, change.after)
    ]
    names = display.Names(values, parties)
    return [
        Step(
            one,
            [
                (label, before, after)
                for change in changes
                for label, before, after in display.change(change, names)
                if before or after
            ],
        )
        for one, changes in found
    ]


def _changes(model: type[Record], prior: Revision | None, revision: Revision) -> list[Difference]:
    """Return what a revision changed; of the first one everything is new."""
    if prior is not None:
        return differences(model, prior.data, revision.data)
    return [
        Difference(field, None, from_json(field, revision.data[field.name]))
        for field in data_fields(model)
        if field.name in revision.data
    ]


def _restore(request: WorkspaceRequest, office: Office, record: Any) -> HttpResponse:
    number = whole_number(request.POST.get("restore", ""))
    if number is None or not history(record).filter(number=number).exists():
        raise Http404
    here = crumbs.record_url("history", office, record)
    try:
        restore_revision(request.actor, record, number)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(here)
    messages.success(
        request,
        _("The entry stands again as in revision %(number)s. Nothing in between is lost.")
        % {"number": number},
    )
    return HttpResponseRedirect(here)


# -- Release -------------------------------------------------------------------------------------
@in_office
def record_release(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Ask before one record becomes public or is hidden, and do it on a post."""
    record = find_record(request.actor, office, slug, record_id)
    decision = policy.can_release(request.actor, record)
    name = {"name": inside_quotes(record)}
    if request.method == "POST":
        decision.require()
        if record.released_on is None:
            release_record(request.actor, record)
            messages.success(request, _("“%(name)s” is released.") % name)
        else:
            hide_record(request.actor, record)
            messages.success(request, _("“%(name)s” is internal again.") % name)
        return HttpResponseRedirect(crumbs.home_of(office, record).url)
    above = [getattr(record, name) for name in record.release_parents]
    hidden = [one for one in above if one is not None and not one.is_public]
    if isinstance(record, MutualStatement) and waits_for(record):
        hidden.append(_("the answer of the other city"))
    context = _context(request, office, record)
    context |= {
        "decision": decision,
        "rows": _fields_shown(record, scene_of(request, office, record).parties),
        "hidden_above": hidden,
    }
    return _show(request, "release_record.html", context, office)


def _fields_shown(record: Any, parties: list[Party]) -> list[tuple[Any, list[str]]]:
    """Return what the public would read of a record."""
    kept = [
        one for one in entry_fields(type(record))
        if one.name not in {"key", "known_since", *record.personal_fields}
    ]  # fmt: skip
    values = [(one, getattr(record, one.attname)) for one in kept]
    names = display.Names(values, parties)
    rows = [(one.verbose_name, display.shown(one, value, names)) for one, value in values]
    return [(label, lines) for label, lines in rows if lines]


# -- Withdraw, erase -----------------------------------------------------------------------------
@in_office
def record_withdraw(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Ask for the reason and take a wrong record out of the file; its history stays."""
    record = find_record(request.actor, office, slug, record_id)
    policy.can_write(request.actor, record).require()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw_record(request.actor, record, reason=form.cleaned_data["reason"])
        said = _("“%(name)s” is withdrawn. Its history stays.") % {"name": inside_quotes(record)}
        way = crumbs.record_url("history", office, record)
        label = _("Open its history, or bring it back")
        messages.success(request, format_html('{} <a href="{}">{}</a>', said, way, label))
        return HttpResponseRedirect(crumbs.home_of(office, record).url)
    context = _context(request, office, record) | {"form": form}
    return _show(request, "withdraw.html", context, office, 422 if form.is_bound else 200)


@in_office
def record_erase(
    request: WorkspaceRequest, office: Office, slug: str, record_id: uuid.UUID
) -> HttpResponse:
    """Ask for the reason and empty the personal fields, in all revisions."""
    record = find_record(request.actor, office, slug, record_id)
    policy.can_erase(request.actor, record).require()
    if not record.personal_fields:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        erase = erase_paper if isinstance(record, Paper) else erase_personal_data
        erase(request.actor, record, reason=form.cleaned_data["reason"])
        drafts.forget_record(request, record.pk)
        messages.success(request, _erased(record))
        return HttpResponseRedirect(crumbs.home_of(office, record).url)
    names = [record._meta.get_field(name).verbose_name for name in record.personal_fields]
    context = _context(request, office, record) | {"form": form, "fields": names}
    context["is_paper"] = isinstance(record, Paper)
    return _show(request, "erase.html", context, office, 422 if form.is_bound else 200)


def _erased(record: Any) -> str:
    """Return what an erasure took away: the fields by name, and a key that told the name."""
    steps = history(record).filter(step=Revision.Step.ERASED)
    gone: list[str] = next(iter(steps.values_list("changed", flat=True)), [])
    labels = [record._meta.get_field(name).verbose_name for name in gone if name != "key"]
    said = _("There was nothing left to erase.")
    if labels:
        fields = list_in_words(labels)
        said = _("Erased for good, in the history too: %(fields)s.") % {"fields": fields}
    if "key" in gone:
        new = _("The key told who it was; it is %(key)s now.") % {"key": record.key}
        return f"{said} {new}" if labels else new
    return said
