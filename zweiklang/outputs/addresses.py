# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Full addresses of pages, for what is read outside the browser: e-mails, calendars, feeds."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def full_address(path: str) -> str:
    """Return the full address of a path on this installation."""
    return f"{settings.PUBLIC_ADDRESS}{path}"


def page_address(name: str, language: str, **kwargs: str | uuid.UUID) -> str:
    """Return the full address of a page in a language by the page's name."""
    with override(language):
        return full_address(reverse(name, kwargs=kwargs))


def record_address(office_key: str, slug: str, record_id: uuid.UUID, language: str) -> str:
    """Return the full address of a record's page in the workspace."""
    return page_address(
        "workspace:record_edit", language, office=office_key, slug=slug, record_id=record_id
    )
