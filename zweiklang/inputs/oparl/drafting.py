# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns what OParl tells of an item into a draft of a council item with its source."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.mandate.rules import SLASHED_NUMBER
from zweiklang.domain.people.models import Office
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.workbook.cells import Reference
from zweiklang.foundation.workbook.layout import SOURCES
from zweiklang.inputs.drafts import Draft, Spot, TextEdit
from zweiklang.inputs.oparl.objects import Found, day, embedded, listed, text
from zweiklang.inputs.oparl.words import meaning
from zweiklang.inputs.sources import SourceDraft

_SHEET = "OParl"


class Drafting:
    """The drafts of one import, with what was left out."""

    def __init__(self, office: Office, body: str, language: str) -> None:
        self.office, self.body, self.language = office, body, language
        self._drafts: dict[str, Draft] = {}
        self._sources: dict[str, SourceDraft] = {}
        self._left_out: Counter[str] = Counter()
        self._on_file: dict[str, CouncilItem] = {}
        self._by_number: dict[str, CouncilItem] = {}
        self._keys: set[str] = set()
        for item in CouncilItem.objects.of_office(office.pk):
            self._keys.add(item.key)
            if item.oparl_id:
                self._on_file[item.oparl_id] = item
            elif item.number:
                self._by_number[item.number] = item

    @property
    def drafts(self) -> list[Draft]:
        """Return one draft per council item."""
        return list(self._drafts.values())

    @property
    def sources(self) -> list[SourceDraft]:
        """Return the sources the drafts name."""
        return list(self._sources.values())

    def sources_of(self, drafts: list[Draft]) -> list[SourceDraft]:
        """Return the sources that some of the drafts name."""
        links = {reference.text for draft in drafts if (reference := draft.values.get("source"))}
        return [source for link, source in self._sources.items() if link in links]

    def notes(self) -> list[str]:
        """Return what was left out and why, for the preview."""
        said = {
            "deleted": lambda n: ngettext(
                "%(n)s entry was left out: the council system has deleted it.",
                "%(n)s entries were left out: the council system has deleted them.",
                n,
            ),
            "closed": lambda n: ngettext(
                "%(n)s agenda item was left out: it is not public.",
                "%(n)s agenda items were left out: they are not public.",
                n,
            ),
            "formal": lambda n: ngettext(
                "%(n)s agenda item without paper or resolution was left out.",
                "%(n)s agenda items without paper or resolution were left out.",
                n,
            ),
        }
        return [said[why](number) % {"n": number} for why, number in self._left_out.items()]

    def notes_why_left_out(self, found: Found) -> bool:
        """Return whether an item is not taken, and count why."""
        item = found.agenda_item
        if found.paper.get("deleted") is True or item.get("deleted") is True:
            why = "deleted"
        elif item.get("public") is False:
            why = "closed"
        elif not found.paper and not found.consultation and not text(item, "resolutionText"):
            why = "formal"
        else:
            return False
        self._left_out[why] += 1
        return True

    def add(self, found: Found) -> None:
        """Add the draft of an item; of one that is there already only what is new."""
        spot = Spot(_SHEET, found.position)
        identity = found.oparl_id
        number = _number(text(found.paper, "reference"))
        before = self._on_file.get(identity) or self._by_number.get(number)
        draft = self._drafts.get(identity)
        if draft is None:
            key = before.key if before else self._new_key(number, identity)
            draft = Draft(CouncilItem.slug, spot, {"key": key})
            self._drafts[identity or f"#{found.position}"] = draft
        for values in (self._facts(found, number, is_new=before is None), self._told(found)):
            draft.values.update({name: value for name, value in values.items() if value})
        for name, heading in _HEADINGS.items():
            draft.spots[name] = Spot(_SHEET, found.position, "", heading)
        self._add_source(draft, found)
        if before is None:
            _note_missing(draft)

    def _facts(self, found: Found, number: str, *, is_new: bool) -> dict[str, Any]:
        """Return what every item needs; guesses only for new ones, and marked as such."""
        when = day(found.meeting, "start") or day(found.agenda_item, "start")
        when = when or day(found.paper, "date", "created")
        facts: dict[str, Any] = {
            "number": number,
            "title": TextEdit({self.language: found.name}) if found.name else None,
            "body": self._body(found) or (text(found.meeting, "name") if is_new else ""),
            "dated_on": PartialDate.of(when) if when else None,
            "oparl_id": found.oparl_id,
        }
        kind = meaning("paper_type", text(found.paper, "paperType"))
        kind = kind or meaning("role", text(found.consultation, "role"))
        if kind:
            facts["kind"] = kind
        elif is_new:
            facts["kind"] = "decision" if text(found.agenda_item, "resolutionText") else "note"
            facts["doubt"] = TextEdit({get_language() or "en": _why_guessed(found)})
        if is_new and not text(found.agenda_item, "result"):
            facts["result"] = "open"
        return facts

    def _told(self, found: Found) -> dict[str, Any]:
        """Return what the council has made of it."""
        resolution = text(found.agenda_item, "resolutionText")
        result = text(found.agenda_item, "result")
        return {
            "text": TextEdit({self.language: resolution}) if resolution else None,
            "result": (meaning("result", result) or "open") if result else None,
            "url": text(found.paper, "web") or _main_file(found.paper),
        }

    def _body(self, found: Found) -> str:
        """Return the council or committee: as named in the file, else as given for the import."""
        for thing in (found.consultation, found.meeting):
            for organisation in listed(thing.get("organization")):
                if isinstance(organisation, dict) and text(organisation, "name"):
                    return text(organisation, "name")
        return self.body

    def _new_key(self, number: str, identity: str) -> str:
        """Return a key no item of the office has: from the number, else from the id."""
        stem = _plain(number) or _plain("-".join(identity.rstrip("/").split("/")[-2:]))
        key, count = f"item-{stem}" if stem else "item", 1
        while key in self._keys:
            count += 1
            key = f"item-{stem}-{count}"
        self._keys.add(key)
        return key

    def _add_source(self, draft: Draft, found: Found) -> None:
        link = text(found.paper, "web") or text(found.agenda_item, "web") or found.oparl_id
        if not link:
            return
        number = draft.values.get("number")
        title = f"{number}: {found.name}" if number else found.name or link
        values = {"key": link, "url": link, "title": title[:300]}
        if publisher := self._body(found):
            values["publisher"] = publisher
        spot = Spot(_SHEET, found.position)
        self._sources[link] = SourceDraft(Draft(SOURCES, spot, values))
        draft.values["source"] = Reference(link)


