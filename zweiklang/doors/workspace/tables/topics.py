# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What papers of cities say: papers, profiles, passages, what the finder finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.topics.models import TopicSuggestion, Verdict
from zweiklang.domain.topics.problems import problem_text
from zweiklang.domain.topics.records import LineRecord, PassageRecord, ProfileRecord
from zweiklang.doors.workspace.tables.words import readers
from zweiklang.doors.workspace.views.topics.wording import state_of
from zweiklang.outputs.workbook.columns import passage, target_title
from zweiklang.outputs.workbook.lists import Column

CITIES = (
    Column(_("City"), lambda row: row.place.name),
    Column(_("Country"), lambda row: row.place.country),
    Column(_("Papers"), lambda row: row.papers),
    Column(_("Read"), lambda row: row.read),
)

PAPERS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Organisational unit"), lambda row: row.unit),
    Column(_("Date"), lambda row: row.dated_on),
    Column(_("Pages"), lambda row: row.pages),
    Column(_("Language"), lambda row: row.language),
    Column(_("State"), state_of),
    Column(_("Problem"), lambda row: problem_text(row.problem), True),
    Column(_("Readers"), lambda row: readers(row.is_public)),
)

PROFILE = (
    Column(_("Part"), lambda row: row[0]),
    Column(_("Target"), lambda row: row[1].code),
    Column(_("Title"), lambda row: target_title(row[1].code), True),
    Column(_("Sureness (0 to 1)"), lambda row: round(row[1].strength, 2)),
    Column(_("Papers"), lambda row: row[1].papers),
    Column(_("Best passage"), lambda row: _best(row, "text"), True),
    Column(_("Page"), lambda row: _best(row, "page")),
    Column(_("Paper"), lambda row: row[1].passages[0].paper.title if row[1].passages else "", True),
)


def _best(row: Any, name: str) -> Any:
    return getattr(row[1].passages[0], name) if row[1].passages else None


def profile_rows(found: ProfileRecord) -> Iterable[tuple[Any, Any]]:
    """Yield the topics of a city's profile, each with the part it belongs to."""
    parts = (
        (_("What the city works on"), found.doing), (_("Sought"), found.need),
        (_("Offered"), found.offer), (_("Goals the papers name themselves"), found.named),
    )  # fmt: skip
    return ((part, topic) for part, topics in parts for topic in topics)


#: A row is a passage.
PASSAGES = (
    Column(_("Target"), lambda row: row.code),
    Column(_("Title"), lambda row: target_title(row.code), True),
    *passage(lambda row: row),
    Column(_("Sureness (0 to 1)"), lambda row: round(row.p, 2)),
    Column(_("What an officer says"), lambda row: _labels(Verdict.Decision).get(row.verdict)),
)

VERDICTS = (
    Column(_("Decision"), lambda row: row.get_decision_display()),
    Column(_("Targets"), lambda row: row.targets),
    Column(_("Stance"), lambda row: row.get_stance_display()),
    Column(_("Passage"), lambda row: row.quote, True),
    Column(_("Paper"), lambda row: str(row.paper), True),
    Column(_("Reason"), lambda row: row.reason, True),
)

#: A row is a city and a passage that comes near to the words asked for.
LIKE = (
    Column(_("City"), lambda row: row[0].name),
    Column(_("Nearness (0 to 1)"), lambda row: round(row[1].nearness, 2)),
    Column(_("Target"), lambda row: row[1].passage.code),
    Column(_("Title"), lambda row: target_title(row[1].passage.code), True),
    *passage(lambda row: row[1].passage),
)


def like_rows(cities: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Yield each hit with its city."""
    return ((city.place, hit) for city in cities for hit in city.hits)


# -- The topic finder ------------------------------------------------------------------------------
def lines(cities: Sequence[Any]) -> Sequence[Column]:
    """Return the columns of the finder's lines: a row is its list and the line."""
    names = {one.pk: str(one) for one in cities}

    def of(place_id: Any) -> Any:
        return lambda row: _passage_of(row[1], place_id)

    def who(stance: str) -> Any:
        return lambda row: names.get(_who(row[1], stance), "")

    return (
        Column(_("List"), lambda row: row[0]),
        Column(_("Target"), lambda row: row[1].code),
        Column(_("Title"), lambda row: target_title(row[1].code), True),
        Column(_("Who seeks"), who("seek")),
        Column(_("Who offers"), who("offer")),
        *(column for one in cities for column in passage(of(one.pk), str(one))),
        Column(_("Sureness (0 to 1)"), lambda row: round(row[1].p, 2)),
        Column(_("Decision"), lambda row: _labels(TopicSuggestion.Decision).get(row[1].decision)),
        Column(_("Reason"), lambda row: row[1].reason, True),
    )


def line_rows(
    common: Iterable[LineRecord], exchange: Iterable[LineRecord], decided: Iterable[LineRecord]
) -> Iterable[tuple[Any, LineRecord]]:
    """Yield the lines of the page's lists, each with the name of its list."""
    lists = (
        (_("What all work on"), common), (_("Sought and offered"), exchange),
        (_("Decided"), decided),
    )  # fmt: skip
    return ((name, line) for name, found in lists for line in found)


def _passage_of(line: LineRecord, place_id: Any) -> PassageRecord | None:
    return next((one for one in line.passages if one.paper.place_id == place_id), None)


def _who(line: LineRecord, part: str) -> Any:
    """Return the city that seeks or offers in a line, None where all work on it."""
    place = line.kind.split("-").index(part) if part in line.kind.split("-") else None
    return line.passages[place].paper.place_id if place is not None else None


def _labels(choices: Any) -> dict[str, Any]:
    return dict(choices.choices)


SUGGESTIONS = (
    Column(_("Target"), lambda row: row.target),
    Column(_("Title"), lambda row: target_title(row.target), True),
    Column(_("Kind"), lambda row: row.get_kind_display()),
    Column(_("First city"), lambda row: str(row.first_place)),
    Column(_("Passage of the first city"), lambda row: row.first_quote, True),
    Column(_("Paper of the first city"), lambda row: str(row.first_paper), True),
    Column(_("Second city"), lambda row: str(row.second_place)),
    Column(_("Passage of the second city"), lambda row: row.second_quote, True),
    Column(_("Paper of the second city"), lambda row: str(row.second_paper), True),
    Column(_("Third city"), lambda row: str(row.third_place or "")),
    Column(_("Passage of the third city"), lambda row: row.third_quote, True),
    Column(_("Paper of the third city"), lambda row: str(row.third_paper or ""), True),
    Column(_("Proposed as a common topic"), lambda row: row.proposed_as_id is not None),
)
