# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of every import: the question, the preview, the yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, show
from zweiklang.inputs.plans import OUTCOMES, ImportPlan, PlanOutdated, PlanRefused, apply_plan
from zweiklang.inputs.workbook import keeping

ROWS_SHOWN = 200
PROBLEMS_SHOWN = 500
#: What an import asks beside the file.
HANDED = ("body", "partnership", "country", "matching")

Reader = Callable[[WorkspaceRequest, Office, str, bytes], ImportPlan]


@dataclass(frozen=True)
class Steps:
    """What differs from import to import."""

    read: Reader
    page: str
    address: str
    #: Where the written entries are found; the partnerships unless said.
    done: str = ""
    #: Asks on the preview for what the file lacks, without the file being chosen again.
    asking: type[forms.Form] | None = None


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

    def content(self) -> tuple[str, bytes]:
        """Return name and bytes of the upload."""
        upload = self.cleaned_data["file"]
        upload.seek(0)
        return str(upload.name), upload.read()


def handed(request: WorkspaceRequest) -> dict[str, str]:
    """Return what was chosen for the whole import; the preview hands it on to the yes."""
    given = {name: request.POST.get(name, "").strip()[:200] for name in HANDED}
    return {name: value for name, value in given.items() if value}


def answer(
    request: WorkspaceRequest, office: Office, form: UploadForm, steps: Steps
) -> HttpResponse:
    """Answer one of the three steps: the question, the preview, the yes."""
    here = reverse(steps.address, kwargs={"office": office.key})
    context: dict[str, Any] = {
        "form": form,
        "here": here,
        "crumbs": crumbs(office),
        "handed": handed(request),
    }
    if form.is_bound and form.is_valid():
        name, content = form.content()
        token = keeping.keep(request.actor, name, content)
        plan = steps.read(request, office, name, content)
        context |= preview(plan, token) | _question(steps, plan)
        return show(request, "import_preview.html", context, office=office, section="desk")
    if "token" in request.POST:
        return _decide(request, office, steps, context)
    status = 422 if form.is_bound else 200
    return show(request, steps.page, context, office=office, section="desk", status=status)


def _question(steps: Steps, plan: ImportPlan) -> dict[str, Any]:
    """Return the form for what the plan asks, and each reason once however many rows have it."""
    if steps.asking is None or not plan.asks:
        return {"asking": None}
    form = steps.asking(label_suffix="")
    for name in plan.asks:
        form.fields[name].required = True
    reasons = dict.fromkeys(f"{one.message} {one.advice}".strip() for one in plan.all_problems())
    return {"asking": form, "reasons": list(reasons)}


def _decide(
    request: WorkspaceRequest, office: Office, steps: Steps, context: dict[str, Any]
) -> HttpResponse:
    """Write the plan that was shown, or show it anew where it was answered or records moved on."""
    token = request.POST["token"]
    kept = keeping.find(request.actor, token)
    if kept is None:
        messages.error(request, _("The file is no longer kept. Upload it again."))
        return HttpResponseRedirect(context["here"])
    if "no" in request.POST:
        keeping.forget(request.actor, token)
        messages.success(request, _("Nothing was written."))
        return HttpResponseRedirect(context["here"])
    plan = steps.read(request, office, *kept)
    if "answered" in request.POST:
        context |= preview(plan, token) | _question(steps, plan)
        return show(request, "import_preview.html", context, office=office, section="desk")
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
        context |= preview(plan, token) | _question(steps, plan) | {"refused": str(refused)}
        return show(
            request, "import_preview.html", context, office=office, section="desk", status=409
        )
    keeping.forget(request.actor, token)
    messages.success(
        request,
        _("Done: %(added)s added, %(changed)s changed, %(unchanged)s unchanged.")
        % {"added": result.added, "changed": result.changed, "unchanged": result.unchanged},
    )
    partnerships = reverse("workspace:partnerships", kwargs={"office": office.key})
    return HttpResponseRedirect(steps.done or partnerships)


def preview(plan: ImportPlan, token: str) -> dict[str, Any]:
    """Return what the page says of a plan: counts, problems, rows that change."""
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


def crumbs(office: Office) -> list[Link]:
    """Return the way back to the desk."""
    desk = reverse("workspace:desk", kwargs={"office": office.key})
    return [Link(desk, _("Office")), Link("", _("Import"))]