def _why_guessed(found: Found) -> str:
    """Return what the item says of its own kind, which no word of ours means."""
    named = text(found.paper, "paperType")
    if not named:
        return _("Kind guessed: the council system names none.")
    return _("Kind guessed: the council system calls it “%(type)s”.") % {"type": named}


def _note_missing(draft: Draft) -> None:
    """Complain of what a new item needs and the council system has left out."""
    draft.problems = []
    if "title" not in draft.values:
        draft.complain("title", _("The paper has no title."), _("Enter the item by hand."))
    if "dated_on" not in draft.values:
        draft.complain(
            "dated_on", _("The paper names no day of the calendar."), _("Enter the item by hand.")
        )
    if "body" not in draft.values:
        draft.complain(
            "body",
            _("The file does not name the council or committee."),
            _("Name it for all items without one."),
        )


_HEADINGS = {
    "key": "id",
    "number": "reference",
    "title": "name",
    "body": "organization",
    "dated_on": "date",
    "kind": "paperType",
    "result": "result",
    "text": "resolutionText",
    "url": "web",
    "oparl_id": "id",
    "source": "web",
}


def _number(reference: str) -> str:
    """Return the number in the form kept here: with hyphens instead of a slash."""
    found = SLASHED_NUMBER.match(reference)
    return (
        "-".join(part for part in found.groups() if part).replace("--", "-") if found else reference
    )


def _main_file(paper: dict[str, Any]) -> str:
    return text(embedded(paper.get("mainFile"), lambda url: None), "accessUrl")


def _plain(text_: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text_.lower()).strip("-")[:80]
