# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns IATI activities into drafts of partner projects, and counts what does not fit into them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.agenda2030.codes import CodeError
from zweiklang.agenda2030.framework import parse_code
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import PartnerProject
from zweiklang.foundation.money import is_currency
from zweiklang.foundation.partial_dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate
from zweiklang.foundation.workbook.cells import Reference
from zweiklang.foundation.workbook.layout import SOURCES
from zweiklang.iati import Activity
from zweiklang.iati.elements import Money, Text, day_of
from zweiklang.inputs.drafts import Draft, Spot, TextEdit
from zweiklang.inputs.sources import SourceDraft

_SHEET = "IATI"
#: Codes of the list ActivityStatus as our states.
_STATES = {
    "1": "agreed", "2": "running", "3": "running", "4": "done", "5": "stopped", "6": "paused",
}  # fmt: skip
#: Vocabularies of goals and targets, of tags and of sectors.
_TAGS, _SECTORS = frozenset({"2", "3"}), frozenset({"7", "8"})
_PROMISED = frozenset({"2", "11"})
_LONGEST = 300


class Drafting:
    """The drafts of one import, with what of the activities has no place here."""

    def __init__(self, office: Office, partnership: str) -> None:
        self.partnership = partnership
        self.drafts: list[Draft] = []
        self._sources: dict[str, SourceDraft] = {}
        self._without_place: Counter[str] = Counter()
        self._keys: set[str] = set()
        self._on_file: dict[str, str] = {}
        for key, identifier in PartnerProject.objects.of_office(office.pk).values_list(
            "key", "identifier"
        ):
            self._keys.add(key)
            self._on_file[identifier] = key

    @property
    def sources(self) -> list[SourceDraft]:
        """Return the sources the drafts name: one for each publisher."""
        return list(self._sources.values())

    def add(self, position: int, one: Activity) -> None:
        """Add the draft of an activity."""
        spot = Spot(_SHEET, position)
        draft = Draft(PartnerProject.slug, spot, {"key": self._key(one.key)})
        draft.spots = {name: Spot(_SHEET, position, "", tag) for name, tag in _ELEMENTS.items()}
        self.drafts.append(draft)
        doubts: list[str] = []
        values = {
            "partnership": Reference(self.partnership),
            "identifier": one.key[:_LONGEST],
            "publisher": self._publisher(one, draft),
            "title": _words(one.title, one.lang),
            "summary": _words(one.descriptions[0] if one.descriptions else None, one.lang),
            "state": _STATES.get(one.status.code or "") if one.status else None,
            "begins": _date(one, ("2", "1"), doubts),
            "ends": _date(one, ("4", "3"), doubts),
            "goals": _goals(one, doubts),
            "countries": sorted({share.code for share in one.countries if share.code}),
            **_money(one, doubts),
        }
        if doubts:
            values["doubt"] = TextEdit({get_language() or "en": " ".join(doubts)})
        draft.values.update({name: value for name, value in values.items() if value})
        if "title" not in draft.values:
            draft.complain("title", _("The activity has no title."), _("Ask its publisher."))
        self._count(one)

    def _key(self, identifier: str) -> str:
        """Return the key of a project on file, else a new one made of the identifier."""
        if identifier in self._on_file:
            return self._on_file[identifier]
        stem = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")[:100].strip("-")
        key, count = stem or "project", 1
        while key in self._keys:
            count += 1
            key = f"{stem or 'project'}-{count}"
        self._keys.add(key)
        return key

    def _publisher(self, one: Activity, draft: Draft) -> str:
        """Return the publisher's name, and name its file as the source."""
        org = one.reporting_org
        names = Text(org.narratives).by_language("") if org else {}
        ref = org.ref if org and org.ref else ""
        name = next(iter(names.values()), "") or ref or "IATI"
        if ref not in self._sources:
            title = _("IATI file of %(name)s") % {"name": name}
            values = {"key": f"iati {ref}", "title": title[:_LONGEST], "publisher": name[:200]}
            self._sources[ref] = SourceDraft(Draft(SOURCES, draft.spot, values))
        draft.values["source"] = Reference(f"iati {ref}")
        return name[:_LONGEST]

    def _count(self, one: Activity) -> None:
        self._without_place["results"] += bool(one.results)
        self._without_place["transactions"] += bool(one.transactions)
        self._without_place["documents"] += bool(one.documents)
        self._without_place["contacts"] += bool(one.contacts)

    def notes(self) -> list[str]:
        """Return what of the activities has no place in a partner project, for the preview."""
        said = {
            "results": lambda n: ngettext(
                "%(n)s activity tells results; they stay in the file.",
                "%(n)s activities tell results; they stay in the file.",
                n,
            ),
            "transactions": lambda n: ngettext(
                "%(n)s activity lists payments; only what was promised is added up.",
                "%(n)s activities list payments; only what was promised is added up.",
                n,
            ),
            "documents": lambda n: ngettext(
                "%(n)s activity links documents; the links stay in the file.",
                "%(n)s activities link documents; the links stay in the file.",
                n,
            ),
            "contacts": lambda n: ngettext(
                "%(n)s activity names contacts; persons are not taken over.",
                "%(n)s activities name contacts; persons are not taken over.",
                n,
            ),
        }
        return [
            said[what](count) % {"n": count} for what, count in self._without_place.items() if count
        ]


