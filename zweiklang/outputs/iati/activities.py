# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A city's share of a joint project or a partnership as an IATI activity."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.projects.records import PublishedProject
from zweiklang.domain.projects.rules import State
from zweiklang.domain.reciprocity.records import PublishedMoney
from zweiklang.foundation.texts import TranslatedText
from zweiklang.iati.activity import Activity, Contact, RelatedActivity
from zweiklang.iati.elements import Code, Participant, ReportingOrg, Word
from zweiklang.outputs.iati.money import Booked, booked
from zweiklang.outputs.iati.publisher import LOCAL_GOVERNMENT, City, Publisher
from zweiklang.outputs.iati.results import results
from zweiklang.outputs.iati.words import (
    activity_identifier,
    begin_and_end,
    between,
    countries,
    joined,
    narratives,
    sectors,
    tags,
    texts,
)

FUNDING, IMPLEMENTING = "1", "4"
PARENT, CO_FUNDED = "1", "4"
#: Our states as codes of the list ActivityStatus.
PROJECT_STATUS: Mapping[State, str] = {
    State.AGREED: "1",
    State.RUNNING: "2",
    State.PAUSED: "6",
    State.DONE: "4",
    State.STOPPED: "5",
}
PARTNERSHIP_STATUS = {"active": "2", "dormant": "6", "ended": "4"}


def project_activity(
    publisher: Publisher,
    project: PublishedProject,
    rows: Sequence[PublishedMoney],
    today: dt.date,
    parent: str = "",
) -> Activity:
    """Return the publisher's share of a joint project. `parent`: activity of the partnership."""
    content, side = project.content, project.side
    cities = [
        one
        for one in publisher.seats[project.file_id].values()
        if one.side in content["reference"] and one.side in project.named
    ]
    title = _text(content["title"])
    begins = _day(content.get("begins")) or project.agreed_at.date()
    money = booked(publisher, project.id, side, rows, today)
    aims = joined([_text(one) for one in content.get("aims", ())])
    descriptions = [texts(aims or title, "1")]
    if reference := _text(content["reference"].get(side)):
        descriptions.append(texts(reference, "2"))
    codes = content.get("targets", ())
    return Activity(
        **_frame(publisher, project.id, title, money, _last_change(project.agreed_at, rows)),
        hierarchy="2",
        descriptions=tuple(descriptions),
        participants=(
            *_cities(cities, project.id, content.get("lead", {})),
            *_funders(side, rows),
        ),
        status=Code(PROJECT_STATUS[project.state]),
        dates=begin_and_end(
            begins,
            _day(content.get("ends")),
            today,
            is_over=project.state in (State.DONE, State.STOPPED),
        ),
        countries=() if money.transactions else countries([one.country for one in cities]),
        sectors=sectors(codes),
        tags=tags(codes),
        related=(
            *((RelatedActivity(parent, PARENT),) if parent else ()),
            *_counterparts(cities, side, project.id),
        ),
        results=results(title, project, begins),
    )


def partnership_activity(
    publisher: Publisher,
    file: PartnershipFile,
    rows: Sequence[PublishedMoney],
    today: dt.date,
) -> Activity:
    """Return a partnership as the publisher's city tells it, with money that is of no project."""
    subject = file.joint_file_id or file.id
    seats = publisher.seats.get(subject, {})
    side = _own_side(publisher, seats) or file.own_side
    money = booked(publisher, subject, side, rows, today)
    phase = file.phase_on(today) or (file.phases[-1] if file.phases else None)
    codes = [one.code for one in file.goals]
    title = file.title or between([one.name for one in file.parties])
    cities = list(seats.values()) or [
        City(
            one.side, one.name, one.country,
            publisher.ref if one.place_id == file.office_place_id else "",
        )
        for one in file.parties
    ]  # fmt: skip
    begins = file.phases[0].begins.first if file.phases else file.known_since or today
    is_over = phase is not None and phase.state == "ended"
    ends = phase.last_day if phase is not None and is_over else None
    return Activity(
        **_frame(publisher, subject, title, money, _last_change(None, rows)),
        hierarchy="1",
        descriptions=(texts(file.summary or file.topics or title, "1"),),
        participants=(*_cities(cities, subject, {}), *_funders(side, rows)),
        status=Code(PARTNERSHIP_STATUS.get(phase.state if phase else "", "2")),
        dates=begin_and_end(begins, ends, today, is_over=is_over),
        countries=() if money.transactions else countries([one.country for one in cities]),
        sectors=sectors(codes),
        tags=tags(codes),
        related=_counterparts([one for one in cities if one.has_partnership], side, subject),
    )


