# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs of the mandate: take over the text of a resolution, point by point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.mandate.splitting import split_resolution
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

MOST_POINTS = 200


@dataclass(frozen=True)
class Mark:
    """What somebody has said of a point before it is kept: its part and its goals."""

    part: str
    goals: tuple[str, ...]


def paste_resolution(
    actor: Actor,
    council_item: CouncilItem,
    text: str,
    language: str,
    marks: Sequence[Mark] = (),
) -> list[ResolutionPoint]:
    """Add the points of an adopted text to a council item, word for word, and return them.

    marks: part and goals by point; where they are missing, the text's headings, numbers and words
    say them. What stands before the first point becomes the item's text if it has none.
    Raises ValidationError if no point is numbered or the item has points already.
    """
    split = split_resolution(text)
    _check(council_item, len(split.points))
    own = [Mark(point.part, point.goals) for point in split.points]
    marked = [*marks[: len(own)], *own[len(marks) :]]
    with transaction.atomic():
        if split.preamble and not council_item.text:
            council_item.text = TranslatedText.of(**{language: split.preamble})
            save_record(actor, council_item)
        return [
            save_record(
                actor,
                ResolutionPoint(
                    office_id=council_item.office_id,
                    key=f"{council_item.key[:100]}-point-{position}",
                    council_item=council_item,
                    source_id=council_item.source_id,
                    known_since=council_item.known_since,
                    is_demonstration=council_item.is_demonstration,
                    number=point.number,
                    position=position,
                    part=mark.part,
                    goals=list(mark.goals),
                    text=TranslatedText.of(**{language: point.full_text}),
                ),
            )
            for position, (point, mark) in enumerate(
                zip(split.points, marked, strict=True), start=1
            )
        ]


def _check(council_item: CouncilItem, count: int) -> None:
    if council_item.points.filter(withdrawn_on=None).exists():
        raise ValidationError(
            {"text": _("This item has points already. Change them one by one, or withdraw them.")}
        )
    if count == 0:
        raise ValidationError(
            {"text": _("No numbered point was found. Begin each point on a line: 1. or a) or I.")}
        )
    if count > MOST_POINTS:
        raise ValidationError(
            {
                "text": _("These are more than %(most)s points. Paste only the resolution itself.")
                % {"most": MOST_POINTS}
            }
        )
