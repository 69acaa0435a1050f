# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The brief for the mayor, the public review of the year, the work record for the other city."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest

from tests.outputs.reports import contents
from tests.outputs.reports.contents import day, entry, words
from tests.outputs.reports.reading import pages_of_pdf, words_of_pdf
from tests.outputs.reports.test_kinds import SECRET, telling, text_of, unreleased
from zweiklang.domain.reporting import records
from zweiklang.outputs.reports import mayor_brief, work_record, year_review
from zweiklang.outputs.reports.writers import pdf
from zweiklang.outputs.reports.writers.look import Look

LOOK = Look("Stadt Dortmund", ("Büro für Internationale Beziehungen", "Friedensplatz 1"))
POINTS = {f"point-{n}": "Ein Punkt, der zwei Zeilen füllt. " * 6 for n in (1, 2, 3)}
SAID = {"occasion": "Empfang, 14. Mai", "gifts": "Ein Bild. " * 20, "care": "Vorsicht. " * 30}


def busy() -> records.PartnershipEntry:
    """Return the partnership with Dura with far more on file than a page holds."""
    one = contents.with_dura()
    duties = tuple(
        replace(one.duties[0], id=uuid.UUID(int=5000 + n), due_on=day(f"2025-{n % 12 + 1:02}-01"))
        for n in range(40)
    )
    events = tuple(
        replace(one.events[0], id=uuid.UUID(int=6000 + n), begins=day(f"2024-{n % 12 + 1:02}-02"))
        for n in range(60)
    )
    return replace(one, duties=duties, events=(*events, *one.events))


# -- The brief ------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["de", "en"])
def test_brief_fits_one_page_whatever_is_on_file(language: str) -> None:
    content = contents.content(busy())
    given = telling(content, language, entered={**POINTS, **SAID})
    assert pages_of_pdf(pdf.write(mayor_brief.KIND.tell(given), LOOK)) == 1


def test_brief_takes_usual_letters_where_there_is_room() -> None:
    plain = mayor_brief.KIND.tell(telling(contents.content(contents.with_dura()), entered={}))
    assert pdf.write(plain, LOOK) == pdf.write(replace(plain, pages=0), LOOK)


def test_brief_tells_what_is_due_first_and_counts_the_rest() -> None:
    told = text_of(mayor_brief.KIND.tell(telling(contents.content(busy()))))
    assert told.count("Dem Rat berichten.") == 5
    assert "Außerdem vermerkt: 35 weitere." in told
    assert told.index("1. Januar 2025") < told.index("1. Februar 2025")


def test_brief_names_what_waits_for_whom() -> None:
    proposal = records.ProposalEntry(
        id=uuid.UUID(int=77), record_id=uuid.UUID(int=50), slug="common-topic",
        title=words("Wasser", "Water"), effect="change", side="B",
        opened_on=dt.date(2025, 1, 3), waits_for="A",
    )  # fmt: skip
    question = records.QuestionEntry(
        **entry(78, "question", is_public=False), question=words("Wer fährt?", "Who travels?")
    )
    one = replace(contents.with_dura(), proposals=(proposal,), questions=(question,))
    told = text_of(mayor_brief.KIND.tell(telling(contents.content(one))))
    assert "„Wasser“: Die Antwort von Dortmund steht seit dem 3. Januar 2025 aus." in told
    assert "Offene Frage: Wer fährt?" in told


def test_brief_says_that_points_are_missing() -> None:
    given = telling(contents.content(contents.with_dura()), entered={})
    assert "Noch sind keine Gesprächspunkte eingetragen." in text_of(mayor_brief.KIND.tell(given))


# -- The review of the year -----------------------------------------------------------------------
def test_review_tells_no_plan_that_is_past() -> None:
    one = contents.with_dura()
    old = replace(one.events[0], id=uuid.UUID(int=91), state="planned", begins=day("2023-05"))
    old = replace(old, ends=None, title=words("Alter Plan", "Old plan"))
    content = contents.content(replace(one, events=(old,)))
    told = text_of(year_review.KIND.tell(telling(content, findings=())))
    assert "Alter Plan" not in told


def test_review_names_the_office_and_no_person() -> None:
    content = contents.content()
    office = replace(content.office, address="Friedensplatz 1", email="buero@city.example")
    told = text_of(year_review.KIND.tell(telling(replace(content, office=office))))
    assert "Büro, Friedensplatz 1, buero@city.example" in told


def test_review_reads_the_same_as_page_and_as_pdf() -> None:
    told = year_review.KIND.tell(telling(contents.content()))
    read = words_of_pdf(pdf.write(told, LOOK))
    for said in ("2 Ereignisse", "6 Menschen", "128,5", "Straßen mit Abfuhr"):
        assert said in read
        assert said in text_of(told)


# -- The work record ------------------------------------------------------------------------------
def theirs(**given: Any) -> records.ContributionEntry:
    """Return a contribution that Dura stated."""
    ours = contents.with_dura().contributions[0]
    values: dict[str, Any] = {"side": "B", "giver": "B", "receiver": "A", "is_public": False}
    return replace(
        ours, id=uuid.UUID(int=95), what=words("Unterkunft", "Lodging"), **values, **given
    )


def test_record_speaks_from_the_side_of_the_other_city() -> None:
    one = replace(
        contents.with_dura(), contributions=(*contents.with_dura().contributions, theirs())
    )
    told = text_of(work_record.KIND.tell(telling(contents.content(one), "en")))
    assert told.startswith("# Dura – Dortmund: work record, 2024")
    assert "what Dura did with Dortmund" in told
    assert told.index("What Dura gave and gained") < told.index("What Dortmund gave and gained")
    assert told.index("Lodging") < told.index("Grant for transport")
    assert told.index("Streets served") < told.index("Kept apart")


def test_record_holds_their_unreleased_words_but_not_ours() -> None:
    one = unreleased(contents.with_dura(), "A")
    hidden = replace(one.contributions[-1], is_shared=False)
    deadline = records.DeadlineEntry(
        **entry(88, "deadline", is_public=False), task=SECRET, due_on=day("2024-06")
    )
    event = replace(one.events[0], id=uuid.UUID(int=99), title=SECRET, is_public=False)
    told = replace(
        one,
        contributions=(*one.contributions[:-1], hidden, theirs(is_shared=False)),
        topics=one.topics[:-1],
        deadlines=(deadline,),
        duties=(replace(one.duties[0], task=SECRET),),
        events=(*one.events, event),
    )
    written = text_of(work_record.KIND.tell(telling(contents.content(told), "en")))
    assert "Secret" not in written
    assert "Lodging" in written


def test_record_of_three_cities_is_for_the_one_that_is_chosen() -> None:
    one = contents.with_dura()
    party = records.PartyEntry(**entry(19, "party"), side="C", city=contents.ROSTOW)
    three = replace(one, parties=(*one.parties, party))
    given = telling(contents.content(three), "en", entered={"for": "C"})
    assert "what Rostov-on-Don did with Dortmund and Dura" in text_of(work_record.KIND.tell(given))
    names = [field.name for field in work_record.KIND.fields(contents.content(three))]
    assert names == ["for", "greeting"]
