# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.journal import RefusalsInOneLine


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """Return what the installation's own handler prints."""
    (handler,) = (
        one
        for one in logging.getLogger().handlers
        if any(isinstance(each, RefusalsInOneLine) for each in one.filters)
    )
    assert isinstance(handler, logging.StreamHandler)
    printed = io.StringIO()
    before = handler.setStream(printed)
    yield printed
    handler.setStream(before)


def test_a_refusal_is_one_line_in_the_journal(
    journal: io.StringIO, client: Client, kumasi: Office, bernd: User
) -> None:
    client.force_login(bernd)
    for page in ("import/oparl", "members"):
        assert client.get(f"/en/workspace/{kumasi.key}/{page}/").status_code == 403
    lines = journal.getvalue().splitlines()
    assert len(lines) == 2, lines
    assert "/members/" in lines[1]


def test_a_fault_keeps_its_traceback(
    journal: io.StringIO, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: object) -> None:
        raise RuntimeError("a fault of the program")

    monkeypatch.setattr("zweiklang.doors.ui.middleware.AnswerMiddleware.__call__", broken)
    client.raise_request_exception = False
    assert client.get("/en/").status_code == 500
    assert "Traceback" in journal.getvalue()
