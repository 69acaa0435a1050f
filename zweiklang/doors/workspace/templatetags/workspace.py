# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters of the workspace's templates."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def kind_name(record: Any) -> str:
    """Return the name of a record's kind."""
    return str(record._meta.verbose_name)
