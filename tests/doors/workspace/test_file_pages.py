# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.conftest import SignedIn
from tests.doors.workspace.forms_of import entries
from tests.worlds import kept
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import (
    Agreement,
    Basis,
    Event,
    Involvement,
    Partnership,
    ServedGoal,
)
from zweiklang.domain.people.models import Contact, Office
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.foundation.models import Revision
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import hide_record, save_record, withdraw_record
from zweiklang.outputs.workbook.exporting import export_csv

BASE = "/de/workspace/dortmund/"
FILE = f"{BASE}partnerships/kumasi/"


def page_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
@kept
def full(dortmund: Office, file: Partnership, paper: Agreement) -> Partnership:
    """Every kind of record, several of each."""
    item = CouncilItem(
        office=dortmund, key="item", number="25021-22", kind="decision", body="Rat",
        title=TranslatedText.of(de="Beschluss"), dated_on=PartialDate(2023, 2, 23),
    )  # fmt: skip
    save_record(factories.SYSTEM, item)
    for number in range(6):
        factories.add_event(file, f"20{10 + number}", f"Besuch {number}")
        goal = ServedGoal(office=dortmund, partnership=file, key=f"g{number}", code=str(number + 1))
        save_record(factories.SYSTEM, goal)
        basis = Basis(office=dortmund, partnership=file, key=f"b{number}", council_item=item)
        save_record(factories.SYSTEM, basis)
    return file


def test_the_file_shows_each_record_with_who_sees_it(at_desk: Client, full: Partnership) -> None:
    page = page_of(at_desk.get(FILE))
    assert page.count("zk-audience") + page.count("öffentlich seit <time") > 15
    assert "Besuch 3" in page
    assert "Beschluss" in page
    assert "<svg" in page