def _frame(
    publisher: Publisher,
    subject: uuid.UUID,
    title: TranslatedText,
    money: Booked,
    changed: str | None,
) -> dict[str, Any]:
    """Return what all activities of a publisher have in common."""
    return {
        "lang": title.original or "en",
        "last_updated": changed,
        "identifier": Word(activity_identifier(publisher.ref, subject)),
        "reporting_org": ReportingOrg(
            publisher.ref, LOCAL_GOVERNMENT, narratives=narratives(publisher.name)
        ),
        "title": texts(title),
        "contacts": contacts(publisher),
        "budgets": money.budgets,
        "planned_disbursements": money.planned,
        "transactions": money.transactions,
    }


def contacts(publisher: Publisher) -> tuple[Contact, ...]:
    """Return how to reach the office, as far as its page is public; never a person."""
    page = publisher.page
    if page is None or not (page.email or page.phone):
        return ()
    return (
        Contact(
            "1",
            organisation=texts(publisher.office.name),
            telephones=(Word(page.phone),) if page.phone else (),
            emails=(Word(page.email),) if page.email else (),
        ),
    )


def _cities(
    cities: Sequence[City], subject: uuid.UUID, leads: Mapping[str, Any]
) -> list[Participant]:
    """Return the cities, and who leads in them, as those who do it."""
    found = [
        Participant(
            IMPLEMENTING,
            one.ref or None,
            LOCAL_GOVERNMENT,
            activity_identifier(one.ref, subject) if one.ref else None,
            narratives=one.narratives,
        )
        for one in cities
    ]
    named = {name for one in cities for name in one.name.texts.values()}
    for one in cities:
        lead = _text(leads.get(one.side))
        if lead and not set(lead.texts.values()) & named:
            found.append(Participant(IMPLEMENTING, narratives=narratives(lead)))
            named |= set(lead.texts.values())
    return found


def _funders(side: str, rows: Sequence[PublishedMoney]) -> list[Participant]:
    """Return who else paid for what this city gave, each once."""
    funders = {
        str(row.funder): row.funder
        for row in rows
        if row.giver == side and row.funded_by != "own" and row.funder
    }
    return [Participant(FUNDING, narratives=narratives(funders[name])) for name in sorted(funders)]


def _counterparts(
    cities: Sequence[City], side: str, subject: uuid.UUID
) -> tuple[RelatedActivity, ...]:
    """Return the shares that the other cities publish."""
    return tuple(
        RelatedActivity(activity_identifier(one.ref, subject), CO_FUNDED)
        for one in cities
        if one.ref and one.side != side
    )


def _own_side(publisher: Publisher, seats: Mapping[str, City]) -> str:
    return next((one.side for one in seats.values() if one.ref == publisher.ref), "")


def _last_change(agreed: dt.datetime | None, rows: Sequence[PublishedMoney]) -> str | None:
    moments = [row.changed_at for row in rows if row.changed_at]
    moments += [agreed] if agreed else []
    return max(moments).astimezone(dt.UTC).isoformat(timespec="seconds") if moments else None


def _text(value: Any) -> TranslatedText:
    return TranslatedText.from_json(value)


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
