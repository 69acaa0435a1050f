# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds the form of a record and reads it as a browser would post it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.utils.translation import override

from zweiklang.domain.people.models import Office
from zweiklang.doors.workspace import crumbs


class _Inputs(HTMLParser):
    """Gathers what the forms of a page would send, without buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._select = self._area = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: dict[str, Any] = dict(attrs)
        name = found.get("name") or ""
        if tag == "input" and name and found.get("type") not in {"file", "submit"}:
            if found.get("type") in {"checkbox", "radio"} and "checked" not in found:
                return
            self.data.setdefault(name, []).append(found.get("value") or "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in found:
            self.data.setdefault(self._select, []).append(found.get("value") or "")
        elif tag == "textarea":
            self._area, self._text = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self.data.setdefault(self._area, []).append(self._text.removeprefix("\n"))
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data


def entries(client: Client, address: str) -> dict[str, list[str]]:
    """Return what the form of a page holds before anybody has typed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    page = answer.content.decode()
    return in_page(page[page.index("<main") : page.index("</main>")])


def in_page(text: str) -> dict[str, list[str]]:
    """Return what the forms in a piece of a page hold."""
    reader = _Inputs()
    reader.feed(text)
    reader.data.pop("csrfmiddlewaretoken", None)
    return reader.data


def new(office: Office, slug: str, **pointers: object) -> str:
    """Return the address of the form for a new record, in German."""
    with override("de"):
        return crumbs.new_url(office, slug, **pointers)


def edit(office: Office, record: object) -> str:
    """Return the address of the form of a record, in German."""
    with override("de"):
        return crumbs.record_url("edit", office, record)