def test_a_fresh_file_asks_for_what_it_lacks_before_it_offers_release(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    dura = factories.add_partnership(dortmund, factories.add_place("dura", "PS"), released=False)

    def primary(key: str) -> list[str]:
        page = page_of(at_desk.get(f"{BASE}partnerships/{key}/"))
        return re.findall(r'kern-btn--primary" href="([^"]*)', page)

    assert primary("dura") == [f"{BASE}records/phase/new/?partnership={dura.pk}"]
    factories.add_phase(dura, "2020", "project")
    assert primary("dura") == [f"{BASE}records/agreement/new/?partnership={dura.pk}"]
    assert primary("kumasi") == [f"{FILE}release/"]


def test_what_is_due_on_a_file_names_the_contact_person_and_leads_to_the_cure(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    unit = Unit(office=dortmund, key="team", kind="team", place=dortmund.place)
    save_record(factories.SYSTEM, unit)
    factories.add_fact(Involvement, file, "team", unit=unit, role="coordinates")
    contact = Contact(
        office=dortmund, key="gone", unit=unit, function=TranslatedText.of(de="Städte"),
        ends=PartialDate(2025, 11, 6),
    )  # fmt: skip
    save_record(factories.SYSTEM, contact)
    name = UnitName(office=dortmund, key="n", unit=unit, name=TranslatedText.of(de="Team Eins"))
    save_record(factories.SYSTEM, name)
    page = page_of(at_desk.get(FILE))
    assert "Ansprechperson „Städte“ (Team Eins) ist am 6. November 2025 ausgeschieden" in page
    assert f'href="{BASE}records/contact/{contact.pk}/#id_successor"' in page
    leave = page_of(at_desk.get(f"{BASE}records/contact/{contact.pk}/leave/"))
    assert "<h1>Die Ansprechperson „Städte“ übergibt.</h1>" in leave


def test_lists_and_pages_need_at_most_twenty_queries(
    at_desk: Client, full: Partnership, dortmund: Office, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        place = factories.add_place(f"city-{number}", "FR")
        factories.add_partnership(dortmund, place)
    at_desk.get("/de/workspace/")
    for path in (
        "partnerships/", "partnerships/?q=kum&kind=partnership", "partnerships/kumasi/",
        "partnerships/kumasi/release/", "partnerships/kumasi/translations/",
        "deadlines/", "search/?q=Besuch", "office/",
        "records/council-item/", "records/unit/", "records/contact/", "records/place/",
    ):  # fmt: skip
        with django_assert_max_num_queries(20):
            assert at_desk.get(BASE + path).status_code == 200
    with django_assert_max_num_queries(20):
        at_desk.get("/de/workspace/")


@pytest.mark.parametrize(
    ("question", "found"),
    [("q=kumasi", 1), ("q=KUMA", 1), ("q=nirgends", 0), ("kind=partnership", 1),
     ("kind=contact", 0), ("seen=public", 1), ("seen=internal", 0)],
)  # fmt: skip
def test_the_list_is_searched_and_filtered(
    at_desk: Client, file: Partnership, question: str, found: int
) -> None:
    answer = at_desk.get(f"{BASE}partnerships/?{question}")
    assert answer.context["page"].paginator.count == found


def test_releasing_makes_public_exactly_what_is_ticked(
    at_desk: Client, file: Partnership, dortmund: Office
) -> None:
    hidden = factories.add_event(file, "2021", "Intern", released=False)
    shown = factories.add_event(file, "2020", "Offen")
    chosen = set(entries(at_desk, f"{FILE}release/")["chosen"])
    assert {str(hidden.pk), str(shown.pk)} <= chosen
    answer = at_desk.post(f"{FILE}release/", {"chosen": list(chosen - {str(shown.pk)})})
    assert answer.status_code == 302
    assert Event.objects.get(pk=hidden.pk).is_public
    assert not Event.objects.get(pk=shown.pk).is_public


def test_a_record_without_source_stays_internal_and_the_preview_says_why(
    at_desk: Client, file: Partnership, dortmund: Office
) -> None:
    bare = Event(
        office=dortmund, partnership=file, key="bare", kind="visit", sides="A",
        title=TranslatedText.of(de="Ohne Beleg"), begins=PartialDate(2019),
    )  # fmt: skip
    save_record(factories.SYSTEM, bare)
    answer = at_desk.get(f"{FILE}release/")
    assert [line.record for line in answer.context["unable"]] == [bare]
    refused = at_desk.post(f"{FILE}release/", {"chosen": [str(bare.pk)]})
    assert refused.status_code == 422
    assert Partnership.objects.get(pk=file.pk).is_public


def test_history_shows_differences_and_restores(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = f"{BASE}records/agreement/{paper.pk}/"
    at_desk.post(address, entries(at_desk, address) | {"signed_at": "online", "_save": "1"})
    steps = at_desk.get(f"{address}history/").context["steps"]
    assert [(before, after) for _label, before, after in steps[0].changes] == [([], ["online"])]
    at_desk.post(f"{address}history/", {"restore": "1"})
    paper.refresh_from_db()
    assert paper.signed_at == ""
    assert Revision.objects.filter(record_id=paper.pk).count() == 4


def test_history_marks_the_words_that_changed_in_one_language(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    event = factories.add_event(file, "2022-06", "Treffen")
    event.title = TranslatedText.of(de="Treffen im Rathaus", en="Meeting in town hall")
    save_record(factories.SYSTEM, event)
    event.title = event.title.with_text("en", "Meeting in the town hall")
    save_record(factories.SYSTEM, event)
    answer = at_desk.get(f"{BASE}records/event/{event.pk}/history/")
    ((label, before, after),) = answer.context["steps"][0].changes
    assert (label, before, after) == (
        "Titel (Englisch)", ["Meeting in town hall"], ["Meeting in the town hall"],
    )  # fmt: skip
    assert "<p>Meeting in <ins>the </ins>town hall</p>" in page_of(answer)


def test_a_stale_translation_shows_what_its_original_has_changed(
    at_desk: Client, file: Partnership, django_assert_max_num_queries: Any
) -> None:
    file.summary = TranslatedText.of(de="Beide Städte lernen.", en="Both cities learn.")
    save_record(factories.SYSTEM, file)
    longer = "Beide Städte lernen. " + "Sie treffen sich jedes Jahr. " * 20
    file.summary = file.summary.with_text("de", longer.strip())
    save_record(factories.SYSTEM, file)
    with django_assert_max_num_queries(20):
        answer = at_desk.get(f"{FILE}translations/")
    (line,) = [one for one in answer.context["lines"] if one.stale]
    page = page_of(answer)
    assert "Beide Städte lernen.<ins> Sie treffen sich" in page
    rows = next(one.rows for one in line.cells if one.language == "de")
    assert rows * 44 >= len(longer.strip())
    assert f'<textarea rows="{rows}"' in page


def test_withdrawing_needs_a_reason_and_keeps_the_history(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = f"{BASE}records/agreement/{paper.pk}/"
    assert at_desk.post(f"{address}withdraw/", {"reason": " "}).status_code == 422
    assert at_desk.post(f"{address}withdraw/", {"reason": "Doppelt"}).status_code == 302
    assert not Agreement.objects.current().filter(pk=paper.pk).exists()
    page = page_of(at_desk.get(FILE))
    assert f'<a href="{address}history/">Verlauf ansehen oder zurückholen</a>' in page
    assert page.count(str(paper.pk)) == 1
    answer = at_desk.get(address, follow=True)
    assert answer.redirect_chain == [(f"{address}history/", 302)]
    assert "Dieser Eintrag wurde am" in page_of(answer)
    at_desk.post(f"{address}history/", {"restore": "1"})
    assert Agreement.objects.current().filter(pk=paper.pk).exists()
    assert at_desk.get(address).status_code == 200


def test_erased_personal_data_are_gone_from_the_history_too(
    at_desk: Client, dortmund: Office
) -> None:
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
    contact = Contact(
        office=dortmund, key="c", unit=unit, function=TranslatedText.of(de="Leitung"),
        name="Erika Beispiel", email="erika@city.example",
    )  # fmt: skip
    save_record(factories.SYSTEM, contact)
    address = f"{BASE}records/contact/{contact.pk}/"
    assert "Erika Beispiel" in page_of(at_desk.get(f"{address}history/"))
    assert at_desk.post(f"{address}erase/", {"reason": "Ausgeschieden"}).status_code == 302
    assert "Erika Beispiel" not in page_of(at_desk.get(f"{address}history/"))
    assert "erika@city.example" not in page_of(at_desk.get(f"{BASE}records/contact/"))


def test_an_erasure_says_what_went_and_leaves_the_name_nowhere(
    at_desk: Client, signed_in: SignedIn, dortmund: Office
) -> None:
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="umweltamt", kind="department"))
    address = f"{BASE}records/contact/new/?unit={unit.pk}"
    form = entries(at_desk, address) | {
        "function_de": "Leitung", "name": "Zorro Unverwechselbar", "_save": "1"
    }  # fmt: skip
    assert at_desk.post(address, form).status_code == 302
    contact = Contact.objects.get()
    assert contact.key == "umweltamt-leitung"
    Contact.objects.update(key="umweltamt-zorro-unverwechselbar")
    page = f"{BASE}records/contact/{contact.pk}/"
    typed = entries(at_desk, page) | {"email": "zorro@", "_draft": "1"}
    assert at_desk.post(page, typed).status_code == 302
    erasing = signed_in(factories.add_member(dortmund, "rosa", "coordinator"))
    answer = erasing.post(f"{page}erase/", {"reason": "Ausgeschieden"}, follow=True)
    contact.refresh_from_db()
    said = page_of(answer)
    assert "Gelöscht, auch im Verlauf: Name. Die Kennung verriet, wer es war" in said
    assert f"sie heißt jetzt {contact.key}." in said
    assert "zorro" not in contact.key
    for place in (page, f"{page}history/", f"{BASE}records/contact/", f"{BASE}search/?q=zorro"):
        assert "Unverwechselbar" not in page_of(at_desk.get(place))
    assert "drafts" not in at_desk.session or not at_desk.session["drafts"]
    sheets = export_csv(factories.SYSTEM, dortmund, "de")
    assert "zorro" not in str(sheets).casefold()


def test_translations_are_edited_side_by_side(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    event = Event.objects.get(partnership=file)
    address = f"{FILE}translations/"
    data = entries(at_desk, address)
    assert data[f"{event.pk}.title.en"] == [""]
    data[f"{event.pk}.title.en"] = ["Delegation visits Kumasi"]
    assert at_desk.post(address, data).status_code == 302
    event.refresh_from_db()
    assert event.title.texts["en"] == "Delegation visits Kumasi"
    assert not event.title.is_stale("en")


def test_a_stale_translation_can_be_confirmed_as_it_stands(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    event = Event.objects.get(partnership=file)
    event.title = TranslatedText.of(de="Alt", en="Visit").with_text("de", "Neu")
    save_record(factories.SYSTEM, event)
    assert event.title.is_stale("en")
    address = f"{FILE}translations/"
    data = entries(at_desk, address) | {f"{event.pk}.title.en.ok": "1"}
    at_desk.post(address, data)
    event.refresh_from_db()
    assert (event.title.texts["en"], event.title.is_stale("en")) == ("Visit", False)


def test_a_long_file_folds_its_rows_until_all_are_asked_for(
    at_desk: Client, file: Partnership
) -> None:
    for number in range(40):
        factories.add_event(file, f"{1980 + number}", f"Besuch {number}")
    address = "/de/workspace/dortmund/partnerships/kumasi/"
    folded = at_desk.get(address).content.decode()
    assert "Die letzten 8 von 41 sind zu sehen." in folded
    assert len(folded.encode()) < 100_000
    assert at_desk.get(f"{address}?all=event").content.decode().count("/records/event/") > 80


def test_what_is_withdrawn_is_found_at_the_foot_of_its_file(
    at_desk: Client, dortmund: Office, file: Partnership, paper: Agreement,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    assert f"{FILE}withdrawn/" not in page_of(at_desk.get(FILE))
    involved = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
    for record in (
        paper,
        factories.add_involvement(file, involved),
        factories.add_goal(file, "13"),
        factories.add_event(file, "2019", "Fachtag"),
        file.phases.get(kind="project"),
    ):
        withdraw_record(factories.SYSTEM, record, reason="doppelt")
    with django_assert_max_num_queries(20):
        assert f'href="{FILE}withdrawn/">Zurückgezogenes (5)</a>' in page_of(at_desk.get(FILE))
    with django_assert_max_num_queries(20):
        page = page_of(at_desk.get(f"{FILE}withdrawn/"))
    assert f'href="{BASE}records/agreement/{paper.pk}/history/"' in page
    assert "Fachtag" in page
    assert f"records/agreement/{paper.pk}/" in page_of(at_desk.get(f"{FILE}withdrawn/?table=csv"))


def test_what_is_withdrawn_is_found_below_the_list_of_its_kind(
    at_desk: Client, dortmund: Office
) -> None:
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
    item = CouncilItem(
        office=dortmund, key="item", kind="decision", body="Rat",
        title=TranslatedText.of(de="Beschluss"), dated_on=PartialDate(2023),
    )  # fmt: skip
    for record in (unit, save_record(factories.SYSTEM, item)):
        listed = f"{BASE}records/{record.slug}/"
        assert "Zurückgezogenes" not in page_of(at_desk.get(listed))
        withdraw_record(factories.SYSTEM, record, reason="doppelt")
        assert f'href="{listed}withdrawn/">Zurückgezogenes (1)</a>' in page_of(at_desk.get(listed))
        gone = page_of(at_desk.get(f"{listed}withdrawn/"))
        assert f'href="{listed}{record.pk}/history/"' in gone


def test_a_phase_without_an_end_is_listed_until_the_next_one(
    at_desk: Client, file: Partnership
) -> None:
    page = page_of(at_desk.get(FILE)).replace("\u00a0", " ")
    assert "2013 – 13. Mai 2024" in page
    assert "seit 14. Mai 2024" in page


def test_a_file_with_a_council_item_does_not_say_that_it_has_no_basis(
    at_desk: Client, dortmund: Office, file: Partnership, paper: Agreement
) -> None:
    missing = "Noch ist keine Grundlage hinterlegt"
    assert missing in page_of(at_desk.get(FILE))
    item = CouncilItem(
        office=dortmund, key="item", kind="decision", body="Rat",
        title=TranslatedText.of(de="Beschluss"), dated_on=PartialDate(2020),
    )  # fmt: skip
    paper.mandate = save_record(factories.SYSTEM, item)
    save_record(factories.SYSTEM, paper)
    page = page_of(at_desk.get(FILE))
    assert missing not in page
    assert "Ratsvorlagen, auf denen diese Akte ruht" in page


def test_a_release_says_what_the_public_will_read_of_the_relation(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = f"{FILE}release/"
    told = at_desk.get(address).context["told"]
    assert (
        told
        == "Mit diesen Häkchen liest die Öffentlichkeit: Partnerschaft, aktiv, seit 14. Mai 2024."
    )
    hide_record(factories.SYSTEM, now := file.phases.get(kind="partnership"))
    now.source = None
    save_record(factories.SYSTEM, now)
    page = page_of(at_desk.get(address))
    assert "Öffentlichkeit: Projektpartnerschaft, aktiv, seit 2013. Die heutige Phase" in page
    early = file.phases.get(kind="project")
    early.ends = PartialDate(2020)
    save_record(factories.SYSTEM, early)
    said = "Welche Art von Beziehung es ist, sagt die Akte nicht. Die heutige Phase, Partnerschaft,"
    assert said in page_of(at_desk.get(address))


def test_units_stand_by_city_with_the_own_one_first(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    leeds = factories.add_place("aachen", "DE", de="Aachen")
    kumasi = file.parties.get(side="B").place
    for number, place in enumerate((None, leeds, kumasi, dortmund.place)):
        unit = Unit(office=dortmund, key=f"u{number}", kind="other", place=place)
        save_record(factories.SYSTEM, unit)
    answer = at_desk.get(f"{BASE}records/unit/")
    found = [city for city, _units in answer.context["cities"]]
    assert found == ["Dortmund", "Kumasi", "Aachen", "Außerhalb der Städte"]