#: Where each field stands in the file, for problems.
_ELEMENTS = {
    "key": "iati-identifier",
    "identifier": "iati-identifier",
    "publisher": "reporting-org",
    "title": "title",
    "summary": "description",
    "state": "activity-status",
    "begins": "activity-date",
    "ends": "activity-date",
    "goals": "tag",
    "countries": "recipient-country",
    "minor": "transaction",
    "currency": "transaction",
    "partnership": "",
    "source": "reporting-org",
}


def _words(text: Text | None, default: str | None) -> TextEdit | None:
    found = text.by_language(default or "") if text else {}
    words: dict[str, str] = {}
    for code, said in found.items():
        words.setdefault(code.partition("-")[0][:8], said)
    return TextEdit(words, next(iter(words))) if words else None


def _date(one: Activity, kinds: tuple[str, ...], doubts: list[str]) -> PartialDate | None:
    """Return the first readable day of the kinds in their order."""
    for kind in kinds:
        for entry in one.dates:
            if entry.type != kind:
                continue
            found = day_of(entry.iso_date)
            if found is not None and EARLIEST_YEAR <= found.year <= LATEST_YEAR:
                return PartialDate.of(found)
            doubts.append(_("“%(text)s” is no day.") % {"text": (entry.iso_date or "")[:40]})
    return None


def _goals(one: Activity, doubts: list[str]) -> list[str]:
    found: dict[str, None] = {}
    tagged = [*((tag, _TAGS) for tag in one.tags), *((sector, _SECTORS) for sector in one.sectors)]
    for share, vocabularies in tagged:
        if share.vocabulary in vocabularies and share.code:
            try:
                found[parse_code(share.code)] = None
            except CodeError:
                doubts.append(_("“%(text)s” is no goal or target.") % {"text": share.code[:40]})
    return list(found)


def _money(one: Activity, doubts: list[str]) -> dict[str, Any]:
    """Return what was promised: commitments added up, else budgets; nothing across currencies."""
    promised = [row for row in one.transactions if row.type and row.type.code in _PROMISED]
    outgoing = [row for row in promised if row.type and row.type.code == "2"]
    chosen = [row.value for row in (outgoing or promised)] or [row.value for row in one.budgets]
    sums = _sums(chosen, one.default_currency or "")
    if len(sums) > 1:
        doubts.append(_("Promised in several currencies, so nothing is added up."))
    if len(sums) != 1:
        return {}
    ((currency, amount),) = sums.items()
    minor = int((amount * 10 ** get_currency_precision(currency)).to_integral_value())
    return {"minor": minor, "currency": currency} if 0 < minor < 2**62 else {}


def _sums(values: Iterable[Money | None], default: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for value in values:
        currency = ((value.currency if value else "") or default).strip().upper()
        amount = value.amount if value else None
        if amount is not None and is_currency(currency):
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return sums
