# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports council items from a council information system (OParl)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.people.models import Office
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, only, whole
from zweiklang.doors.workspace.crumbs import list_url
from zweiklang.doors.workspace.views.imports.steps import Steps, UploadForm, answer, handed
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.inputs.oparl.reading import read_oparl
from zweiklang.inputs.plans import ImportPlan

#: Under this name, which no upload can have, the address of a paper is kept instead of a file.
ADDRESS = "/address"


class BodyForm(forms.Form):
    """Asks for the council or committee of items that name none."""

    body = forms.CharField(
        label=gettext_lazy("Council or committee"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only where the file does not name it, such as Rat."),
    )


class PaperForm(BodyForm, UploadForm):
    """Asks for a file or the address of a council paper or meeting."""

    address = forms.URLField(
        label=gettext_lazy("Or its address"),
        required=False,
        assume_scheme="https",
        max_length=1000,
        help_text=gettext_lazy("Begins with https. Only addresses the operator has allowed."),
    )
    field_order = ("file", "address", "body")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].help_text = _("JSON of an OParl paper or meeting")

    def content(self) -> tuple[str, bytes]:
        """Return the file, else the address under a name of its own."""
        if self.cleaned_data["file"]:
            return super().content()
        return ADDRESS, str(self.cleaned_data["address"]).encode()

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
def import_oparl(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Take council items from OParl, show what they would do, and do it after the yes."""
    form = PaperForm(None, label_suffix="")
    if "look" in request.POST:
        form = PaperForm(request.POST, request.FILES, label_suffix="")
    steps = Steps(
        _read,
        "import_oparl.html",
        "workspace:import_oparl",
        done=list_url(office, CouncilItem.slug),
        asking=BodyForm,
    )
    return answer(request, office, form, steps)


def _read(request: WorkspaceRequest, office: Office, name: str, content: bytes) -> ImportPlan:
    source: bytes | str = content.decode() if name == ADDRESS else content
    name = "" if name == ADDRESS else name
    body = handed(request).get("body", "")
    return read_oparl(source, office, request.actor, name=name, body=body)
