# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.factories import SYSTEM, actor_for, add_partnership, add_phase, add_place
from tests.inputs.sheets import BASICS, PHASE_HEAD, messages, plan_of, xlsx
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Party, Phase
from zweiklang.domain.people.models import Office, OfficePage, User
from zweiklang.domain.places.models import Place, Unit, UnitName
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.models import Revision, Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import history, known_on
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.layout import sheets
from zweiklang.foundation.writing import hide_record, save_record, withdraw_record
from zweiklang.inputs.plans import PlanOutdated, PlanRefused, apply_plan


def phases(*rows: list[object]) -> dict[str, list[list[object]]]:
    return {**BASICS, "phase": [PHASE_HEAD, *rows]}


def outcomes(office: Office, **sheets: list[list[object]]) -> dict[str, int]:
    return plan_of(office, xlsx(**sheets)).counts


def test_a_preview_writes_nothing(dortmund: Office) -> None:
    before = Revision.objects.count()
    plan = plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", 2011, None])))
    assert plan.counts == {"add": 5, "change": 0, "unchanged": 0, "error": 0}
    assert not Partnership.objects.exists()
    assert Revision.objects.count() == before


def test_what_the_preview_shows_is_what_gets_written(dortmund: Office) -> None:
    plan = plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", 2011, None])))
    result = apply_plan(plan, SYSTEM)
    assert (result.added, result.changed) == (5, 0)
    phase = Phase.objects.get(key="p1")
    assert (phase.begins, phase.ends, phase.partnership.key) == (PartialDate(2011), None, "kumasi")
    assert [party.place.key for party in Party.objects.order_by("side")] == ["dortmund", "kumasi"]
    (step,) = history(phase)
    assert (step.step, step.reason, step.data["kind"]) == (
        "added",
        "Import of portfolio.xlsx",
        "contact",
    )


def test_the_same_file_twice_changes_nothing(dortmund: Office) -> None:
    content = xlsx(**phases(["p1", "kumasi", "contact", "10.2011", "2012-03"]))
    apply_plan(plan_of(dortmund, content), SYSTEM)
    steps = Revision.objects.count()
    plan = plan_of(dortmund, content)
    assert plan.counts == {"add": 0, "change": 0, "unchanged": 5, "error": 0}
    assert plan.is_empty
    apply_plan(plan, SYSTEM)
    assert Revision.objects.count() == steps


