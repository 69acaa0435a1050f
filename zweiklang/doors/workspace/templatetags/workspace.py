# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters of the workspace's templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.topics.models import TopicSuggestion, Verdict
from zweiklang.doors.ui import marks
from zweiklang.doors.workspace import browsers

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
def browser(user_agent: str) -> str:
    """Return a browser and its system in words."""
    return browsers.in_words(user_agent)


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
