# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks what an office would publish, in the words of its own fields, everything at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.iati import Activity, write_file
from zweiklang.iati.checking import Finding, check
from zweiklang.outputs.iati.export import Pieces, activities, organisation
from zweiklang.outputs.iati.naming import place_of
from zweiklang.outputs.iati.publisher import Publisher, publisher_of
from zweiklang.outputs.iati.words import UNSPECIFIED

#: Findings of one kind that are kept; the others are counted.
MOST_OF_A_KIND = 50
#: Rules that ask for a sector of the OECD list. Our records do not know it, the files name goals.
ACCEPTED = frozenset({"102.1.1"})


@dataclass(frozen=True)
class Notice:
    """What to mend: how badly it matters, where, and what is wrong.

    `subject`: the project or, without `is_project`, the joint file or partnership it is about; None
    for the office.
    """

    severity: Literal["error", "warning"]
    place: str
    message: str
    subject: uuid.UUID | None = None
    is_project: bool = False


@dataclass
class Checked:
    """Result of a check: how many activities, and what was found."""

    activities: int = 0
    errors: int = 0
    warnings: int = 0
    notices: list[Notice] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Return whether the files can be published."""
        return self.errors == 0


def check_office(office: Office) -> Checked:
    """Return everything that is wrong in both files of an office."""
    publisher = publisher_of(office)
    result = Checked()
    counts: dict[str, int] = {}
    if not publisher.ref:
        _add(result, counts, "identifier", _no_identifier())
        publisher = replace(publisher, ref=_STAND_IN)
    for notice, code in _notices(publisher, result):
        if publisher.ref != _STAND_IN or code not in _ABOUT_IDENTIFIER:
            _add(result, counts, code, notice)
    return result


#: In its place the rest of the files can be checked while the identifier is missing.
_STAND_IN = "XI-IATI-0"
_ABOUT_IDENTIFIER = frozenset({"1.14.8", "1.18.8"})


def _no_identifier() -> Notice:
    message = _(
        "Your city has no organisation identifier yet. Enter it on the page of the office and make "
        "the page public. The IATI registry helps to find it; it must not be made up."
    )
    return Notice("error", _("Page of the office"), message)


def _add(result: Checked, counts: dict[str, int], code: str, notice: Notice) -> None:
    result.errors += notice.severity == "error"
    result.warnings += notice.severity == "warning"
    counts[code] = counts.get(code, 0) + 1
    if counts[code] <= MOST_OF_A_KIND:
        result.notices.append(notice)


def _notices(publisher: Publisher, result: Checked) -> Iterator[tuple[Notice, str]]:
    """Yield what is wrong in the activity file, then in the organisation file."""
    titles: dict[str, str] = {}
    projects: set[str] = set()
    language = get_language() or "en"
    weak: list[tuple[Notice, str]] = []

    def noted() -> Iterator[Activity]:
        for one in activities(publisher):
            result.activities += 1
            texts = one.title.by_language("") if one.title else {}
            titles[one.key] = texts.get(language) or next(iter(texts.values()), "")
            if one.hierarchy == "2":
                projects.add(one.key)
            weak.extend(_weak(one, titles[one.key]))
            yield one

    files = (
        write_file("activities", noted()),
        write_file("organisations", [organisation(publisher)]),
    )
    for pieces in files:
        for finding in check(Pieces(pieces)):  # type: ignore[arg-type]  # reads like a file
            if finding.code not in ACCEPTED and not _is_empty(finding, result):
                yield _said(finding, titles, projects, language), finding.code
        yield from weak
        weak.clear()


def _is_empty(finding: Finding, result: Checked) -> bool:
    """Return whether it only says that a file without activities has none."""
    return result.activities == 0 and not finding.item and "iati-activity" in finding.message


def _said(finding: Finding, titles: dict[str, str], projects: set[str], language: str) -> Notice:
    return Notice(
        finding.severity,
        place_of(finding, titles, projects),
        finding.said(language, _),
        _subject(finding.item),
        is_project=finding.item in projects,
    )


def _subject(identifier: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(identifier[-36:])
    except ValueError:
        return None


def _weak(one: Activity, title: str) -> Iterator[tuple[Notice, str]]:
    """Yield what the standard accepts and we could say better."""
    if any(share.code == UNSPECIFIED for share in one.sectors):
        message = _("No goals are named, so readers do not learn what it is about. Name them.")
        subject, is_project = _subject(one.key), one.hierarchy == "2"
        yield Notice("warning", title, message, subject, is_project), "no-goals"
