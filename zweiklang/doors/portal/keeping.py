# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps finished public pages: what is the same for every reader is drawn once.

A page is kept with its standing: the day, the office, the newest revision of any record. It is
given again only while all that is the same, so it is right after every write, in every process.
Pages for people who have signed in, or are to read a message, are neither kept nor taken from here.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from zweiklang.domain.joint.published import newest_revision, newest_seat
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.standing import last_written

View = Callable[..., HttpResponse]
#: Bytes of packed pages in each process; a page takes about 12,000.
ROOM = 3_000_000


@dataclass(frozen=True)
class Page:
    """A finished page: under which standing it is right, its mark for browsers, its bytes."""

    standing: Any
    etag: str
    packed: bytes

    @classmethod
    def of(cls, standing: Any, content: bytes) -> Page:
        """Return the page of some content."""
        mark = hashlib.sha256(content).hexdigest()[:24]
        return cls(standing, f'"{mark}"', zlib.compress(content, 1))


class Shelf:
    """Pages by address; when there is no more room, those not asked for longest go first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = Lock()

    def find(self, address: Hashable, standing: Any) -> Page | None:
        """Return the page, None if there is none or something was written since."""
        with self._lock:
            page = self._pages.get(address)
            if page is None or page.standing != standing:
                return None
            self._pages.move_to_end(address)
            return page

    def put(self, address: Hashable, page: Page) -> None:
        """Keep a page in place of the one before."""
        with self._lock:
            before = self._pages.pop(address, None)
            self._used += len(page.packed) - (len(before.packed) if before else 0)
            self._pages[address] = page
            while self._used > self._room:
                _address, oldest = self._pages.popitem(last=False)
                self._used -= len(oldest.packed)

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._used = 0


SHELF = Shelf()
#: Who asks for a page that is being drawn waits for it; each lock serves a share of the addresses.
DRAWING = tuple(Lock() for _ in range(32))


def kept(view: View, also: Callable[[], Hashable] = lambda: None) -> View:
    """Return the view of an office's page with its answers kept for readers who are nobody.

    also: what the page rests on beside records; a page is kept as long as that stays the same.
    """

    @wraps(view)
    def answer(request: HttpRequest, office: str, **place: str) -> HttpResponse:
        if request.method != "GET" or _is_personal(request) or "table" in request.GET:
            return view(request, office, **place)
        address = (request.build_absolute_uri(), request.COOKIES.get("theme", ""))
        # Read before the page is: a write in between then makes the page old, never wrong.
        found = Office.objects.filter(key=office)
        found = found.annotate(joint=newest_revision(), seat=newest_seat())
        row = found.values_list().first()
        standing = (clock.today(), row, last_written(), also())
        with DRAWING[hash(address) % len(DRAWING)]:
            page = SHELF.find(address, standing)
            if page is None:
                response = view(request, office, **place)
                if response.status_code != 200 or response.cookies:
                    return response
                page = Page.of(standing, response.content)
                SHELF.put(address, page)
        return _answer(request, page)

    return answer


def _is_personal(request: HttpRequest) -> bool:
    """Return whether the reader may have signed in or a message waits."""
    return bool({settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys())


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    """Return the page, or that the browser's copy of it still holds."""
    # A browser keeps the page but asks each time: what is hidden is hidden at once.
    headers = {"ETag": page.etag, "Cache-Control": "private, no-cache"}
    response = HttpResponse(zlib.decompress(page.packed), headers=headers)
    patch_vary_headers(response, ["Cookie"])
    found = get_conditional_response(request, etag=page.etag, response=response)
    return found or response