def test_a_change_shows_field_before_and_after(dortmund: Office) -> None:
    apply_plan(plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", 2011, None]))), SYSTEM)
    plan = plan_of(dortmund, xlsx(phase=[PHASE_HEAD, ["p1", "kumasi", "project", 2011, 2014]]))
    (row,) = plan.sheets[0].rows
    assert row.outcome == "change"
    assert [(one.name, one.before, one.after) for one in row.changes] == [
        ("kind", "Contact (Kontakt)", "Project partnership (Projektpartnerschaft)"),
        ("ends", "", "2014"),
    ]
    apply_plan(plan, SYSTEM, known_from=dt.date(2026, 1, 1))
    assert Phase.objects.get(key="p1").revision == 2


def test_columns_that_are_not_in_the_file_stay_as_they_are(dortmund: Office) -> None:
    apply_plan(plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", 2011, 2012]))), SYSTEM)
    plan = plan_of(dortmund, xlsx(phase=[["key", "kind"], ["p1", "project"]]))
    apply_plan(plan, SYSTEM)
    assert Phase.objects.get(key="p1").ends == PartialDate(2012)


def test_an_empty_cell_empties_the_field(dortmund: Office) -> None:
    apply_plan(plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", 2011, 2012]))), SYSTEM)
    plan = plan_of(dortmund, xlsx(phase=[["key", "ends"], ["p1", None]]))
    apply_plan(plan, SYSTEM)
    assert Phase.objects.get(key="p1").ends is None


def test_rows_may_refer_to_rows_further_down_and_on_later_sheets(dortmund: Office) -> None:
    sheets = {
        "council_item": [
            ["key", "kind", "title (de)", "body", "dated_on", "follows"],
            ["b", "decision", "Zweiter", "Rat", 2023, "a"],
            ["a", "decision", "Erster", "Rat", 2022, None],
        ],
    }
    plan = plan_of(dortmund, xlsx(**sheets))
    assert not messages(plan)
    apply_plan(plan, SYSTEM)
    assert CouncilItem.objects.get(key="b").follows == CouncilItem.objects.get(key="a")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2011", PartialDate(2011)),
        (2011, PartialDate(2011)),
        (2011.0, PartialDate(2011)),
        ("2020-10", PartialDate(2020, 10)),
        ("10/2020", PartialDate(2020, 10)),
        ("07.10.2020", PartialDate(2020, 10, 7)),
        ("7. 10. 2020", PartialDate(2020, 10, 7)),
        (dt.date(2020, 10, 7), PartialDate(2020, 10, 7)),
        (dt.datetime(2020, 10, 7, 15, 30), PartialDate(2020, 10, 7)),
    ],
)
def test_dates_are_read_as_people_and_spreadsheets_write_them(
    dortmund: Office, cell: object, expected: PartialDate
) -> None:
    apply_plan(plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", cell, None]))), SYSTEM)
    assert Phase.objects.get(key="p1").begins == expected


def test_german_and_english_headings_and_choices_mix_in_any_case(dortmund: Office) -> None:
    rows = [
        ["KEY", " Partnership ", "kind", "State", "Local Name (de)", "local_name_en", "FROM"],
        ["p1", "kumasi", "Projektpartnerschaft", "ACTIVE", "Klima", "Climate", "2011"],
    ]
    plan = plan_of(dortmund, xlsx(**BASICS, Phases=rows))
    assert not messages(plan)
    apply_plan(plan, SYSTEM)
    phase = Phase.objects.get(key="p1")
    assert (phase.kind, phase.state) == ("project", "active")
    assert phase.local_label == TranslatedText.of(de="Klima", en="Climate")


def test_further_languages_have_columns_of_their_own(dortmund: Office) -> None:
    rows = [
        ["key", "name (de)", "name (uk)", "country"],
        ["zhytomyr", "Schytomyr", "Житомир", "UA"],
    ]
    apply_plan(plan_of(dortmund, xlsx(place=rows)), SYSTEM)
    assert Place.objects.get(key="zhytomyr").name.texts["uk"] == "Житомир"


def test_a_changed_original_leaves_an_untouched_translation_stale(dortmund: Office) -> None:
    head = ["key", "topics (de)", "topics (en)"]
    apply_plan(plan_of(dortmund, xlsx(partnership=[head, ["kumasi", "Klima", "Climate"]])), SYSTEM)
    apply_plan(plan_of(dortmund, xlsx(partnership=[head, ["kumasi", "Abfall", "Climate"]])), SYSTEM)
    assert Partnership.objects.get().topics.stale_languages() == ["en"]


def test_lists_of_codes_yes_no_and_sides_are_read(dortmund: Office) -> None:
    sheets = {
        **BASICS,
        "event": [
            ["key", "partnership", "kind", "title (de)", "sides", "begins", "goals",
             "people is estimate"],
            ["e1", "kumasi", "Besuch", "Reise", "AB", 2024, "13; 11.6", "ja"],
        ],
        "agreement": [
            ["key", "partnership", "kind", "signed_on", "Who signed? (A)", "signatories B"],
            ["a1", "kumasi", "MoU", "07.10.2020", "Oberbürgermeister", "Mayor"],
        ],
    }  # fmt: skip
    sheets["event"][1][2] = "visit"
    sheets["agreement"][1][2] = "mou"
    plan = plan_of(dortmund, xlsx(**sheets))
    assert not messages(plan)
    apply_plan(plan, SYSTEM)
    event = Event.objects.get()
    assert (event.goals, event.people_is_estimate) == (["13", "11.6"], True)
    assert Agreement.objects.get().signatories == {"A": "Oberbürgermeister", "B": "Mayor"}


def test_sources_are_found_by_key_link_or_title_and_a_bare_link_becomes_one(
    dortmund: Office,
) -> None:
    sheets = {
        **BASICS,
        "source": [
            ["key", "url", "title"],
            ["page", "https://city.example/kumasi", "Kumasi page"],
        ],
        "phase": [
            [*PHASE_HEAD, "source"],
            ["p1", "kumasi", "contact", 2001, 2002, "page"],
            ["p2", "kumasi", "contact", 2003, 2004, "https://city.example/kumasi"],
            ["p3", "kumasi", "contact", 2005, 2006, "Kumasi page"],
            ["p4", "kumasi", "contact", 2007, 2008, "https://city.example/new"],
            ["p5", "kumasi", "contact", 2009, 2010, "https://city.example/new"],
        ],
    }
    content = xlsx(**sheets)
    apply_plan(plan_of(dortmund, content), SYSTEM)
    assert sorted(Source.objects.values_list("title", flat=True)) == [
        "Kumasi page",
        "city.example/new",
    ]
    assert Phase.objects.filter(source__title="Kumasi page").count() == 3
    assert plan_of(dortmund, content).is_empty


def test_releasing_is_done_after_saving_and_hiding_takes_it_back(dortmund: Office) -> None:
    head = [*PHASE_HEAD, "source", "Public"]
    row = ["p1", "kumasi", "contact", 2011, None, "https://city.example/a"]
    apply_plan(plan_of(dortmund, xlsx(**BASICS, phase=[head, [*row, "yes"]])), SYSTEM)
    phase = Phase.objects.get()
    assert phase.released_on is not None
    assert [step.step for step in history(phase)] == ["released", "added"]
    apply_plan(plan_of(dortmund, xlsx(phase=[head, [*row, None]])), SYSTEM)
    assert Phase.objects.get().released_on is not None
    apply_plan(plan_of(dortmund, xlsx(phase=[head, [*row, "no"]])), SYSTEM)
    assert Phase.objects.get().released_on is None


def test_known_since_of_a_row_decides_what_earlier_views_show(dortmund: Office) -> None:
    head = [*PHASE_HEAD, "known_since"]
    rows = [head, ["p1", "kumasi", "contact", 2011, None, dt.date(2011, 5, 1)]]
    apply_plan(plan_of(dortmund, xlsx(**BASICS, phase=rows)), SYSTEM)
    assert known_on(Phase.objects.all(), dt.date(2011, 4, 30)) == []
    assert len(known_on(Phase.objects.all(), dt.date(2011, 5, 1))) == 1


def test_the_page_of_the_office_is_one_row(dortmund: Office) -> None:
    rows = [["key", "headline (de)"], ["office", "Wir verbinden"]]
    apply_plan(plan_of(dortmund, xlsx(office_page=rows)), SYSTEM)
    assert str(OfficePage.objects.get().headline) == "Wir verbinden"
    plan = plan_of(dortmund, xlsx(office_page=[["key", "headline (de)"], ["other", "Neu"]]))
    assert "its key is office" in messages(plan)[0]


def test_units_with_names_through_time_come_in_together(dortmund: Office) -> None:
    sheets = {
        "unit": [["key", "place", "kind"], ["int", "dortmund", "team"]],
        "unit_name": [
            ["key", "unit", "name (de)", "begins", "ends"],
            ["int-1", "int", "Agenda-Büro", 2000, 2017],
            ["int-2", "int", "Büro für Internationale Beziehungen", 2018, None],
        ],
    }
    plan = plan_of(dortmund, xlsx(**sheets))
    assert not messages(plan)
    apply_plan(plan, SYSTEM)
    assert (Unit.objects.count(), UnitName.objects.count()) == (1, 2)


def test_readers_may_not_import_and_contributors_may_not_release(
    dortmund: Office, clara: User, bernd: User
) -> None:
    with pytest.raises(Refused, match="may read but not write"):
        plan_of(dortmund, xlsx(**BASICS), actor=actor_for(clara))
    assert not messages(plan_of(dortmund, xlsx(**BASICS), actor=actor_for(bernd)))
    bernd.memberships.update(role="contributor")
    rows = [["key", "public"], ["kumasi", "yes"]]
    plan = plan_of(dortmund, xlsx(partnership=rows), actor=actor_for(bernd))
    assert messages(plan) == [
        "partnership, row 2, column B (public): Only coordinators may publish or hide. "
        "Ask a coordinator of your office."
    ]


def test_a_record_changed_between_preview_and_yes_stops_the_import(dortmund: Office) -> None:
    phase = add_phase(add_partnership(dortmund, add_place("dura", "PS")), "2011", key="p1")
    rows = [
        ["key", "kind"],
        ["p1", "partnership"],
    ]
    plan = plan_of(dortmund, xlsx(phase=rows))
    phase.state = "dormant"
    save_record(SYSTEM, phase)
    with pytest.raises(PlanOutdated):
        apply_plan(plan, SYSTEM)
    assert Phase.objects.get().kind == "project"


def test_a_record_added_between_preview_and_yes_stops_the_import(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("dura", "PS"))
    rows = [
        PHASE_HEAD,
        ["p1", "dura", "contact", 2001, 2002],
        ["p2", "dura", "contact", 2003, 2004],
    ]
    plan = plan_of(dortmund, xlsx(phase=rows))
    add_phase(partnership, "2011", key="p2")
    with pytest.raises(PlanOutdated):
        apply_plan(plan, SYSTEM)
    assert not Phase.objects.filter(key="p1").exists()


def test_a_release_meanwhile_counts_as_a_change(dortmund: Office) -> None:
    phase = add_phase(add_partnership(dortmund, add_place("dura", "PS")), "2011", key="p1")
    plan = plan_of(dortmund, xlsx(phase=[["key", "kind"], ["p1", "partnership"]]))
    hide_record(SYSTEM, phase)
    with pytest.raises(PlanOutdated):
        apply_plan(plan, SYSTEM)


def test_a_plan_with_errors_cannot_be_written(dortmund: Office) -> None:
    plan = plan_of(dortmund, xlsx(**phases(["p1", "kumasi", "contact", "31.02.2011", None])))
    with pytest.raises(PlanRefused):
        apply_plan(plan, SYSTEM)
    assert not Partnership.objects.exists()


def test_withdrawn_records_are_not_revived_by_a_file(dortmund: Office) -> None:
    phase = add_phase(add_partnership(dortmund, add_place("dura", "PS")), "2011", key="p1")
    withdraw_record(SYSTEM, phase, reason="Never happened")
    (message,) = messages(plan_of(dortmund, xlsx(phase=[["key", "kind"], ["p1", "contact"]])))
    assert "was withdrawn" in message
    assert "Restore it" in message


def test_two_offices_may_use_the_same_key(dortmund: Office, kumasi: Office) -> None:
    sheets = {"partnership": [["key"], ["climate"]]}
    for office in (dortmund, kumasi):
        apply_plan(plan_of(office, xlsx(**sheets)), SYSTEM)
    assert Partnership.objects.filter(key="climate").count() == 2


def test_csv_files_in_a_folder_are_one_workbook(dortmund: Office, tmp_path: Path) -> None:
    (tmp_path / "place.csv").write_text(
        "\ufeffkey;name (de);country\nkumasi;Kumasi;GH\n", encoding="utf-8"
    )
    (tmp_path / "partnership.csv").write_text(
        'key,"summary (de)"\nkumasi,"Zeile 1\nZeile 2; mit Komma, und ""Zeichen"""\n',
        encoding="utf-8",
    )
    plan = plan_of(dortmund, tmp_path)
    assert not messages(plan)
    apply_plan(plan, SYSTEM)
    assert str(Partnership.objects.get().summary) == ('Zeile 1\nZeile 2; mit Komma, und "Zeichen"')


@pytest.mark.parametrize("heading", ["Kennung", "Key", "Schlüssel", "Kurzname", "key"])
def test_headings_of_earlier_workbooks_and_manuals_are_read(heading: str) -> None:
    column = sheets()["partnership"].find(heading)
    assert column is not None
    assert column.name == "key"
