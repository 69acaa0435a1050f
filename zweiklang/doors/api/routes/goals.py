# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goals and targets of the 2030 Agenda."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router

from zweiklang import agenda2030
from zweiklang.doors.api import schemas
from zweiklang.doors.api.problems import NotFound

router = Router(tags=["2030 Agenda"])
TITLE_LANGUAGES = ("de", "en")


@router.get("", response=list[schemas.Goal], summary="The 17 goals")
def list_goals(request: HttpRequest) -> Any:
    """Return the goals with this project's own short titles."""
    return [_titled(goal.code) for goal in agenda2030.goals()]


@router.get("/{code}", response=schemas.GoalFile, summary="One goal or target")
def show_goal(
    request: HttpRequest,
    code: Annotated[str, Path(pattern=r"^\d{1,2}(\.[0-9a-z]{1,2})?$", examples=["13", "11.6"])],
) -> Any:
    """Return a goal with its targets, or a target, with short title and official text."""
    try:
        known = agenda2030.parse_code(code)
    except ValueError as error:
        detail = _("No goal or target has the code “%(code)s”. Ask for 13 or 11.6.")
        raise NotFound(detail % {"code": code}) from error
    targets = agenda2030.targets(known) if agenda2030.kind_of(known) == "goal" else ()
    languages = [language.tag for language in agenda2030.languages()]
    texts = {tag: agenda2030.official_text(known, tag) for tag in languages}
    return {
        **_titled(known),
        "official": {tag: str(text.text) for tag, text in texts.items() if text.language == tag},
        "targets": [_titled(target.code) for target in targets],
    }


def _titled(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "title": {tag: agenda2030.short_title(code, tag) for tag in TITLE_LANGUAGES},
    }
