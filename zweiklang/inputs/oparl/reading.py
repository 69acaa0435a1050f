# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads OParl papers and meetings into a plan for council items."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.foundation.file_faults import not_read
from zweiklang.foundation.outgoing import FetchRefused, fetch
from zweiklang.inputs.oparl.drafting import Drafting
from zweiklang.inputs.oparl.faults import is_faulty, lacks_only_body, notes
from zweiklang.inputs.oparl.objects import Found, Lookup, items_of, parse_json, text
from zweiklang.inputs.plans import ImportPlan, Problem
from zweiklang.inputs.staging import Staging

#: Linked objects fetched for one import; a meeting has a few dozen items.
MAX_LOOKUPS = 100


def read_oparl(
    source: Path | bytes | str,
    office: Office,
    actor: Actor,
    *,
    name: str = "",
    matching: str = "",
    body: str = "",
    text_language: str = "de",
    language: str = "",
) -> ImportPlan:
    """Return what importing a paper, a meeting or a list of them would do; nothing is written.

    `source` is a file, its bytes or an address beginning with https. `matching` keeps only items
    with these words in title or number; `body` names the council or committee where the file
    does not. Raises Refused for an actor who may not write for the office.
    """
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)
    language = language or get_language() or "en"
    name = name or str(source if isinstance(source, str) else getattr(source, "name", "OParl"))
    with override(language):
        drafting = Drafting(office, body, text_language)
        problems: list[Problem] = []
        content = b""
        try:
            content = _content(source)
            data = parse_json(content)
        except OSError as error:
            why = not_read(source, error) if isinstance(source, Path) else str(error)
            problems.append(Problem(why, sheet=name))
        except (FetchRefused, ValueError) as error:
            problems.append(Problem(str(error), sheet=name))
        else:
            for found in items_of(data, _lookup(source), problems):
                if not drafting.notes_why_left_out(found) and _matches(found, matching):
                    drafting.add(found)
        digest = hashlib.sha256(content).hexdigest()
        return _planned(drafting, Staging(office, actor, language), name, digest, problems)


def _planned(
    drafting: Drafting, staging: Staging, name: str, digest: str, problems: list[Problem]
) -> ImportPlan:
    """Return the plan without the items that cannot be taken; notes name them with the reason."""
    drafts = drafting.drafts
    staged: dict[str, Any] = {"file_name": name, "digest": digest}
    strange = problems if drafts else []
    plan = staging.plan(drafts, drafting.sources, problems=() if strange else problems, **staged)
    faulty = [draft for draft in drafts if is_faulty(draft)]
    if faulty:
        drafts = [draft for draft in drafts if not is_faulty(draft)]
        again = Staging(staging.office, staging.actor, staging.language)
        plan = again.plan(drafts, drafting.sources_of(drafts), **staged)
    return dataclasses.replace(
        plan,
        notes=(*notes(faulty, strange), *drafting.notes()),
        asks=("body",) if any(lacks_only_body(draft) for draft in drafts) else (),
    )


def _content(source: Path | bytes | str) -> bytes:
    if isinstance(source, str):
        return fetch(source)
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    if isinstance(source, Path):
        with source.open("rb") as stream:
            source = stream.read(limit + 1)
    if len(source) > limit:
        raise ValueError(
            _("The file is larger than %(limit)s MB. Import single papers or meetings.")
            % {"limit": settings.UPLOAD_LIMIT_MB}
        )
    return source


def _lookup(source: Path | bytes | str) -> Lookup:
    """Return how linked objects are found: from the same server, or not at all for a file."""
    if not isinstance(source, str):
        return lambda url: None
    known: dict[str, dict[str, Any] | None] = {}

    def find(url: str) -> dict[str, Any] | None:
        if url not in known and len(known) < MAX_LOOKUPS:
            try:
                thing = parse_json(fetch(url))
            except (FetchRefused, ValueError):
                thing = None
            known[url] = thing if isinstance(thing, dict) else None
        return known.get(url)

    return find


def _matches(found: Found, matching: str) -> bool:
    words = f"{found.name} {text(found.paper, 'reference')}".casefold()
    return all(word in words for word in matching.casefold().split())
