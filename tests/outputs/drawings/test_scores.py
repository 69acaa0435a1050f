# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import replace

import pytest
from django.utils.translation import override

from tests.factories import add_event, day
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships import timeline
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.drawing.score import Line, Phase, PhaseKind, PhaseState, Tone, When
from zweiklang.drawing.text import clean
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.drawings import goals, rows, scores, sheets
from zweiklang.outputs.drawings.words import ScoreWords

TODAY = dt.date(2026, 1, 15)


@pytest.fixture
@kept
def file(dortmund: Office) -> PartnershipFile:
    add_portfolio(dortmund)
    found = partnership_file(dortmund.pk, "kumasi", Actor.public())
    assert found is not None
    return found


def test_score_has_the_staves_events_agreements_and_decisions(file: PartnershipFile) -> None:
    with override("de"):
        data = scores.score_data(file)
    assert [(side.tone, side.name) for side in data.sides] == [
        (Tone.A, "Dortmund"),
        (Tone.B, "Kumasi"),
    ]
    lines = {clean(entry.text): entry.line for entry in data.entries}
    assert lines["Delegation aus Kumasi, 3 Personen"] is Line.VISIT
    assert lines["Fachaustausch"] is Line.EXCHANGE
    assert lines["Memorandum unterzeichnet"] is Line.AGREEMENT
    assert lines["Städtepartnerschaft mit Kumasi"] is Line.DECISION
    assert [one.end for one in data.agreements] == [When(2022, 10, 7), None]
    assert data.gaps is not None
    assert [(gap.first if hasattr(gap, "first") else gap.start) for gap in data.gaps] == [
        dt.date(2022, 10, 8)
    ]


def test_both_forms_are_drawn_in_the_readers_language(file: PartnershipFile) -> None:
    with override("de"):
        wide = scores.draw(file, today=TODAY, orientation="wide")
        tall = scores.draw(file, today=TODAY, orientation="tall", ids="tall")
    for drawing in (wide, tall):
        assert "Partitur der Partnerschaft Dortmund – Kumasi" in drawing
        assert "kein gültiges Abkommen" in drawing
        assert "style=" not in drawing
    with override("en"):
        assert "no valid agreement" in scores.draw(file, today=TODAY)


def test_links_lead_to_the_rows_of_the_table(file: PartnershipFile) -> None:
    data = scores.score_data(file, links=scores.to_row)
    hrefs = {entry.href for entry in data.entries}
    assert hrefs == {f"#entry-{entry.key}" for entry in data.entries}


def test_only_the_first_short_score_shows_the_years(file: PartnershipFile) -> None:
    drawn = scores.mini_scores([file], today=TODAY)
    assert "2011" in drawn[file.id][0]
    assert scores.mini_scores([], today=TODAY) == {}


def test_on_a_phone_every_short_score_shows_the_years(file: PartnershipFile) -> None:
    again = replace(file, id=uuid.uuid4())
    drawn = scores.mini_scores([file, again], today=TODAY, widths=(630, 280))
    assert [bool(re.search(r">20\d\d<", one)) for one in drawn[file.id]] == [True, True]
    assert [bool(re.search(r">20\d\d<", one)) for one in drawn[again.id]] == [False, True]


def test_wheel_counts_a_target_with_its_goal(file: PartnershipFile) -> None:
    assert goals.served(file.goals) == {
        8: (Tone.A, Tone.B),
        12: (Tone.A,),
        13: (Tone.A, Tone.B),
    }
    with override("de"):
        assert "3 Ziele" in goals.wheel(file.goals)


@pytest.mark.parametrize(
    ("kind", "result", "line"),
    [
        ("decision", "decided", Line.DECISION),
        ("decision", "open", Line.PAPER),
        ("decision", "rejected", Line.PAPER),
        ("recommendation", "decided", Line.PAPER),
        ("note", "noted", Line.PAPER),
        ("question", "open", Line.PAPER),
        ("motion", "open", Line.PAPER),
    ],
)
def test_only_an_adopted_decision_is_drawn_as_one(
    file: PartnershipFile, kind: str, result: str, line: Line
) -> None:
    (item,) = file.council_items
    told = replace(file, council_items=(replace(item, kind=kind, result=result),))
    (entry,) = [one for one in scores.score_data(told).entries if one.key == str(item.id)]
    assert entry.line is line


def test_an_event_with_an_end_fills_its_years_in_every_drawing(dortmund: Office) -> None:
    kumasi = add_portfolio(dortmund)
    add_event(kumasi, "2012", "Aufbau", ends=day("2018"))
    file = partnership_file(dortmund.pk, "kumasi", Actor.public())
    assert file is not None
    data = scores.score_data(file)
    assert "2012" not in str(rows.years_without_entry(data, TODAY))
    with override("de"):
        assert "2012 – 2018, Dortmund: Aufbau" in clean(scores.draw(file, today=TODAY))
    sheet = sheets.Sheet(2015)
    part = sheet.part_of(data)
    assert [entry.text for entry in part.carried] == ["Aufbau"]
    assert "Aufbau" not in [entry.text for entry in part.entries]
    assert any(sheet.holds(entry) for entry in timeline.entries(file) if entry.when.year == 2012)
    short = scores.mini_scores([file], today=TODAY)[file.id][0]
    momentary = replace(file, events=tuple(replace(one, ends=None) for one in file.events))
    assert len(short) > len(scores.mini_scores([momentary], today=TODAY)[file.id][0])


def test_what_was_planned_for_a_past_day_is_not_announced_as_still_to_come(
    dortmund: Office,
) -> None:
    kumasi = add_portfolio(dortmund)
    add_event(kumasi, str(TODAY.year - 1), "Vorhaben", state="planned")
    add_event(kumasi, str(TODAY.year + 1), "Reise", state="planned")
    file = partnership_file(dortmund.pk, "kumasi", Actor.public())
    assert file is not None
    with override("de"):
        drawn = clean(scores.draw(file, today=TODAY))
    assert f"<title>war geplant {TODAY.year - 1}, Dortmund: Vorhaben" in drawn
    assert f"<title>geplant {TODAY.year + 1}, Dortmund: Reise" in drawn


def test_bands_say_when_a_phase_ended_and_that_it_rests(file: PartnershipFile) -> None:
    words = ScoreWords(["Dortmund", "Rostow"], 1977, 2026)
    twins, contact = PhaseKind.PARTNERSHIP, PhaseKind.CONTACT
    dormant = Phase(twins, When(2022, 3, 31), "Partnerschaft", state=PhaseState.DORMANT)
    with override("de"):
        assert words.phase_since(dormant) == "ruht seit 2022"
        assert words.phase_since(replace(dormant, end=When(2024))) == "ruhte 2022 – 2024"
        assert words.phase_since(Phase(contact, When(2017), "Kontakt", When(2019))) == "2017 – 2019"
        ended = Phase(PhaseKind.PROJECT, When(2011), "Projekt", When(2024), local_name="Klima")
        assert words.phase_since(ended) == "als Klima, 2011 – 2024"
        assert "als Klimapartnerschaft, 2011 – 2024" in scores.draw(file, today=TODAY)
        assert ">2011 – 2024<" in scores.draw(file, today=TODAY, orientation="tall")
