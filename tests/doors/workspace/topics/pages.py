# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages of topics, and how tests read them."""

from __future__ import annotations

from typing import Any

from django.test import Client

BASE = "/de/workspace/dortmund/topics/"
FINDER = f"{BASE}finder/?first=dortmund&second=dura"
SENTENCES = (
    "Dortmund baut das Wasserwerk an der Ruhr aus.",
    "Die Stadt bietet Wissen zur Abfallwirtschaft.",
    "Mit SDG 13 verbindet die Stadt vieles.",
    "Die Stadt bietet Rat zu Solaranlagen.",
    "Vielleicht baut Dortmund eine Schule.",
)


def page_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


# -- Papers --------------------------------------------------------------------------------------
def filed(client: Client, place: str, *uploads: Any, **facts: str) -> Any:
    data = {"kind": "plan", "right": "passages", "papers": list(uploads), **facts}
    return client.post(f"{BASE}{place}/papers/", data)
