# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers in addresses may be anything: the page answers as if none had been asked for."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import User

PORTAL = (
    "news/?page=",
    "search/?q=kumasi&page=",
    "timeline/?since=",
    "timeline/?year=",
    "partnerships/kumasi/timeline/?year=",
    "partnerships/?goal=",
    "partnerships/?page=",
)
DESK = ("dortmund/search/?q=kumasi&page=", "dortmund/partnerships/?page=")
NUMBERS = ("²", "²⁰²⁴", "٤", "-1", "0", "9" * 30, "9" * 5000, "1e3", "\x00")


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: repr(number[:8]))
def test_public_pages_take_any_number(
    client: Client, with_kumasi: Partnership, number: str
) -> None:
    for page in PORTAL:
        path, _, query = page.partition("?")
        answer = client.get(f"/de/dortmund/{path}?{query}{quote(number)}")
        assert answer.status_code == 200, page


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: repr(number[:8]))
def test_pages_of_the_workspace_take_any_number(
    client: Client, with_kumasi: Partnership, bernd: User, number: str
) -> None:
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    for page in DESK:
        assert client.get(f"/de/workspace/{page}{quote(number)}").status_code == 200, page
