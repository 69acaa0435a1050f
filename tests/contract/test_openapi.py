# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The description of the interface in the docs is the one the program serves."""

from __future__ import annotations

import json
from pathlib import Path

from django.test import Client

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
WRITE = (
    "zweiklang export_openapi_schema --api zweiklang.doors.api.api.api --indent 2 "
    "--sorted --output docs/reference/openapi.json"
)


def test_the_committed_description_of_the_interface_is_up_to_date(client: Client) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert json.loads(DOCUMENT.read_text("utf-8")) == served, f"Run: {WRITE}"
