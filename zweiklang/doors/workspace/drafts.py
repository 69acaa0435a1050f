# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed and has not saved yet: kept in the session, by the address of the form."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.http import HttpRequest, QueryDict

from zweiklang.foundation import clock

KEPT_AT_MOST = 8
LONGEST = 200_000
#: Inputs that belong to the moment, not to the text.
PASSING = frozenset(
    {"csrfmiddlewaretoken", "_save", "_preview", "fix", "enter", "_draft", "_discard", "_merge"}
)


@dataclass(frozen=True)
class Draft:
    """One unsaved form: where it belongs, what it is called, when it was kept."""

    address: str
    title: str
    kept_at: dt.datetime
    values: dict[str, list[str]]

    def data(self) -> QueryDict:
        """Return the inputs as a form reads them."""
        data = QueryDict(mutable=True)
        for name, values in self.values.items():
            data.setlist(name, values)
        return data


def keep(request: HttpRequest, title: str = "", data: QueryDict | None = None) -> None:
    """Keep the posted inputs, or `data`, under the address of the form; files are not kept."""
    lists = (request.POST if data is None else data).lists()
    values = {name: vals for name, vals in lists if name not in PASSING}
    if not values or len(json.dumps(values)) > LONGEST:
        return
    drafts: dict[str, Any] = dict(request.session.get("drafts", {}))
    drafts.pop(request.get_full_path(), None)
    drafts[request.get_full_path()] = {
        "values": values,
        "title": title,
        "kept_at": clock.now().isoformat(),
    }
    request.session["drafts"] = dict(list(drafts.items())[-KEPT_AT_MOST:])


def is_kept(request: HttpRequest, address: str) -> bool:
    """Return whether a draft of this browser waits under an address."""
    return address in request.session.get("drafts", {})


def find(request: HttpRequest) -> Draft | None:
    """Return the draft kept under the address of this page."""
    stored = request.session.get("drafts", {}).get(request.get_full_path())
    return _draft(request.get_full_path(), stored) if stored else None


def drop(request: HttpRequest) -> None:
    """Forget the draft of this page: it is saved or discarded."""
    drafts = dict(request.session.get("drafts", {}))
    if drafts.pop(request.get_full_path(), None) is not None:
        request.session["drafts"] = drafts


def forget_record(request: HttpRequest, record_id: uuid.UUID) -> None:
    """Forget what anybody has typed for a record and not saved, in all browsers."""
    for session in Session.objects.filter(expire_date__gt=clock.now()).iterator():
        stored = type(request.session)(session.session_key)
        if session.session_key != request.session.session_key and _forget(stored, record_id):
            stored.save()
    _forget(request.session, record_id)


def _forget(session: Any, record_id: uuid.UUID) -> bool:
    """Take the drafts of a record out of a session; return whether there were any."""
    drafts: dict[str, Any] = session.get("drafts", {})
    kept = {address: one for address, one in drafts.items() if str(record_id) not in address}
    if len(kept) == len(drafts):
        return False
    session["drafts"] = kept
    return True


def all_of(request: HttpRequest) -> list[Draft]:
    """Return all drafts of this browser, newest first."""
    stored = request.session.get("drafts", {})
    return [_draft(address, one) for address, one in reversed(stored.items())]


def _draft(address: str, stored: dict[str, Any]) -> Draft:
    kept_at = dt.datetime.fromisoformat(stored["kept_at"])
    return Draft(address, stored.get("title", ""), kept_at, stored["values"])
