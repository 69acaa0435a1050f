# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link by which a city without an office here confirms a statement."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from zweiklang.domain.joint import statement_links as links
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.reciprocity.wording import in_words
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.portal.secret import by_secret
from zweiklang.doors.ui.frame import Frame


@by_secret
def confirm_statement(request: HttpRequest, token: str) -> HttpResponse:
    """Show the statement of a link; a post confirms it or says how the link's city sees it."""
    if request.method != "POST":
        return _shown(request, token)
    try:
        links.respond_by_link(
            token,
            request.POST.get("decision", ""),
            function=request.POST.get("function", ""),
            text=request.POST.get("text", "")[:4000],
            language=get_language() or "en",
        )
    except ValidationError as error:
        return _shown(request, token, error.messages)
    return HttpResponseRedirect(request.path)


def _shown(request: HttpRequest, token: str, problems: list[str] | None = None) -> HttpResponse:
    link = links.find_statement_link(token)
    file = JointFile.objects.prefetch_related("parties__place").get(pk=link.file_id)
    names, statement = names_of(file), links.statement_of(link)
    context = {
        "frame": Frame(name="Zweiklang", home="/"),
        "statement": statement,
        "words": in_words(statement),
        "names": names,
        "side": link.side,
        "city": names.get(statement.side),
        "own_city": names.get(link.side),
        "own_answer": links.response_by(link) if link.used_at else None,
        "is_open": link.used_at is None,
        "problems": problems or [],
        "typed": request.POST,
    }
    return render(request, "portal/statement.html", context, status=422 if problems else 200)
