# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns in which lists of the workspace leave it as files: what the pages show, no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.projects.records import IndicatorRow
from zweiklang.domain.reciprocity.queries import is_draft
from zweiklang.domain.reciprocity.rules import Standing
from zweiklang.domain.topics.problems import problem_text
from zweiklang.domain.topics.records import ProfileRecord
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.workspace.views.topics.wording import state_of
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.foundation.money import from_minor
from zweiklang.outputs.workbook.lists import Column


def readers(is_public: bool) -> Any:
    """Return who reads something."""
    return _("public") if is_public else _("internal")


# -- Partnerships, deadlines, reports, people ------------------------------------------------------
def partnerships(kinds: Mapping[str, Any], states: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of partnerships, each with its agreement as (answer, last day)."""
    answers = {
        "open": _("without end"), "until": _("in force"), "expired": _("ended"),
        "none": _("no agreement on file"),
    }  # fmt: skip
    return (
        Column(_("Partnership"), lambda row: str(row[0]), True),
        Column(_("Key"), lambda row: row[0].key),
        Column(_("Kind"), lambda row: kinds.get(row[0].kind_now, "")),
        Column(_("State"), lambda row: states.get(row[0].state_now, "")),
        Column(_("Since"), lambda row: row[0].since_now),
        Column(_("Agreement in force"), lambda row: answers[row[1][0]]),
        Column(_("Until"), lambda row: row[1][1]),
        Column(_("Readers"), lambda row: readers(row[0].released_on is not None)),
    )


DEADLINES = (
    Column(_("Due on"), lambda row: row.due_on),
    Column(_("What"), lambda row: row.sentence(), True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Cities"), lambda row: with_commas(map(str, row.cities))),
    Column(_("Partnership"), lambda row: row.partnership_key),
)


def reports(kinds: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of reports."""
    return (
        Column(_("Title"), lambda row: row.title, True),
        Column(_("Kind"), lambda row: kinds[row.kind].name),
        Column(_("Language"), lambda row: row.language),
        Column(_("From"), lambda row: row.snapshot.begins),
        Column(_("Until"), lambda row: row.snapshot.ends),
        Column(_("As known on"), lambda row: row.snapshot.known_on),
        Column(_("State"), lambda row: row.get_state_display()),
        Column(_("Released on"), lambda row: row.released_on),
        Column(_("Handed in on"), lambda row: row.submitted_on),
        Column(_("Handed in to"), lambda row: row.submitted_to),
    )


def members(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of members; `names` are those of partnerships by id."""
    return (
        Column(_("Name"), lambda row: row.user.get_full_name(), True),
        Column(_("E-mail"), lambda row: row.user.email, True),
        Column(_("Role"), lambda row: row.get_role_display()),
        Column(_("Also decides for the office"), lambda row: row.also_decides),
        Column(_("Limited to"), lambda row: [names.get(pk, "") for pk in row.scope or ()], True),
        Column(_("Support access until"), lambda row: row.until if row.support_reason else None),
        Column(_("Has signed in"), lambda row: row.user.last_login is not None),
    )


def _moment(step: Any) -> str:
    return f"{timezone.localtime(step.revision.recorded_at):%Y-%m-%d %H:%M}"


def _changes(step: Any) -> str:
    empty = "–"
    return "\n".join(
        f"{label}: {'; '.join(before) or empty} → {'; '.join(after) or empty}"
        for label, before, after in step.changes
    )


HISTORY = (
    Column(_("Revision"), lambda row: row.revision.number),
    Column(_("When"), _moment),
    Column(_("What"), lambda row: row.revision.get_step_display()),
    Column(_("Who"), lambda row: row.revision.actor_name),
    Column(_("Known since"), lambda row: row.revision.known_from),
    Column(_("Reason"), lambda row: row.revision.reason, True),
    Column(_("Changes"), _changes, True),
)

HITS = (
    Column(_("Title"), lambda row: row.hit.title_text, True),
    Column(_("Passage"), lambda row: "".join(one.text for one in row.hit.snippet), True),
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Partnership"), lambda row: str(row.partnership or "")),
    Column(_("Readers"), lambda row: readers(row.hit.is_public)),
)

# -- Topics ----------------------------------------------------------------------------------------
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
    Column(_("Title"), lambda row: short_title(row[1].code, get_language() or "en"), True),
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


LESSONS = (
    Column(_("Lesson"), lambda row: row.title, True),
    Column(_("City"), lambda row: row.office.place.name),
    Column(_("Date"), lambda row: row.dated_on),
    Column(_("Targets"), lambda row: row.targets),
    Column(_("What we took over"), lambda row: row.adopted, True),
    Column(_("What we did not take over"), lambda row: row.not_adopted, True),
    Column(_("Why"), lambda row: row.why, True),
)

#: A row is a topic and one of its cities.
COMMON_TOPICS = (
    Column(_("Topic"), lambda row: row[0].title, True),
    Column(_("Cities"), lambda row: _cities(row[0].standing)),
    Column(_("Targets"), lambda row: row[0].targets),
    Column(_("State"), lambda row: row[0].state),
    Column(_("City"), lambda row: row[1].place.name),
    Column(_("What it is worth to the city"), lambda row: row[1].value, True),
    Column(_("What the city wants to learn"), lambda row: row[1].learning, True),
    Column(_("Priority"), lambda row: row[1].priority),
    Column(_("Rests on"), lambda row: row[1].basis, True),
    Column(_("Agreed on"), lambda row: row[1].agreed),
)


def common_topic_rows(topics: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Yield each topic with each of its cities."""
    return ((topic, side) for topic in topics for side in topic.sides)


def profiles(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of topic profiles of the cities of a file."""
    return (
        Column(_("City"), lambda row: names[row.side].name),
        Column(_("Topic"), lambda row: row.title, True),
        Column(_("Targets"), lambda row: row.targets),
        Column(_("State"), lambda row: row.get_state_display()),
        Column(_("Strategy or plan it rests on"), lambda row: row.paper and row.paper.title, True),
        Column(_("What is done today"), lambda row: row.work, True),
        Column(_("offers"), lambda row: row.offers, True),
        Column(_("seeks"), lambda row: row.seeks, True),
        Column(_("wants to learn"), lambda row: row.learning, True),
    )


def _cities(standing: Any) -> str:
    return with_commas(str(one.place) for one in standing.parties)


# -- Joint projects --------------------------------------------------------------------------------
PROJECTS = (
    Column(_("Joint project"), lambda row: row.title, True),
    Column(_("Cities"), lambda row: _cities(row.standing)),
    Column(_("State"), lambda row: row.state_label),
    Column(_("Waits for"), lambda row: row.waits_for),
    Column(_("From"), lambda row: row.begins),
    Column(_("Until"), lambda row: row.ends),
    Column(_("Targets"), lambda row: list(row.standing.content.get("targets", ()))),
)


def indicators(file: JointFile) -> Sequence[Column]:
    """Return the columns of indicators: a row is one end of one with a value, or without."""
    names = names_of(file)
    return (
        Column(_("Indicator"), lambda row: row[0].mark),
        Column(_("City"), lambda row: names[row[0].side].name),
        Column(_("What is measured"), lambda row: row[0].name, True),
        Column(_("Unit"), lambda row: row[0].unit),
        Column(_("At the beginning"), lambda row: row[0].baseline),
        Column(_("measured on"), lambda row: row[0].baseline_on),
        Column(_("Target"), lambda row: row[0].target),
        Column(_("until"), lambda row: row[0].target_on),
        Column(_("Value"), lambda row: row[1] and row[1].value),
        Column(_("Date"), lambda row: row[1] and row[1].measured_on),
        Column(_("Source"), lambda row: row[1] and row[1].source and row[1].source.title),
        Column(_("Note"), lambda row: row[1] and row[1].note, True),
    )


def indicator_values(rows: Iterable[IndicatorRow]) -> Iterable[tuple[Any, Any]]:
    """Yield each end of each indicator with each of its values, with None where none is."""
    ends = (end for row in rows for _side, end in row.ends if end is not None)
    return ((end, value) for end in ends for value in end.values or (None,))


# -- Giving and gaining ----------------------------------------------------------------------------
STANDINGS = {
    Standing.CONFIRMED: _("confirmed by the other city"),
    Standing.DECLARED: _("only declared"),
    Standing.DISPUTED: _("seen differently"),
}


def ledger(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of contributions and gains; `names` are those of cities by side."""

    def of(name: str) -> Any:
        return lambda row: getattr(row.statement, name, None)

    return (
        Column(_("What"), of("what"), True),
        Column(_("Kind"), lambda row: row.statement.get_kind_display()),
        Column(_("Who gives"), lambda row: names.get(getattr(row.statement, "giver", ""), "")),
        Column(_("Who gains"), lambda row: names.get(_gainer(row.statement), "")),
        Column(_("From"), of("begins")),
        Column(_("Until"), of("ends")),
        Column(_("Quantity"), of("quantity")),
        Column(_("Unit"), of("unit")),
        Column(_("Amount of money"), lambda row: _amount(row.statement)),
        Column(_("Currency"), of("currency")),
        Column(_("Paid by"), of("funder")),
        Column(_("Topic or project"), lambda row: str(getattr(row.statement, "about", "") or "")),
        Column(_("Statement of"), lambda row: names.get(row.statement.side, "")),
        Column(_("Standing"), lambda row: _("draft") if is_draft(row) else STANDINGS[row.standing]),
        Column(_("Other view"), lambda row: [_view(one, names) for one in row.disputes], True),
        Column(_("Source"), lambda row: row.statement.source and row.statement.source.title),
    )


def _gainer(statement: Any) -> str:
    return getattr(statement, "receiver", "") or statement.side


def _view(response: Any, names: Mapping[str, str]) -> str:
    said = response.text.read(get_language() or "en").text
    return labelled(names.get(response.side, ""), said)


def _amount(statement: Any) -> Any:
    minor = getattr(statement, "minor", None)
    return None if minor is None else from_minor(minor, statement.currency)
