# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches papers and files them: asked for by an office, carried out in the background."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.topics.actions import Filed, file_papers, place_language
from zweiklang.domain.topics.models import Paper, PaperFetch
from zweiklang.foundation import errands, policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.outgoing import FetchRefused, check_address, fetch
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.inputs.papers.listing import Listing, Wanted, files_at, files_of_oparl

#: One fetching ends after this time, long before nobody waits for it; what is left is named.
LONGEST = PaperFetch.longest.total_seconds() / 2

Told = Callable[[dict[str, str]], None]


def request_fetch(
    actor: Actor,
    office: Office,
    place: Place,
    source: str,
    addresses: str,
    *,
    since: dt.date | None = None,
    in_background: bool = True,
    **facts: Any,
) -> PaperFetch:
    """Keep what is to be fetched and have the worker fetch it, unless not in_background.

    addresses: one a line; of an OParl server the first counts. facts: `kind`, `right`, `unit`,
    `dated_on` of the papers. Raises Refused, and ValidationError that names every address that
    may not be called.
    """
    policy.can_write(actor, Paper(office=office, place=place)).require()
    urls = addresses.split()
    problems = [problem for url in urls if (problem := _unfit(url))]
    if not urls:
        problems.append(_("Enter at least one address."))
    if source == PaperFetch.Source.OPARL and len(urls) > 1:
        problems.append(_("Enter one address of an OParl server."))
    if problems:
        raise ValidationError({"addresses": problems})
    from zweiklang.inputs.papers.tasks import fetch_papers_task

    return errands.ask(
        PaperFetch,
        actor,
        fetch_papers_task if in_background else None,
        office=office,
        place=place,
        source=source,
        addresses="\n".join(urls),
        since=since,
        facts={name: str(getattr(one, "pk", one)) for name, one in facts.items() if one},
    )


def _unfit(url: str) -> str:
    try:
        check_address(url)
    except FetchRefused as refused:
        return str(refused)
    return ""


def carry_out(asked: PaperFetch, actor: Actor, told: Told | None = None) -> PaperFetch:
    """Fetch and file what is asked for; what fails is named and does not stop the others.

    told: called with the outcome of each file.
    """
    errands.carry_out(
        asked,
        lambda: _fetch(asked, actor, told),
        gettext_lazy("Fetching broke off. Try again; if it stays, tell your operator."),
    )
    return asked


def _fetch(asked: PaperFetch, actor: Actor, told: Told | None) -> None:
    ends = time.monotonic() + LONGEST
    listing = _listing(asked)
    errands.note(asked, total=len(listing.files), problem=listing.problem)
    for wanted in listing.files:
        late = time.monotonic() > ends
        outcome = _late(wanted) if late else _one(asked, actor, wanted)
        errands.note(asked, outcomes=[*asked.outcomes, outcome], done=asked.done + 1)
        if told:
            told(outcome)


def _listing(asked: PaperFetch) -> Listing:
    if asked.source == PaperFetch.Source.OPARL:
        return files_of_oparl(asked.addresses, asked.since)
    return files_at(asked.addresses)


def _late(wanted: Wanted) -> dict[str, str]:
    return _outcome(wanted, _("Time was up. Fetch again: what is on file is not filed twice."))


def _one(asked: PaperFetch, actor: Actor, wanted: Wanted) -> dict[str, str]:
    """Fetch and file one file; return what became of it."""
    if wanted.problem:
        return _outcome(wanted, wanted.problem)
    try:
        content = fetch(wanted.url, accept="*/*")
    except FetchRefused as refused:
        return _outcome(wanted, str(refused))
    facts = _facts(asked)
    if wanted.title:
        facts["title"] = TranslatedText.of(**{place_language(asked.place): wanted.title})
    if wanted.dated_on:
        facts["dated_on"] = PartialDate.parse(wanted.dated_on.isoformat())
    upload = ContentFile(content, wanted.name)
    filed = file_papers(
        actor, asked.office, asked.place, [upload], over_public=True, url=wanted.url, **facts
    )
    return _outcome(wanted, filed.refused[0][1] if filed.refused else "", filed)


def _outcome(wanted: Wanted, reason: str, filed: Filed | None = None) -> dict[str, str]:
    outcome = PaperFetch.Outcome.FAILED
    if filed and filed.taken:
        fresh = PaperFetch.Outcome.ADDED if filed.added else PaperFetch.Outcome.RENEWED
        outcome = PaperFetch.Outcome.KNOWN if filed.known else fresh
    name = wanted.title or wanted.name
    paper = str(filed.taken[0].pk) if filed and filed.taken else ""
    return {"name": name, "url": wanted.url, "what": outcome, "why": reason, "paper": paper}


def _facts(asked: PaperFetch) -> dict[str, Any]:
    facts: dict[str, Any] = dict(asked.facts)
    if "unit" in facts:
        facts["unit"] = Unit.objects.filter(office=asked.office, pk=facts["unit"]).first()
    if "dated_on" in facts:
        facts["dated_on"] = PartialDate.parse(facts["dated_on"])
    return facts
