# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files in and out: the workbook and council items, previewed before anything is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.partnerships.queries import partnerships_of
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.doors.ui import downloads
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, only, show, whole
from zweiklang.foundation import clock
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.foundation.records import record_types
from zweiklang.inputs.iati.picking import is_large, picking_of, request_picking
from zweiklang.inputs.iati.reading import left_out, read_iati
from zweiklang.inputs.oparl.reading import read_oparl
from zweiklang.inputs.plans import OUTCOMES, ImportPlan, PlanOutdated, PlanRefused, apply_plan
from zweiklang.inputs.workbook import keeping
from zweiklang.inputs.workbook.reading import read_workbook
from zweiklang.outputs.workbook.exporting import export_table, export_workbook
from zweiklang.outputs.workbook.lists import Form
from zweiklang.outputs.workbook.shapes import TooLong

ROWS_SHOWN = 200
PROBLEMS_SHOWN = 500
#: Under this name the address of a council paper is kept instead of a file.
ADDRESS = "address"

#: What an import asks beside the file.
HANDED = ("body", "partnership", "country", "matching")

Reader = Callable[[WorkspaceRequest, Office, str, bytes], ImportPlan]


class UploadForm(forms.Form):
    """Asks for the file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(),
        help_text=gettext_lazy("Workbook as .xlsx or .ods, or a .zip with one .csv per sheet"),
    )

    def clean_file(self) -> Any:
        """Return the upload; raises ValidationError for one that is too large."""
        upload = self.cleaned_data["file"]
        if upload.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise ValidationError(
                _("The file is larger than %(limit)s MB. Split it into several.")
                % {"limit": settings.UPLOAD_LIMIT_MB}
            )
        return upload


class PaperForm(UploadForm):
    """Asks for a file or the address of a council paper or meeting."""

    address = forms.URLField(
        label=gettext_lazy("Or its address"),
        required=False,
        assume_scheme="https",
        max_length=1000,
        help_text=gettext_lazy("Begins with https. Only addresses the operator has allowed."),
    )
    body = forms.CharField(
        label=gettext_lazy("Council or committee"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only where the file does not name it, such as Rat."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].help_text = _("JSON of an OParl paper or meeting")

    def clean_file(self) -> Any:
        """Return the upload, None without one."""
        return super().clean_file() if self.cleaned_data.get("file") else None

    def clean(self) -> dict[str, Any]:
        """Check that there is one of the two."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("file") and not data.get("address"):
            self.add_error("file", _("Choose a file or enter an address."))
        return data


