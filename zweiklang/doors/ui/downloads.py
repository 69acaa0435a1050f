# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of a page as a file: `?table=xlsx` or `?table=csv` behind the address of the page.

The page's own view answers, so who may see it and what it is narrowed to hold for the file too.
The template offers both with `ui/table_links.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from zweiklang.foundation import clock
from zweiklang.outputs.workbook.lists import Column, Form, as_file, list_table
from zweiklang.outputs.workbook.shapes import TooLong

MEDIA: dict[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def form_asked(request: HttpRequest, part: str = "") -> Form | None:
    """Return the form in which the page's list is asked for, None for the page itself.

    `part` names a further list of a page that has more than one: `?table=profiles.csv`. A page that
    takes its question by a form, so that it stands in no address, is asked by that form.
    """
    given = request.POST if request.method == "POST" else request.GET
    asked = given.get("table", "")
    name, _dot, form = asked.rpartition(".")
    return next((one for one in MEDIA if one == form and name == part), None)


@dataclass(frozen=True)
class Listing:
    """A list of a page: its name, its columns, and how its rows are read once it is asked for."""

    name: str
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Any]]


def asked_list(request: HttpRequest, lists: Mapping[str, Listing], *of: str) -> HttpResponse | None:
    """Return the list of a page that is asked for as a file, None for the page itself.

    lists: by the name of their part, "" for the only or first one. of: what it is named after.
    """
    for part, one in lists.items():
        if form := form_asked(request, part):
            return send_list(form, one.name, one.columns, one.rows(), *of, part)
    return None


def send_list(
    form: Form, name: str, columns: Sequence[Column], rows: Iterable[Any], *of: str
) -> HttpResponse:
    """Return a list as a file to keep, named after what it is `of`, such as office and page."""
    try:
        content = as_file(list_table(name, columns, rows), form)
    except TooLong as error:
        return too_long(error)
    return attachment(content, form, *of)


def attachment(content: bytes, form: Form, *of: str, dated: bool = True) -> HttpResponse:
    """Return a file to keep, with the day in its name unless it is the same on every day."""
    day = clock.today().isoformat() if dated else ""
    name = "-".join(part for part in (*of, day) if part)
    response = HttpResponse(content, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def too_long(error: TooLong) -> HttpResponse:
    """Say which text no cell can hold."""
    return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
