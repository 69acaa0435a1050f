# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports the workbook, and gives the empty one."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language

from zweiklang.domain.people.models import Office
from zweiklang.doors.ui import downloads
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, only, whole
from zweiklang.doors.workspace.views.imports.steps import Steps, UploadForm, answer
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.inputs.plans import ImportPlan
from zweiklang.inputs.workbook.reading import read_workbook


@in_office
@only(WRITING_ROLES)
@whole
def import_workbook(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take a workbook, show what it would do, and do it after the yes."""
    form = UploadForm(None, label_suffix="")
    if request.FILES:
        form = UploadForm(request.POST, request.FILES, label_suffix="")
    return answer(request, office, form, Steps(_read, "import.html", "workspace:import"))


def _read(request: WorkspaceRequest, office: Office, name: str, content: bytes) -> ImportPlan:
    return read_workbook(content, office, request.actor, name=name)


@in_office
def import_template(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Send the empty workbook with its explanations."""
    from zweiklang.outputs.workbook.template import template  # its library is loaded when needed

    language = get_language() or "en"
    name = "vorlage" if language == "de" else "template"
    return downloads.attachment(template(language), "xlsx", "zweiklang", name, dated=False)
