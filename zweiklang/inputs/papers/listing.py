# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which files there are to fetch: what an OParl server lists since a day, or addresses alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from django.utils.translation import gettext as _

from zweiklang.foundation.outgoing import FetchRefused, fetch
from zweiklang.inputs.oparl.objects import day, listed, parse_json, text, top_objects

#: Lists are read no further than this, so that a server that never ends is no harm.
MOST_PAGES = 200
MOST_FILES = 500


@dataclass(frozen=True)
class Wanted:
    """A file to fetch. dated_on: of its paper, None if not told. problem: why it is none."""

    url: str
    name: str
    title: str = ""
    dated_on: dt.date | None = None
    problem: str = ""


@dataclass(frozen=True)
class Listing:
    """The files found; problem: why there may be more, "" if these are all."""

    files: tuple[Wanted, ...]
    problem: str = ""


def files_at(addresses: str) -> Listing:
    """Return the files that addresses name, one a line; each once."""
    urls = dict.fromkeys(line.strip() for line in addresses.splitlines() if line.strip())
    return _limited(Wanted(url, name_of(url)) for url in urls)


def files_of_oparl(address: str, since: dt.date | None) -> Listing:
    """Return main and auxiliary files of the papers an OParl server lists since a day.

    address: of a system, a body, a list of papers or one paper; versions 1.0 and 1.1. A paper
    counts by its date, else by its last change; one without either counts always. A list that
    breaks off gives what it gave so far, with the problem.
    """
    found: list[Wanted] = []
    problem = ""
    try:
        for paper in _papers(address, since):
            found.extend(_files(paper, address))
            if len(found) > MOST_FILES:
                break
    except (FetchRefused, ValueError) as error:
        problem = str(error)
    limited = _limited({one.url: one for one in found}.values())
    return Listing(limited.files, problem or limited.problem)


def _limited(wanted: Any) -> Listing:
    files = tuple(wanted)
    if len(files) <= MOST_FILES:
        return Listing(files)
    text = _("There are more than %(number)s files; the first ones are fetched. Fetch in parts.")
    return Listing(files[:MOST_FILES], text % {"number": MOST_FILES})


def name_of(url: str) -> str:
    """Return the file name at the end of an address, the host if there is none."""
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or url


def _papers(address: str, since: dt.date | None) -> Iterator[dict[str, Any]]:
    """Yield the papers below an address, whatever kind of object lies there."""
    data = parse_json(fetch(address))
    if isinstance(data, dict) and "body" in data and "paper" not in data:  # a system
        for body in _objects(_linked(data["body"], address), None):
            if body.get("paper"):
                yield from _since(_objects(_linked(body["paper"], address), since), since)
    elif isinstance(data, dict) and isinstance(data.get("paper"), str):  # a body
        yield from _since(_objects(urljoin(address, data["paper"]), since), since)
    elif isinstance(data, dict) and ("data" in data or "links" in data):
        yield from _since(_objects(address, since), since)
    elif isinstance(data, dict) and ("mainFile" in data or "auxiliaryFile" in data):
        yield data
    else:
        raise ValueError(
            _("There is no OParl system, body, list of papers or paper at %(url)s.")
            % {"url": address}
        )


def _linked(value: Any, address: str) -> Any:
    return urljoin(address, value) if isinstance(value, str) else value


def _objects(source: Any, since: dt.date | None) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, embedded or page by page behind an address."""
    if not isinstance(source, str):
        yield from (one for one in listed(source) if isinstance(one, dict))
        return
    seen: set[str] = set()
    url = _asked_since(source, since)
    while url and url not in seen and len(seen) < MOST_PAGES:
        seen.add(url)
        data = parse_json(fetch(url))
        yield from (one for one in top_objects(data) if isinstance(one, dict))
        links = data.get("links") if isinstance(data, dict) else None
        following = links.get("next") if isinstance(links, dict) else None
        url = urljoin(url, following) if isinstance(following, str) else ""


def _asked_since(url: str, since: dt.date | None) -> str:
    """Return the address that asks for later changes only; servers may not heed it."""
    if since is None:
        return url
    asked = urlencode({"modified_since": f"{since.isoformat()}T00:00:00+00:00"})
    return f"{url}{'&' if urlsplit(url).query else '?'}{asked}"


def _since(papers: Iterator[dict[str, Any]], since: dt.date | None) -> Iterator[dict[str, Any]]:
    for paper in papers:
        dated = day(paper, "date", "modified", "created")
        if not paper.get("deleted") and (since is None or dated is None or dated >= since):
            yield paper


def _files(paper: dict[str, Any], address: str) -> Iterator[Wanted]:
    title = text(paper, "name")
    main = [(one, True) for one in listed(paper.get("mainFile"))]
    for value, is_main in [*main, *((one, False) for one in listed(paper.get("auxiliaryFile")))]:
        try:
            file = parse_json(fetch(urljoin(address, value))) if isinstance(value, str) else value
        except (FetchRefused, ValueError) as error:
            name = name_of(str(value))
            yield Wanted(str(value), name, f"{title}: {name}", problem=str(error))
            continue
        if not isinstance(file, dict) or file.get("deleted"):
            continue
        url = text(file, "downloadUrl") or text(file, "accessUrl")
        label = text(file, "name") or text(file, "fileName")
        named = title if is_main or not label else f"{title}: {label}"
        yield Wanted(
            urljoin(address, url),
            text(file, "fileName") or name_of(url) or label,
            (named or label)[:300],
            day(paper, "date") or day(file, "date"),
            "" if url else _("The server names no address for this file."),
        )
