# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files the public may have: pictures with author and licence, and papers of agreements."""

from __future__ import annotations

import uuid

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Agreement, Picture
from zweiklang.doors.portal import reading
from zweiklang.foundation import files
from zweiklang.foundation.models import StoredFile

#: Kinds of record that hold a file, and the field that does.
HOLDERS = (Picture, Agreement, CouncilItem)
#: Shown in the browser; everything else is offered for download.
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})


def file(request: HttpRequest, office: str, file_id: uuid.UUID, name: str) -> HttpResponseBase:
    """Return a file that a record the reader may see holds."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    held = any(
        holder.objects.visible_to(actor).current().of_office(own.pk).filter(file=file_id).exists()
        for holder in HOLDERS
    )
    stored = StoredFile.objects.filter(pk=file_id, office=own.pk).first() if held else None
    if stored is None:
        raise Http404(name)
    try:
        content = files.open_file(stored, small="small" in request.GET)
    except FileNotFoundError as error:
        raise Http404(name) from error
    response = FileResponse(
        content,
        as_attachment=stored.media_type not in SHOWN,
        filename=stored.name,
        content_type=stored.media_type,
    )
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
