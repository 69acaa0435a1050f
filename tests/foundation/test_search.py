# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_event,
    add_fact,
    add_partnership,
    add_phase,
    add_place,
    add_source,
)
from tests.worlds import kept
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Contact, Office, User
from zweiklang.domain.places.models import Place, Unit, UnitName
from zweiklang.foundation import search
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.search import index, schema
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import (
    erase_personal_data,
    hide_record,
    release_record,
    save_record,
    withdraw_record,
)


def titles(page: search.SearchPage) -> list[str]:
    return [hit.title_text for hit in page.hits]


def found(text: str, actor: Actor = SYSTEM, **options: object) -> list[str]:
    with override("de"):
        return titles(search.search(actor, text, **options))  # type: ignore[arg-type]  # options by name


@pytest.fixture
@kept
def zhytomyr(dortmund: Office) -> Partnership:
    place = add_place("zhytomyr", "UA", de="Schytomyr", en="Zhytomyr")
    place.alternate_names = "Житомир\nZhitomir\nJytomyr"
    save_record(SYSTEM, place)
    return add_partnership(dortmund, place)


def test_a_part_of_a_compound_is_found(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    add_phase(partnership, "2020", local_label=TranslatedText.of(de="Klimapartnerschaft"))
    assert found("partnerschaft", kinds=["phase"]) == ["Klimapartnerschaft"]


@pytest.mark.parametrize(
    "text", ["Schytomyr", "Zhytomyr", "zhitomir", "Житомир", "schyto", "jytomyr dortmund"]
)
def test_a_partnership_is_found_by_any_name_of_its_cities(zhytomyr: Partnership, text: str) -> None:
    assert "Dortmund – Schytomyr" in found(text)


def test_new_alternate_names_reach_the_partnerships_with_the_place(zhytomyr: Partnership) -> None:
    assert found("Żytomierz", kinds=["partnership"]) == []
    place = Place.objects.get(key="zhytomyr")
    place.alternate_names += "\nŻytomierz"
    save_record(SYSTEM, place)
    assert found("zytomierz", kinds=["partnership"]) == ["Dortmund – Schytomyr"]


@pytest.fixture
def queue(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep background tasks in the database until a worker comes; two entries are many."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(index, "AT_ONCE", 2)


def work_off() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_new_name_that_many_carry_is_followed_by_the_worker_and_not_by_the_request(
    dortmund: Office, queue: None
) -> None:
    home = Place.objects.get(key="dortmund")
    cities = [add_place(f"city-{number}", "GH", de=f"Ort {number}") for number in range(4)]
    for city in cities:
        add_partnership(dortmund, city)
    home.alternate_names = "Throtmannia"
    save_record(SYSTEM, home)
    assert found("throtmannia") == ["Dortmund"]
    assert DBTaskResult.objects.count() == 1
    add_partnership(dortmund, add_place("late", "GH", de="Spät"))
    work_off()
    assert len(found("throtmannia")) == 6
    home.alternate_names = ""
    save_record(SYSTEM, home)
    work_off()
    assert found("throtmannia") == []
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_no_work_behind(dortmund: Office, queue: None) -> None:
    for number in range(4):
        add_partnership(dortmund, add_place(f"city-{number}", "GH", de=f"Ort {number}"))
    home = Place.objects.get(key="dortmund")
    home.alternate_names = "Throtmannia"
    with transaction.atomic():
        save_record(SYSTEM, home)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_a_renamed_partnership_is_found_through_its_facts_by_the_new_title(
    zhytomyr: Partnership,
) -> None:
    add_event(zhytomyr, "2022-03-01", "Hilfskonvoi")
    zhytomyr.title = TranslatedText.of(de="Solidaritätspartnerschaft")
    save_record(SYSTEM, zhytomyr)
    assert found("konvoi solidaritat") == ["Hilfskonvoi"]


@pytest.mark.parametrize(
    "text", ["GRUENFLAECHE", "grünfläche", "grunflache", "Strasse", "straße", "grünfl stra"]
)
def test_umlauts_sharp_s_accents_and_case_do_not_matter(dortmund: Office, text: str) -> None:
    partnership = add_partnership(dortmund, add_place("amiens", "FR"))
    add_event(partnership, "2021", "Grünflächen an der Straße")
    assert found(text, kinds=["event"]) == ["Grünflächen an der Straße"]


def test_all_words_must_stand_in_the_record(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    add_event(partnership, "2021", "Werkstatt zu Abfall")
    add_event(partnership, "2022", "Werkstatt zu Energie")
    assert found("energie werkstatt") == ["Werkstatt zu Energie"]


def test_titles_come_before_texts_and_the_partnership_before_its_facts(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("leeds", "GB", en="Leeds"))
    add_event(
        partnership, "2021", "Fachaustausch", description=TranslatedText.of(de="Gäste aus Leeds")
    )
    add_event(partnership, "2022", "Besuch in Leeds")
    hits = found("leeds")
    assert hits[:2] == ["Dortmund – Leeds", "Leeds"]
    assert hits[2:] == ["Besuch in Leeds", "Fachaustausch"]


def test_a_word_that_begins_so_comes_before_one_that_only_contains_it(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    add_event(partnership, "2021", "Essener Gespräche")
    add_event(partnership, "2022", "Interessenbekundung")
    assert found("essen", kinds=["event"]) == ["Essener Gespräche", "Interessenbekundung"]


def test_the_latest_written_comes_first(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    first = add_event(partnership, "2021", "Messe eins")
    add_event(partnership, "2022", "Messe zwei")
    assert found("messe") == ["Messe zwei", "Messe eins"]
    first.people = 12
    save_record(SYSTEM, first)
    assert found("messe") == ["Messe eins", "Messe zwei"]


@pytest.mark.parametrize(("text", "expected"), [("ki", ["KI in der Stadt"]), ("k", [])])
def test_two_letters_are_found_where_a_word_begins(
    dortmund: Office, text: str, expected: list[str]
) -> None:
    partnership = add_partnership(dortmund, add_place("leeds", "GB", en="Leeds"))
    add_event(partnership, "2021", "Werkstatt: KI in der Stadt")
    add_event(partnership, "2021", "Akinese")
    assert found(text, kinds=["event"]) == [f"Werkstatt: {one}" for one in expected]


def test_one_letter_is_found_where_a_title_begins(dortmund: Office) -> None:
    add_partnership(dortmund, add_place("leeds", "GB", en="Leeds"))
    assert found("l") == ["Leeds"]
    assert found("l x") == []


def test_two_chinese_signs_are_found(dortmund: Office) -> None:
    place = add_place("xian", "CN", en="Xi’an")
    place.alternate_names = "西安市"
    save_record(SYSTEM, place)
    assert found("西安") == ["Xi’an"]
    assert found("安市") == ["Xi’an"]
    assert found("xian") == ["Xi’an"]


def test_choices_dates_and_numbers_are_found_as_people_write_them(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    add_agreement(partnership, "2020-10-07", title=TranslatedText.of(de="Absichtserklärung"))
    for text in ("Oktober 2020", "October 2020", "07.10.2020", "2020-10-07", "memorandum"):
        assert found(text, kinds=["agreement"]) == ["Absichtserklärung"], text


@pytest.mark.parametrize("text", ["", "   ", "\"'%_*()", "…", '" OR 1=1 --', "NOT", "a" * 5000])
def test_any_text_may_be_typed(zhytomyr: Partnership, text: str) -> None:
    assert search.search(SYSTEM, text).hits == ()


def test_the_public_finds_only_what_is_released(zhytomyr: Partnership, public: Actor) -> None:
    event = add_event(zhytomyr, "2022", "Interner Termin", released=False)
    assert found("termin", public) == []
    release_record(SYSTEM, event)
    assert found("termin", public) == ["Interner Termin"]


def test_members_find_their_own_internal_records_and_those_of_no_other_office(
    zhytomyr: Partnership, bernd: User, ama: User
) -> None:
    add_event(zhytomyr, "2022", "Interner Termin", released=False)
    assert found("termin", actor_for(bernd)) == ["Interner Termin"]
    assert found("termin", actor_for(ama)) == []


def test_hiding_a_partnership_hides_everything_below_it_and_releasing_shows_it_again(
    zhytomyr: Partnership, public: Actor
) -> None:
    add_event(zhytomyr, "2022", "Hilfskonvoi")
    add_event(zhytomyr, "2023", "Hilfskonvoi geplant", released=False)
    assert found("konvoi", public) == ["Hilfskonvoi"]
    zhytomyr.refresh_from_db()
    hide_record(SYSTEM, zhytomyr)
    assert found("konvoi", public) == []
    release_record(SYSTEM, zhytomyr)
    assert found("konvoi", public) == ["Hilfskonvoi"]


def test_hiding_reaches_the_second_step_below(
    zhytomyr: Partnership, dortmund: Office, public: Actor
) -> None:
    from zweiklang.domain.mandate.models import ResolutionPoint
    from zweiklang.domain.partnerships.models import Basis

    item = CouncilItem(
        office=dortmund, key="resolution", kind="decision", body="Rat", dated_on="2023",
        title=TranslatedText.of(de="Musterresolution"), source=add_source(dortmund),
    )  # fmt: skip
    release_record(SYSTEM, save_record(SYSTEM, item))
    point = add_fact_of(ResolutionPoint, item, number="3", text=TranslatedText.of(de="Satz drei"))
    basis = add_fact(Basis, zhytomyr, "basis", point=point, note=TranslatedText.of(de="Fussnote"))
    assert basis.is_public
    assert found("fussnote", public, kinds=["basis"]) != []
    hide_record(SYSTEM, item)
    assert found("fussnote", public, kinds=["basis"]) == []


def add_fact_of(model: type, item: CouncilItem, **fields: object) -> object:
    record = model(
        office=item.office, key="point", council_item=item, source=add_source(item.office), **fields
    )
    return release_record(SYSTEM, save_record(SYSTEM, record))


def test_a_public_entry_never_shows_the_title_of_an_internal_record(
    zhytomyr: Partnership, dortmund: Office, public: Actor
) -> None:
    item = CouncilItem(
        office=dortmund, key="secret", kind="decision", body="Rat", dated_on="2023",
        title=TranslatedText.of(de="Vertrauliche Vorlage"),
    )  # fmt: skip
    save_record(SYSTEM, item)
    add_phase(zhytomyr, "2020", mandate=item)
    assert found("vertrauliche", public) == []
    assert found("vertrauliche") == ["Vertrauliche Vorlage"]


def test_withdrawn_records_are_found_no_more(zhytomyr: Partnership) -> None:
    event = add_event(zhytomyr, "2022", "Hilfskonvoi")
    withdraw_record(SYSTEM, event, reason="Never happened")
    assert found("hilfskonvoi") == []


def test_erased_personal_data_leave_the_index(dortmund: Office) -> None:
    unit = save_record(SYSTEM, Unit(office=dortmund, key="office", kind="team"))
    contact = Contact(
        office=dortmund, key="contact", unit=unit, name="Erika Mustermann",
        function=TranslatedText.of(de="Koordination"),
    )  # fmt: skip
    save_record(SYSTEM, contact)
    assert found("mustermann") == ["Erika Mustermann"]
    erase_personal_data(SYSTEM, contact, reason="Asked for it")
    assert found("mustermann") == []
    assert not SearchEntry.objects.filter(text__icontains="mustermann").exists()


def test_a_unit_is_found_by_its_earlier_names(dortmund: Office) -> None:
    unit = save_record(SYSTEM, Unit(office=dortmund, key="office", kind="team"))
    for key, name in (("one", "Agenda-Büro"), ("two", "Team Internationale Beziehungen")):
        save_record(
            SYSTEM,
            UnitName(
                office=dortmund, key=key, unit=unit, name=TranslatedText.of(de=name),
                begins="2000" if key == "one" else "2020", ends="2019" if key == "one" else None,
            ),
        )  # fmt: skip
    assert found("agendabüro") == []
    assert found("agenda-büro") == ["Team Internationale Beziehungen"]


def test_titles_are_in_the_readers_language(zhytomyr: Partnership) -> None:
    with override("en"):
        assert titles(search.search(SYSTEM, "житомир", kinds=["place"])) == ["Zhytomyr"]
    with override("de"):
        assert titles(search.search(SYSTEM, "житомир", kinds=["place"])) == ["Schytomyr"]


def test_the_snippet_speaks_the_language_of_the_reader_where_words_stand_in_several(
    zhytomyr: Partnership,
) -> None:
    german, english = "Solarlampen für Kliniken in Accra", "Solar lamps for clinics in Accra"
    add_event(zhytomyr, "2022", "Hilfe", description=TranslatedText.of(de=german, en=english))
    asked = [("de", "Accra", german), ("en", "Accra", english), ("en", "Solarlampen", german)]
    for language, words, shown in asked:
        with override(language):
            (hit,) = search.search(SYSTEM, words).hits
        assert "".join(segment.text for segment in hit.snippet) == shown


def test_the_snippet_shows_the_passage_as_written_with_the_words_marked(
    zhytomyr: Partnership,
) -> None:
    long = "Anfang " * 30 + "mit der Feuerwehr von Köln & Freunden " + "Ende " * 30
    add_event(zhytomyr, "2022", "Hilfe", description=TranslatedText.of(de=long))
    for text in ("feuerwehr koeln", "feuer koln"):
        (hit,) = search.search(SYSTEM, text).hits
        shown = "".join(segment.text for segment in hit.snippet)
        marks = [segment.text for segment in hit.snippet if segment.is_match]
        assert "mit der Feuerwehr von Köln & Freunden" in shown
        assert marks[-1] == "Köln"
        assert marks[0] == ("Feuerwehr" if "feuerwehr" in text else "Feuer")
        assert shown.startswith("… ")
        assert shown.endswith(" …")
        assert len(shown) < 200


def test_pages_follow_each_other_without_gap_or_repetition(zhytomyr: Partnership) -> None:
    for number in range(7):
        add_event(zhytomyr, "2022", f"Lieferung {number}")
    pages = [search.search(SYSTEM, "lieferung", limit=3, offset=at) for at in (0, 3, 6, 9)]
    assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
    assert len({hit.record_id for page in pages for hit in page.hits}) == 7
    assert {page.total for page in pages} == {7}


def test_deferred_entries_are_written_at_the_end_in_few_statements(
    zhytomyr: Partnership, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with search.defer():
        for number in range(30):
            add_event(zhytomyr, "2022", f"Lieferung {number}")
        assert found("lieferung") == []
        context = django_assert_max_num_queries(12)
        context.__enter__()
    context.__exit__(None, None, None)
    assert search.search(SYSTEM, "lieferung").total == 30


def test_cities_written_one_after_the_other_give_the_partnership_its_name(
    dortmund: Office,
) -> None:
    place = add_place("zhytomyr", "UA", de="Schytomyr")
    one = save_record(SYSTEM, Partnership(office=dortmund, key="zhytomyr"))
    for side, city in (("A", dortmund.place), ("B", place)):
        party = Party(office=dortmund, key=f"z-{side.lower()}", partnership=one, side=side)
        party.place = city
        save_record(SYSTEM, party)
    assert found("schytomyr", kinds=["partnership"]) == ["Dortmund – Schytomyr"]


def test_a_new_record_is_written_without_looking_for_its_entry(db: None) -> None:
    with CaptureQueriesContext(connection) as first:
        place = add_place("accra", "GH", en="Accra")
    with CaptureQueriesContext(connection) as second:
        place.country = "TG"
        save_record(SYSTEM, place)
    assert len(about_entries(first)) == 1  # INSERT
    assert len(about_entries(second)) == 3  # SELECT, DELETE, INSERT


def about_entries(asked: CaptureQueriesContext) -> list[str]:
    return [one["sql"] for one in asked if SearchEntry._meta.db_table in one["sql"]]


def test_what_is_new_and_changed_again_while_deferred_has_one_entry_with_the_last_words(
    zhytomyr: Partnership,
) -> None:
    known = add_event(zhytomyr, "2021", "Konvoi", key="first")
    with search.defer():
        new = add_event(zhytomyr, "2022", "Lieferung", key="second")
        for event in (known, new):
            event.title = TranslatedText.of(de="Besuch")
            save_record(SYSTEM, event)
    assert found("konvoi") == found("lieferung") == []
    assert found("besuch") == ["Besuch", "Besuch"]


def test_after_an_error_nothing_deferred_is_written(zhytomyr: Partnership) -> None:
    def fail() -> None:
        with search.defer():
            add_event(zhytomyr, "2022", "Lieferung")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert found("lieferung") == []


def test_reindexing_gives_the_same_answers(zhytomyr: Partnership, public: Actor) -> None:
    add_event(zhytomyr, "2022", "Lieferung eins")
    add_event(zhytomyr, "2022", "Lieferung zwei", released=False)
    before = [
        (entry.record_type, entry.record_id, entry.is_public, entry.titles, entry.folded)
        for entry in SearchEntry.objects.order_by("record_type", "record_id")
    ]
    SearchEntry.objects.all().delete()
    assert found("lieferung") == []
    assert search.reindex() == len(before)
    after = [
        (entry.record_type, entry.record_id, entry.is_public, entry.titles, entry.folded)
        for entry in SearchEntry.objects.order_by("record_type", "record_id")
    ]
    assert after == before
    assert found("lieferung", public) == ["Lieferung eins"]


def test_the_command_builds_a_lost_index_anew(
    zhytomyr: Partnership, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.core.management import call_command

    schema.drop_index(connection)
    call_command("reindex")
    assert capsys.readouterr().out.startswith("Entries: 3, in ")
    assert "Dortmund – Schytomyr" in found("schytomyr")


def test_a_search_takes_few_queries(
    zhytomyr: Partnership, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        add_event(zhytomyr, "2022", f"Lieferung {number}", known=str(dt.date(2022, 3, 1)))
    with django_assert_max_num_queries(6):
        search.search(SYSTEM, "lieferung")


def test_every_row_is_found_backwards_after_many_rewrites(zhytomyr: Partnership) -> None:
    for number in range(40):
        add_event(zhytomyr, "2022", f"Lieferung {number}")
    for event in zhytomyr.events.all()[::3]:
        event.people = 7
        save_record(SYSTEM, event)
    for word in ("lieferung", "schytomyr", "liefer zhytomyr", "dortm"):
        expected = SearchEntry.objects.all()
        for part in word.split():
            expected = expected.filter(folded__contains=part)
        assert search.search(SYSTEM, word).total == expected.count(), word


def test_ids_take_at_most_eight_bytes_in_the_lists_of_fts5(zhytomyr: Partnership) -> None:
    add_event(zhytomyr, "2022", "Lieferung")
    partnership = SearchEntry.objects.get(record_type="partnership")
    event = SearchEntry.objects.get(record_type="event")
    assert event.id < partnership.id < 2**56
