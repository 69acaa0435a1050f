# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that explains the interface, written from its own description: no foreign host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zweiklang.domain.people.models import Office
from zweiklang.doors.api.api import api
from zweiklang.doors.ui.frame import Frame


@dataclass(frozen=True)
class Operation:
    """One request: method, path, what it answers, what can be asked; `example` is an address.

    `for_members`: it answers only who is signed in.
    """

    method: str
    path: str
    summary: str
    about: str
    asks: tuple[tuple[str, str], ...]
    example: str
    for_members: bool


def page(request: HttpRequest) -> HttpResponse:
    """Show every request of the interface, by subject, with examples that answer."""
    schema: dict[str, Any] = api.get_openapi_schema()
    first = Office.objects.order_by("key").first()
    groups: dict[str, list[Operation]] = {}
    for tag, one in _operations(schema, first.key if first else ""):
        groups.setdefault(tag, []).append(one)
    context = {
        "frame": Frame("Zweiklang", home="/"),
        "about": _with_names(schema["info"]["description"]),
        "groups": groups.items(),
    }
    return render(request, "api/documentation.html", context)


def _operations(schema: dict[str, Any], office: str) -> Iterator[tuple[str, Operation]]:
    """Yield the subject of each request with the request."""
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            parameters = told.get("parameters", ())
            asks = tuple(
                (
                    one["name"],
                    _with_names(one.get("description") or one["schema"].get("description", "")),
                )
                for one in parameters
            )
            for_members = "security" in told
            open_to_all = method == "get" and not for_members
            example = _example(path, parameters, office) if open_to_all else ""
            words = (told.get("summary", ""), _with_names(told.get("description", "")))
            yield (
                told["tags"][0],
                Operation(method.upper(), path, *words, asks, example, for_members),
            )


def _with_names(text: str) -> SafeString:
    """Return a text whose names between backticks are set as code."""
    pieces = text.split("`")
    marked = (
        ("<code>{}</code>" if place % 2 else "{}", piece) for place, piece in enumerate(pieces)
    )
    return SafeString("".join(format_html(form, piece) for form, piece in marked))


def _example(path: str, parameters: Iterable[dict[str, Any]], office: str) -> str:
    """Return an address that answers with JSON, "" where more than the office must be named."""
    address = path.replace("{office}", office) if office else path
    asks_more = any(one["in"] == "query" and one.get("required") for one in parameters)
    return "" if "{" in address or asks_more or address.endswith(".xml") else address
