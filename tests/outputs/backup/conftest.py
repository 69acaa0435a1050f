# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A portfolio with a file, a folder for files, and an empty database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils.translation import override
from pytest_django import Settings

from tests.factories import (
    SYSTEM,
    add_event,
    add_partnership,
    add_phase,
    add_place,
    add_source,
)
from tests.outputs.backup.archives import PDF
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.files import store_upload


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path / "media"
    with override("en"):
        yield tmp_path / "media"


@pytest.fixture
@kept
def portfolio(dortmund: Office, bernd: User) -> Partnership:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", en="Kumasi", ak="Kumase"))
    add_phase(partnership, "2011", known="2011-05-01")
    add_event(partnership, "2024-05", 'Odd: "quotes"\n\u2028 שלום 🎼', goals=["13"], people=3)
    store_upload(SYSTEM, dortmund, SimpleUploadedFile("mou.pdf", PDF))
    add_source(dortmund)
    return partnership


@pytest.fixture
def empty_database() -> Iterator[str]:
    """Return the address of a new database without tables: on PostgreSQL there, else SQLite."""
    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg  # SQLite alone must do without it

    given = urlsplit(os.environ["DATABASE_URL"])
    name = f"zweiklang_empty_{os.getpid()}"
    with psycopg.connect(given.geturl(), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}".encode())
        server.execute(f"CREATE DATABASE {name}".encode())
        yield given._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name}".encode())