@in_office
@only(WRITING_ROLES)
@whole
def import_workbook(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take a workbook, show what it would do, and do it after the yes."""
    form = UploadForm(None, label_suffix="")
    if request.FILES:
        form = UploadForm(request.POST, request.FILES, label_suffix="")
    return _import(request, office, form, _read_workbook, "import.html", "workspace:import")


class IatiForm(UploadForm):
    """Asks for a file of another publisher, and for which partnership it is of interest."""

    partnership = forms.ChoiceField(label=gettext_lazy("Partnership"))
    country = forms.CharField(
        label=gettext_lazy("Only of a country"),
        required=False,
        max_length=2,
        help_text=gettext_lazy("Two letters, such as GH."),
    )
    matching = forms.CharField(
        label=gettext_lazy("Only with these words"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("In title or identifier."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("IATI 2.03, as .xml or .xml.gz")
        partnership: Any = self.fields["partnership"]
        partnership.choices = choices

    @property
    def chosen(self) -> dict[str, str]:
        """Return what of the file is wanted, and for which partnership."""
        return {name: self.cleaned_data[name] for name in ("partnership", "country", "matching")}


@in_office
@only(WRITING_ROLES)
@whole
def import_iati(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take activities of others, show which projects they would become, and do it after the yes."""
    found = partnerships_of(office.pk, request.actor, on=clock.today())
    choices = [(one.key, str(one)) for one in found]
    form = IatiForm(None, label_suffix="", choices=choices)
    if "look" in request.POST:
        form = IatiForm(request.POST, request.FILES, label_suffix="", choices=choices)
        if form.is_valid():
            name, content = _content(form)
            if is_large(content):
                return _in_background(request, office, name, content, form.chosen)
            form.cleaned_data["file"].seek(0)
    elif "reading" in request.GET and request.method == "GET":
        return _how_far(request, office)
    return _import(request, office, form, _read_iati, "import_iati.html", "workspace:import_iati")


def _in_background(
    request: WorkspaceRequest, office: Office, name: str, content: bytes, chosen: dict[str, str]
) -> HttpResponse:
    """Have a large file read in the background, and lead to the page that says how far it is."""
    token = keeping.keep(request.actor, name, content)
    asked = request_picking(request.actor, office, token, chosen)
    here = reverse("workspace:import_iati", kwargs={"office": office.key})
    return HttpResponseRedirect(f"{here}?reading={asked.pk}")


def _how_far(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show how far a large file is read, once it is the preview of what was picked."""
    number = request.GET["reading"]
    known = number.isascii() and number.isdigit() and len(number) < 18
    asked = picking_of(request.actor, office, int(number)) if known else None
    if asked is None:
        raise Http404
    here = reverse("workspace:import_iati", kwargs={"office": office.key})
    context: dict[str, Any] = {"asked": asked, "here": here, "crumbs": _crumbs(office)}
    kept = None if asked.problem else keeping.find(request.actor, asked.token)
    if asked.state != IatiPicking.State.DONE or kept is None:
        context |= {"is_open": asked.is_open}
        return show(request, "import_reading.html", context, office=office, section="desk")
    plan = read_iati(kept[1], office, request.actor, name=kept[0], **asked.chosen)
    if left := asked.seen - asked.picked:
        plan = dataclasses.replace(plan, notes=(left_out(left), *plan.notes))
    context |= {"handed": asked.chosen, **_preview(plan, asked.token)}
    return show(request, "import_preview.html", context, office=office, section="desk")


@in_office
@only(WRITING_ROLES)
@whole
def import_oparl(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take council items from OParl, show what they would do, and do it after the yes."""
    form = PaperForm(None, label_suffix="")
    if "look" in request.POST:
        form = PaperForm(request.POST, request.FILES, label_suffix="")
    return _import(
        request, office, form, _read_paper, "import_oparl.html", "workspace:import_oparl"
    )


def _read_workbook(
    request: WorkspaceRequest, office: Office, name: str, content: bytes
) -> ImportPlan:
    return read_workbook(content, office, request.actor, name=name)


def _read_paper(request: WorkspaceRequest, office: Office, name: str, content: bytes) -> ImportPlan:
    source: bytes | str = content.decode() if name == ADDRESS else content
    name = "" if name == ADDRESS else name
    return read_oparl(source, office, request.actor, name=name, body=_body(request))


def _read_iati(request: WorkspaceRequest, office: Office, name: str, content: bytes) -> ImportPlan:
    given = _handed(request)
    return read_iati(
        content,
        office,
        request.actor,
        name=name,
        partnership=given.get("partnership", ""),
        matching=given.get("matching", ""),
        country=given.get("country", ""),
    )


def _handed(request: WorkspaceRequest) -> dict[str, str]:
    """Return what was chosen for the whole import; the preview hands it on to the yes."""
    given = {name: request.POST.get(name, "").strip()[:200] for name in HANDED}
    return {name: value for name, value in given.items() if value}


def _body(request: WorkspaceRequest) -> str:
    """Return the council or committee named for the whole import."""
    return _handed(request).get("body", "")


def _import(
    request: WorkspaceRequest,
    office: Office,
    form: UploadForm,
    read: Reader,
    page: str,
    address: str,
) -> HttpResponse:
    """Answer one of the three steps: the question, the preview, the yes."""
    here = reverse(address, kwargs={"office": office.key})
    context: dict[str, Any] = {
        "form": form,
        "here": here,
        "crumbs": _crumbs(office),
        "handed": _handed(request),
    }
    if form.is_bound and form.is_valid():
        name, content = _content(form)
        token = keeping.keep(request.actor, name, content)
        context |= _preview(read(request, office, name, content), token)
        return show(request, "import_preview.html", context, office=office, section="desk")
    if "token" in request.POST:
        return _decide(request, office, read, context)
    status = 422 if form.is_bound else 200
    return show(request, page, context, office=office, section="desk", status=status)


def _content(form: UploadForm) -> tuple[str, bytes]:
    upload = form.cleaned_data["file"]
    if upload is not None:
        return str(upload.name), upload.read()
    return ADDRESS, str(form.cleaned_data["address"]).encode()


def _decide(
    request: WorkspaceRequest, office: Office, read: Reader, context: dict[str, Any]
) -> HttpResponse:
    """Write the plan that was shown, or show it anew where records have moved on."""
    token = request.POST["token"]
    kept = keeping.find(request.actor, token)
    if kept is None:
        messages.error(request, _("The file is no longer kept. Upload it again."))
        return HttpResponseRedirect(context["here"])
    if "no" in request.POST:
        keeping.forget(request.actor, token)
        messages.success(request, _("Nothing was written."))
        return HttpResponseRedirect(context["here"])
    plan = read(request, office, *kept)
    try:
        if plan.fingerprint != request.POST.get("fingerprint"):
            raise PlanOutdated(
                _(
                    "Somebody has changed entries since the preview. "
                    "Nothing was written: look again."
                )
            )
        result = apply_plan(plan, request.actor)
    except (PlanOutdated, PlanRefused) as refused:
        context |= _preview(plan, token) | {"refused": str(refused)}
        return show(
            request, "import_preview.html", context, office=office, section="desk", status=409
        )
    keeping.forget(request.actor, token)
    messages.success(
        request,
        _("Done: %(added)s added, %(changed)s changed, %(unchanged)s unchanged.")
        % {"added": result.added, "changed": result.changed, "unchanged": result.unchanged},
    )
    return HttpResponseRedirect(reverse("workspace:partnerships", kwargs={"office": office.key}))


def _preview(plan: ImportPlan, token: str) -> dict[str, Any]:
    problems = list(plan.all_problems())
    sheets = [
        (sheet, [row for row in sheet.rows if row.outcome != "unchanged"][:ROWS_SHOWN])
        for sheet in plan.sheets
    ]
    return {
        "plan": plan,
        "token": token,
        "counts": [(label, plan.counts[outcome]) for outcome, label in OUTCOMES.items()],
        "problems": problems[:PROBLEMS_SHOWN],
        "problem_count": len(problems),
        "sheets": [(sheet, rows) for sheet, rows in sheets if rows],
        "outcomes": dict(OUTCOMES),
        "rows_shown": ROWS_SHOWN,
    }


def _crumbs(office: Office) -> list[Link]:
    desk = reverse("workspace:desk", kwargs={"office": office.key})
    return [Link(desk, _("Office")), Link("", _("Import"))]


@in_office
def export(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Send everything the member may see of the office as a workbook."""
    language = get_language() or "en"
    content = export_workbook(request.actor, office, language)
    return downloads.attachment(content, "xlsx", office.key)


@in_office
def table(request: WorkspaceRequest, office: Office, slug: str, form: str) -> HttpResponse:
    """Send one list as the member may see it; `partnership` keeps what stands below one."""
    if slug not in record_types():
        raise Http404(slug)
    below = request.GET.get("partnership", "")
    own = Partnership.objects.visible_to(request.actor).of_office(office.pk).filter(key=below)
    chosen = own.first() if below else None
    if below and chosen is None:
        raise Http404(below)
    language = get_language() or "en"
    wanted: Form = "xlsx" if form == "xlsx" else "csv"
    subject = chosen.pk if chosen else None
    try:
        content = export_table(request.actor, office, slug, language, wanted, subject)
    except TooLong as error:
        return downloads.too_long(error)
    return downloads.attachment(content, wanted, office.key, below, slug)


@in_office
def import_template(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Send the empty workbook with its explanations."""
    from zweiklang.outputs.workbook.template import template  # its library is loaded when needed

    return downloads.attachment(template(get_language() or "en"), "xlsx", "zweiklang")
