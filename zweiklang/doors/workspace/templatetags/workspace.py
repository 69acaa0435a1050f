# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters of the workspace's templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.topics.models import TopicSuggestion, Verdict
from zweiklang.doors.ui import marks
from zweiklang.doors.workspace import browsers
from zweiklang.foundation.facts import label_of
from zweiklang.foundation.file_records import FileRecord

#: From which share on two texts are how much alike, with the number of filled boxes.
_ALIKE = (
    (0.7, 5, _("very much")),
    (0.5, 4, _("much")),
    (0.3, 3, _("fairly")),
    (0.0, 2, _("little")),
)

register = template.Library()


@register.filter
def kind_name(record: Any) -> str:
    """Return the name of a record's kind."""
    return str(record._meta.verbose_name)


@register.filter
def held_file(record: Any) -> FileRecord | None:
    """Return the file that a record holds."""
    return FileRecord.of(record)


@register.filter
def browser(user_agent: str) -> str:
    """Return a browser and its system in words."""
    return browsers.in_words(user_agent)


@register.filter
def label(record: Any, field: str) -> str:
    """Return the word for a record's choice, `kind` or `state`."""
    return label_of(record, field.capitalize(), getattr(record, field))


@register.simple_tag(takes_context=True)
def row_tools(context: dict[str, Any], row: Any) -> SafeString:
    """Return the links to a record's form, history and release, as far as the reader may."""
    links = [("record_history", gettext("History"))]
    if context.get("may_write"):
        links.insert(0, ("record_edit", gettext("Edit")))
    if context.get("may_release") and row.may_be_public:
        links.append(("record_release", gettext("Hide") if row.released_on else gettext("Release")))
    at = (context["office"].key, row.slug, get_language() or "")
    name = truncatechars(row, 40)
    return format_html_join(
        "",
        '<a href="{}">{}<span class="kern-sr-only"> {}</span></a>',
        ((_address(view, *at).replace(_NOBODY, str(row.pk)), word, name) for view, word in links),
    )


@lru_cache(maxsize=1024)
def _address(view: str, office: str, slug: str, _language: str) -> str:
    """Return the address of a record of a kind with `_NOBODY` for its id.

    A page has a hundred of them, and finding out each by itself takes a twentieth of its time.
    """
    return reverse(f"workspace:{view}", args=[office, slug, _NOBODY])


_NOBODY = str(UUID(int=0))


@register.simple_tag
def alike(share: float) -> SafeString:
    """Return how much, in boxes and a word: for the parts of a score, which are no probability."""
    boxes, word = next((boxes, word) for least, boxes, word in _ALIKE if share >= least)
    return format_html('<span class="zk-conf">{}{}</span>', marks.boxes(boxes), word)


@register.simple_tag
def decision_label(decision: str) -> str:
    """Return what an office has decided on a line, in words."""
    return str(TopicSuggestion.Decision(decision).label)


@register.simple_tag
def verdict_label(decision: str) -> str:
    """Return what an officer has said to a passage, in words."""
    return str(Verdict.Decision(decision).label)
