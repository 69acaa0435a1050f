# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one report: texts, check, preview, files, states, and what it is made of."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions, policy, rules
from zweiklang.domain.reporting.completeness import Finding
from zweiklang.domain.reporting.models import STATES, Report
from zweiklang.domain.reporting.queries import latest_making
from zweiklang.domain.reporting.rules import KEPT, OPEN, State
from zweiklang.domain.reporting.sentences import finding_sentence
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import reports as tables
from zweiklang.doors.workspace.views.reports import common
from zweiklang.doors.workspace.views.reports.choosing import ChoiceForm, choice_of
from zweiklang.doors.workspace.views.reports.previewing import preview_of
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.reports import background, making
from zweiklang.outputs.reports.formats import FORMATS
from zweiklang.outputs.reports.kinds import RecordAddress, ReportKind, TextField

#: So many findings are named on the page.
FINDINGS_SHOWN = 60
STEPS_SHOWN = 50
_TITLE = "title"


class TextsForm(forms.Form):
    """Asks for the title of a report and the texts of its kind."""

    use_required_attribute = False

    def __init__(self, report: Report, fields: tuple[TextField, ...], data: Any = None) -> None:
        initial = {_TITLE: report.title, **report.entered}
        super().__init__(data, initial=initial, label_suffix="")
        self.groups: list[tuple[str, list[str]]] = []
        self.fields[_TITLE] = forms.CharField(label=_("Title"), max_length=300)
        self._add_to("", _TITLE)
        for one in fields:
            self.fields[one.name] = _input(one)
            self._add_to(str(one.group), one.name)

    def _add_to(self, group: str, name: str) -> None:
        if not self.groups or self.groups[-1][0] != group:
            self.groups.append((group, []))
        self.groups[-1][1].append(name)

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields under their headings."""
        return [(group, [self[name] for name in names]) for group, names in self.groups]


class WantedField(forms.CharField):
    """A text the check asks for; it may be left empty for now."""

    def validate(self, value: Any) -> None:
        """Take an empty text too."""


def _input(one: TextField) -> forms.Field:
    said: dict[str, Any] = {"label": one.label, "help_text": one.help}
    if one.choices:
        return forms.ChoiceField(
            choices=one.choices, widget=forms.RadioSelect, required=False, **said
        )
    widget = forms.Textarea({"rows": 4}) if one.long else forms.TextInput()
    kind = WantedField if one.required else forms.CharField
    return kind(max_length=rules.LONGEST, widget=widget, required=one.required, **said)


@in_office
def report(request: WorkspaceRequest, office: Office, report_id: uuid.UUID) -> HttpResponse:
    """Show a report with everything that can be done with it."""
    actor = common.acting(request, office)
    shown = common.report_or_404(actor, office, report_id)
    fields = making.fields_of(shown)
    if listed := asked_list(request, _lists(shown), office.key, "report"):
        return listed
    form = TextsForm(shown, fields)
    choice = None
    if request.method == "POST":
        answer = _act(request, actor, office, shown)
        if isinstance(answer, HttpResponse):
            return answer
        form, choice = answer
    context = _context(request, actor, office, shown, form, choice)
    failed = form.is_bound or (choice is not None and choice.is_bound)
    return show(
        request, "reports/report.html", context, office=office, section="reports",
        status=422 if failed else 200,
    )  # fmt: skip


# -- What is done ---------------------------------------------------------------------------------
Forms = tuple[TextsForm, ChoiceForm | None]


def _act(
    request: WorkspaceRequest, actor: Actor, office: Office, shown: Report
) -> HttpResponse | Forms:
    """Do what was asked for; the forms again with what stands against it."""
    name = request.POST.get("do", "")
    if name == "texts":
        return _write(request, actor, office, shown)
    if name == "choice":
        return _choose(request, actor, office, shown)
    verb = _VERBS.get(name)
    if verb is None:
        raise Http404
    try:
        messages.success(request, verb(request, actor, shown))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _back(office, shown)


def _back(office: Office, shown: Report) -> HttpResponseRedirect:
    return HttpResponseRedirect(common.url("report", office, report_id=shown.pk))


def _write(
    request: WorkspaceRequest, actor: Actor, office: Office, shown: Report
) -> HttpResponse | Forms:
    policy.can_write(actor, shown).require()
    form = TextsForm(shown, making.fields_of(shown), request.POST)
    if not form.is_valid():
        return form, None
    entered = dict(form.cleaned_data)
    actions.write(actor, shown, entered, title=entered.pop(_TITLE))
    messages.success(request, _("The texts are kept."))
    return _back(office, shown)


def _choose(
    request: WorkspaceRequest, actor: Actor, office: Office, shown: Report
) -> HttpResponse | Forms:
    policy.can_write(actor, shown).require()
    data = request.POST.copy()
    data["language"] = shown.language
    form = ChoiceForm(actor, office, making.kind_of(shown), data)
    if form.is_valid():
        try:
            actions.renew(actor, shown, form.choice)
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("The report is made of what is chosen now."))
            return _back(office, shown)
    return TextsForm(shown, making.fields_of(shown)), form


def _renew(_request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    renewed = actions.renew(actor, shown)
    if renewed.snapshot_id == shown.snapshot_id:
        return _("Nothing has changed since: the report stands as it was.")
    return _("The report now tells what is on file today.")


def _review(_request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    actions.review(actor, shown)
    return _("Marked as reviewed. A coordinator can release it.")


def _reopen(request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    actions.reopen(actor, shown, request.POST.get("reason", ""))
    return _("The report is a draft again.")


def _release(_request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    if making.is_long(shown):
        background.request_making(actor, shown, releases=True)
        return _("The files are being made. Then the report is released; you may leave this page.")
    making.release(actor, shown)
    return _("Released. The files are kept and no longer change.")


def _make(_request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    background.request_making(actor, shown, releases=False)
    return _("The files are being made; you may leave this page.")


def _submit(request: WorkspaceRequest, actor: Actor, shown: Report) -> str:
    actions.submit(actor, shown, request.POST.get("to", ""))
    return _("Kept as handed in. It never changes now.")


_VERBS: dict[str, Callable[[WorkspaceRequest, Actor, Report], str]] = {
    "renew": _renew,
    "review": _review,
    "reopen": _reopen,
    "release": _release,
    "make": _make,
    "submit": _submit,
}


# -- What is shown --------------------------------------------------------------------------------
def _context(
    request: WorkspaceRequest,
    actor: Actor,
    office: Office,
    shown: Report,
    form: TextsForm,
    choice: ChoiceForm | None,
) -> dict[str, Any]:
    kind = making.kind_of(shown)
    writes = bool(policy.can_write(actor, shown))
    findings = making.findings_of(shown)
    latest, paths = latest_making(shown), making.record_paths(shown)
    if writes and choice is None:
        choice = ChoiceForm(actor, office, kind, initial=choice_of(shown.snapshot))
    if choice is not None:
        del choice.fields["language"]
    return {
        "report": shown,
        "kind": kind,
        "content": shown.snapshot.content,
        "form": form if writes else None,
        "choice": choice,
        "steps": [(key, label, key == shown.state) for key, label in STATES],
        "may": {state.value: policy.can_step(actor, shown, state) for state in State},
        "is_open": shown.state in OPEN,
        "findings": [_line(shown, one, paths) for one in findings[:FINDINGS_SHOWN]],
        "more_findings": max(0, len(findings) - FINDINGS_SHOWN),
        "finding_count": len(findings),
        "preview": preview_of(request.GET.get("chapter", ""), shown),
        "files": _files(office, shown, kind),
        "making": latest if latest and latest.is_open else None,
        "problem": latest.problem if latest and not latest.is_open else "",
        "is_long": making.is_long(shown),
        "log": _log(shown.steps.all()[:STEPS_SHOWN]),
        "crumbs": common.crumbs(office, Link("", shown.title)),
    }


def _lists(shown: Report) -> dict[str, Listing]:
    """Return the lists of a report: what is missing, what was done with it."""

    def findings() -> Iterable[tuple[Finding, str]]:
        content = shown.snapshot.content
        return ((one, finding_sentence(one, content)) for one in making.findings_of(shown))

    return {
        "findings": Listing(shown.title, tables.FINDINGS, findings),
        "history": Listing(shown.title, tables.LOG, lambda: _log(shown.steps.all())),
    }


def _log(steps: Iterable[Any]) -> list[tuple[Any, str]]:
    """Return steps of a report with their words."""
    return [(one, _STEPS[one.step]()) for one in steps]


def _line(shown: Report, finding: Finding, paths: RecordAddress) -> Link:
    """Return a finding with the address at which it can be mended."""
    words = finding_sentence(finding, shown.snapshot.content)
    if finding.slug == "field":
        return Link(f"#id_{finding.values['field']}", words)
    if finding.record_id is None or shown.state in KEPT:
        return Link("", words)
    return Link(paths(finding.slug, finding.record_id), words)


_STEPS: dict[str, Callable[[], str]] = {
    "begun": lambda: _("begun"),
    "written": lambda: _("texts written"),
    "renewed": lambda: _("made of another snapshot"),
    "reviewed": lambda: _("marked as reviewed"),
    "reopened": lambda: _("opened again"),
    "released": lambda: _("released"),
    "submitted": lambda: _("handed in"),
}


def _files(office: Office, shown: Report, kind: ReportKind) -> list[tuple[Link, str]]:
    """Return the files that can be had now, each with its size once it is kept."""
    kept = {one.format: one.file for one in shown.files.all()}
    labels = {name: str(form.label) for name, form in FORMATS.items()}
    labels |= {one.format: str(one.label) for one in kind.extras}
    found = []
    for name in making.format_names(kind):
        if name not in kept and (shown.state in KEPT or making.is_long(shown)):
            continue
        size = _size(kept[name].size) if name in kept else ""
        address = common.url("report_file", office, report_id=shown.pk, name=name)
        found.append((Link(address, labels[name]), size))
    return found


def _size(count: int) -> str:
    return _("%(size)s kB") % {"size": max(1, round(count / 1000))}
