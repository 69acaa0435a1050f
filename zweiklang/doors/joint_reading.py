# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the workspace and the page behind a link both show of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from zweiklang.domain.joint import kinds, queries, sentences, wording
from zweiklang.domain.joint.models import Answer, JointFile, JointParty, Proposal
from zweiklang.doors.ui.tongues import language_links, language_of

_CHANGE = Proposal.Effect.CHANGE


@dataclass(frozen=True)
class Consent:
    """One city in the row of consent: what it said, or that its answer is missing."""

    side: str
    name: Any
    party: JointParty
    answer: Answer | None
    proposed: bool


def names_of(file: JointFile) -> dict[str, Any]:
    """Return the cities by side."""
    return {one.side: one.place for one in sorted(file.parties.all(), key=lambda one: one.side)}


def consents_of(proposal: Proposal) -> list[Consent]:
    """Return the cities whose consent a proposal needs, in the order of their sides."""
    answered = {one.side: one for one in proposal.answers.all()}
    parties = {one.side: one for one in proposal.record.file.parties.all()}
    return [
        Consent(side, parties[side].place, parties[side], answered.get(side), side == proposal.side)
        for side in proposal.record.sides
    ]


def what_changes(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    """Return what a proposal changes, in one language, and in how many places in the others.

    Of a first text, a release or an end there is nothing to compare: the whole text is given.
    """
    kind = kinds.kind_of(proposal.record.kind)
    before = queries.content_of(proposal.record, proposal.base)
    after = proposal.content
    known = wording.languages_of(before, after)
    shown = language_of(request, known)
    stale = wording.stale_languages(after)
    found = {"stale": shown in stale, "stale_languages": stale, "differences": None}
    if proposal.effect != _CHANGE or not before:
        pages = wording.in_pages(wording.parts(kind, after, shown))
        found["parts"] = Paginator(pages, 1).get_page(request.GET.get("part"))
        return found | {"languages": language_links(request, known, shown)}
    changed = {
        code: wording.differences(kind, before, after, code) for code in sorted({*known, shown})
    }
    counts = {code: sum(one.changes for one in changed[code]) for code in changed}
    sheets = Paginator(wording.changes_in_pages(changed[shown]), 1)
    page = sheets.get_page(request.GET.get("part"))
    return found | {
        "differences": page.object_list[0],
        "pages": page,
        "changes": counts[shown],
        "places": sentences.places(counts[shown]),
        "languages": language_links(
            request, known, shown, {code: sentences.places(count) for code, count in counts.items()}
        ),
    }
