# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tests.doors.workspace.conftest import SignedIn
from tests.doors.workspace.forms_of import edit, entries, new
from tests.worlds import kept
from zweiklang.agenda2030 import short_title
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Agreement, Basis, Event, Partnership, Phase
from zweiklang.domain.people.models import Contact, Office, User
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.kinds import FILE_ORDER
from zweiklang.foundation import clock
from zweiklang.foundation.models import Revision, Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


@pytest.fixture
@kept
def council_item(dortmund: Office) -> CouncilItem:
    item = CouncilItem(
        office=dortmund, key="25021-22", number="25021-22", kind="decision", body="Rat",
        title=TranslatedText.of(de="Klimapartnerschaft"), dated_on=PartialDate(2023, 2, 23),
    )  # fmt: skip
    return save_record(factories.SYSTEM, item)


@pytest.mark.parametrize("slug", FILE_ORDER)
def test_every_kind_of_a_file_has_a_form_with_its_labels(
    at_desk: Client, dortmund: Office, file: Partnership, slug: str
) -> None:
    answer = at_desk.get(new(dortmund, slug, partnership=file.pk))
    assert answer.status_code == 200
    form = answer.context["form"]
    labelled = [field.label for field in form.visible_fields()]
    assert all(labelled)
    assert "partnership" not in form.fields


def test_saving_what_stands_there_changes_nothing(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    answer = at_desk.post(address, {**entries(at_desk, address), "_save": "1"})
    assert answer.status_code == 302
    before = paper.revision
    paper.refresh_from_db()
    assert paper.revision == before


def test_saving_leaves_goals_in_the_order_they_stand_on_file(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    event = factories.add_event(file, "2022", "Austausch", goals=["8.6", "5.5"])
    address = edit(dortmund, event)
    assert at_desk.post(address, {**entries(at_desk, address), "_save": "1"}).status_code == 302
    assert Event.objects.get(pk=event.pk).goals == ["8.6", "5.5"]


def test_a_new_agreement_gets_its_key_from_the_names(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "agreement", partnership=file.pk)
    data = entries(at_desk, address) | {"kind": "mou", "signed_on": "7.10.2020", "_save": "1"}
    assert at_desk.post(address, data).status_code == 302
    made = Agreement.objects.get(signed_on="2020-10-07")
    assert made.key == "kumasi-mou-2020-10-07"
    assert made.office == dortmund
    assert not made.is_public


def test_partial_dates_are_taken_as_people_write_them(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "event", partnership=file.pk)
    data = entries(at_desk, address) | {
        "kind": "visit", "title_0": "", "title_de": "Besuch", "sides": ["A", "B"],
        "begins": "05.2019", "_save": "1",
    }  # fmt: skip
    assert at_desk.post(address, data).status_code == 302
    made = Event.objects.get(begins="2019-05")
    assert (made.sides, made.begins.precision) == ("AB", "month")


def test_all_errors_come_at_once_and_nothing_is_written(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {
        "valid_until": "07.10.2020",
        "signatory_A": "Oberbürgermeister (Amt)",
        "mandate": "12345/20",
        "languages_other": "Turmsprache",
        "_save": "1",
    }
    answer = at_desk.post(address, data)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {
        "valid_until", "signatory_B", "mandate", "languages",
    }  # fmt: skip
    page = answer.content.decode()
    assert 'value="12345/20"' in page
    assert "Turmsprache" in page
    paper.refresh_from_db()
    assert paper.valid_until == PartialDate(2022, 10, 7)


def test_a_known_correction_is_one_button(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"valid_until": "07.10.2020", "mandate": "12345/20"}
    fixes = at_desk.post(address, data | {"_save": "1"}).context["form"].fixes
    assert fixes["valid_until"].value == "07.10.2022"
    assert "7. Oktober 2022" in fixes["valid_until"].label
    assert fixes["mandate"].value == "12345-20"
    answer = at_desk.post(address, data | {"fix": "valid_until=07.10.2022"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"mandate"}
    assert answer.context["form"]["valid_until"].value() == "07.10.2022"


@pytest.mark.parametrize("typed", ["12345/20", "12345-20"])
def test_a_council_item_not_on_file_is_entered_on_the_way(
    at_desk: Client, dortmund: Office, paper: Agreement, typed: str
) -> None:
    address = edit(dortmund, paper)
    form = entries(at_desk, address) | {"mandate": [typed], "signed_at": ["Rathaus"]}
    page = at_desk.post(address, form | {"_save": ["1"]}).content.decode()
    assert "Die Vorlage 12345-20 steht noch nicht in der Akte." in page
    assert 'name="enter" value="mandate=12345-20"' in page
    assert "Vorlage 12345-20 eintragen" in page
    there = at_desk.post(address, form | {"enter": ["mandate=12345-20"]})
    item = entries(at_desk, there.url)
    assert item["number"] == ["12345-20"]
    item |= {
        "kind": ["decision"], "title_de": ["Beitritt"], "body": ["Rat"],
        "dated_on": ["24.09.2020"], "_save": ["1"],
    }  # fmt: skip
    back = at_desk.post(there.url, item)
    assert back.url == address
    kept = entries(at_desk, back.url)
    assert (kept["mandate"], kept["signed_at"]) == (["12345-20"], ["Rathaus"])
    assert at_desk.post(address, kept | {"_save": ["1"]}).status_code == 302
    paper.refresh_from_db()
    assert paper.mandate == CouncilItem.objects.get(number="12345-20")


def test_the_way_back_leads_to_drafts_only(at_desk: Client, dortmund: Office) -> None:
    address = f"{new(dortmund, 'council-item')}?back=https://elsewhere.example/"
    answer = at_desk.post(address, {"_discard": "1"})
    assert answer.url == "/de/workspace/dortmund/records/council-item/"


def test_a_source_just_entered_counts_beside_the_form(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "agreement", partnership=file.pk)
    form = entries(at_desk, address)
    said = "Ohne Quelle bleibt der Eintrag intern."
    live = {"HX-Request": "true"}
    assert said in at_desk.post(address, form, headers=live).content.decode()
    form |= {"source": ["https://city.example/new"]}
    assert said not in at_desk.post(address, form, headers=live).content.decode()
    assert said not in at_desk.post(address, form | {"_preview": ["1"]}).content.decode()


def test_the_council_item_is_named_by_its_number(
    at_desk: Client, dortmund: Office, paper: Agreement, council_item: CouncilItem
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"mandate": "25021-22", "_save": "1"}
    assert at_desk.post(address, data).status_code == 302
    paper.refresh_from_db()
    assert paper.mandate == council_item


def test_a_link_becomes_a_source_of_the_office(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"source": "https://city.example/new", "_save": "1"}
    assert at_desk.post(address, data).status_code == 302
    paper.refresh_from_db()
    assert paper.source is not None
    assert (paper.source.url, paper.source.office) == ("https://city.example/new", dortmund)


def test_a_refused_form_leaves_no_source_behind(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {
        "source": "https://city.example/never", "signed_on": "31.02.2020", "_save": "1",
    }  # fmt: skip
    assert at_desk.post(address, data).status_code == 422
    assert not Source.objects.filter(url="https://city.example/never").exists()


def test_overlapping_phases_are_refused_with_what_to_do(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    Phase.objects.filter(partnership=file, kind="project").update(ends="2024-05-13")
    address = new(dortmund, "phase", partnership=file.pk)
    data = entries(at_desk, address) | {"kind": "friendship", "begins": "2020", "_save": "1"}
    form = at_desk.post(address, data).context["form"]
    assert set(form.errors) == {"begins"}
    assert form.fixes["begins"].value == "14.05.2024"


def test_the_reason_of_a_change_stands_in_the_history(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"signed_at": "online", "reason": "Im Archiv gefunden"}
    assert at_desk.post(address, data | {"_save": "1"}).status_code == 302
    last = Revision.objects.filter(record_id=paper.pk).order_by("-number")[0]
    assert (last.reason, last.changed) == ("Im Archiv gefunden", ["signed_at"])
    assert last.actor_name == "bernd@dortmund.example"


def test_the_key_of_a_record_never_changes(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    at_desk.post(address, {**entries(at_desk, address), "key": "other", "_save": "1"})
    paper.refresh_from_db()
    assert paper.key == "kumasi-mou"


def test_a_record_of_another_office_cannot_be_pointed_to(
    at_desk: Client, dortmund: Office, kumasi: Office, file: Partnership
) -> None:
    foreign = factories.add_partnership(kumasi, dortmund.place)
    assert at_desk.get(new(dortmund, "phase", partnership=foreign.pk)).status_code == 404
    hidden = factories.add_phase(foreign, "2010")
    assert at_desk.get(edit(dortmund, hidden)).status_code == 404


def test_a_city_the_directory_knows_is_put_on_file_on_the_way(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "event", partnership=file.pk)
    data = entries(at_desk, address) | {
        "kind": "conference", "title_de": "Konferenz", "sides": ["A"], "begins": "2023",
        "place": "Dubai", "_save": "1",
    }  # fmt: skip
    form = at_desk.post(address, data).context["form"]
    assert set(form.errors) == {"place"}
    answer = at_desk.post(address, data | {"place": form.fixes["place"].value})
    assert answer.status_code == 302
    made = Event.objects.get(begins="2023")
    assert made.place is not None
    assert made.place.country == "AE"


def test_forms_need_at_most_twenty_queries(
    at_desk: Client,
    dortmund: Office,
    paper: Agreement,
    council_item: CouncilItem,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for slug in FILE_ORDER:
        with django_assert_max_num_queries(20):
            at_desk.get(new(dortmund, slug, partnership=paper.partnership_id))
    with django_assert_max_num_queries(20):
        at_desk.get(edit(dortmund, paper))


def test_readers_are_told_whom_to_ask(
    signed_in: SignedIn, clara: User, dortmund: Office, paper: Agreement
) -> None:
    answer = signed_in(clara).get(edit(dortmund, paper))
    assert answer.status_code == 403
    assert "Koordination" in answer.content.decode()


def test_a_new_unit_is_named_and_placed_in_one_action(at_desk: Client, dortmund: Office) -> None:
    above = save_record(factories.SYSTEM, Unit(office=dortmund, key="dezernat", kind="division"))
    address = new(dortmund, "unit")
    form = entries(at_desk, address)
    assert form["place"] == ["Dortmund"]
    form |= {
        "name_de": ["Umweltamt"], "name_en": ["Environment Department"], "short": ["60"],
        "kind": ["department"], "parent": [str(above.pk)], "begins": ["2019"], "_save": ["1"],
    }  # fmt: skip
    answer = at_desk.post(address, form, follow=True)
    assert "„Umweltamt“ steht in der Akte." in answer.content.decode()
    unit = Unit.objects.get(key="dortmund-umweltamt")
    name, placement = unit.names.get(), unit.placements.get()
    assert (name.name.texts["en"], name.short) == ("Environment Department", "60")
    assert (name.begins, placement.begins) == (factories.day("2019"), factories.day("2019"))
    assert placement.parent == above
    steps = Revision.objects.filter(record_id__in=[unit.pk, name.pk, placement.pk])
    assert [one.step for one in steps] == ["added"] * 3


def test_a_unit_with_errors_says_them_all_and_nothing_is_half_written(
    at_desk: Client, dortmund: Office
) -> None:
    address = new(dortmund, "unit")
    form = entries(at_desk, address) | {"begins": ["31.02.2020"], "_save": ["1"]}
    answer = at_desk.post(address, form)
    assert answer.status_code == 422
    assert {"name", "kind", "begins"} <= set(answer.context["form"].errors)
    assert not Unit.objects.exists()
    assert not UnitName.objects.exists()


def test_a_council_item_begun_on_a_partnership_becomes_its_basis(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    page = at_desk.get("/de/workspace/dortmund/partnerships/kumasi/").content.decode()
    address = new(dortmund, "council-item", partnership=file.pk)
    assert address in page
    form = entries(at_desk, address) | {
        "number": ["12345-20"], "kind": ["decision"], "title_de": ["Beitritt"], "body": ["Rat"],
        "dated_on": ["24.09.2020"], "_save": ["1"],
    }  # fmt: skip
    answer = at_desk.post(address, form)
    assert answer.status_code == 302
    assert answer.url.endswith("/partnerships/kumasi/#group-basis")
    basis = Basis.objects.get(partnership=file)
    assert basis.council_item == CouncilItem.objects.get(number="12345-20")


def test_an_item_of_another_office_s_partnership_is_not_found(
    at_desk: Client, dortmund: Office, kumasi: Office
) -> None:
    other = factories.add_partnership(kumasi, dortmund.place, key="dortmund")
    assert at_desk.get(new(dortmund, "council-item", partnership=other.pk)).status_code == 404
    assert at_desk.get(new(dortmund, "council-item", partnership="x")).status_code == 404


def test_goals_are_ticked_by_title_and_targets_named_by_number(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    event = Event.objects.get(partnership=file)
    address = edit(dortmund, event)
    page = at_desk.get(address).content.decode()
    assert f"13 {short_title('13', 'de')}" in page
    form = entries(at_desk, address) | {
        "goals": ["11.6, 4"], "goals_goal": ["13", "4"], "_save": ["1"]
    }  # fmt: skip
    assert at_desk.post(address, form).status_code == 302
    event.refresh_from_db()
    assert event.goals == ["4", "11.6", "13"]
    again = entries(at_desk, address)
    assert (again["goals"], again["goals_goal"]) == (["11.6"], ["4", "13"])
    assert at_desk.post(address, again | {"_save": ["1"]}).status_code == 302
    assert Revision.objects.filter(record_id=event.pk, step="changed").count() == 1
    wrong = at_desk.post(address, again | {"goals": ["99, x"], "_save": ["1"]})
    assert "99" in str(wrong.context["form"].errors["goals"])


def test_units_of_the_own_city_come_first_and_only_councils_decide(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    for key, place, kind in (
        ("a-ministry", None, "other"),
        ("b-office", factories.add_place("aachen", "DE", de="Aachen"), "department"),
        ("c-office", dortmund.place, "department"),
        ("d-council", dortmund.place, "council"),
    ):
        unit = Unit(office=dortmund, key=key, place=place, kind=kind)
        save_record(factories.SYSTEM, unit)
    owner = at_desk.get(new(dortmund, "deadline", partnership=file.pk)).context["form"]["owner"]
    keys = [unit.key for unit in owner.field.queryset]
    assert keys == ["c-office", "d-council", "b-office", "a-ministry"]
    council = at_desk.get(new(dortmund, "council-item")).context["form"]["unit"]
    assert [unit.key for unit in council.field.queryset] == ["d-council"]


def test_a_contact_is_told_to_be_read_by_the_office_only(at_desk: Client, dortmund: Office) -> None:
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="amt", kind="department"))
    address = new(dortmund, "contact", unit=unit.pk)
    form = entries(at_desk, address) | {"function_de": ["Leitung „Süd“"], "_save": ["1"]}
    said = at_desk.post(address, form, follow=True).content.decode()
    assert "„Leitung ‚Süd‘“ steht in der Akte. Das liest nur Ihr Büro." in said


def test_titles_of_forms_are_english_sentences(at_desk: Client, dortmund: Office) -> None:
    with override("en"):
        page = at_desk.get(crumbs.new_url(dortmund, "council-item")).content.decode()
    assert "<h1>New council item</h1>" in page


def test_an_event_of_the_future_is_entered_as_planned_with_one_button(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "event", partnership=file.pk)
    ahead = str(clock.today().year + 1)
    data = entries(at_desk, address) | {
        "kind": "visit", "title_de": "Besuch", "sides": "A", "begins": ahead, "state": "held",
    }  # fmt: skip
    answer = at_desk.post(address, data | {"_save": "1"})
    assert set(answer.context["form"].errors) == {"state"}
    button = 'name="fix" value="state=planned"><span class="kern-label">Als geplant eintragen'
    assert button in answer.content.decode()
    answer = at_desk.post(address, data | {"fix": "state=planned"})
    assert not answer.context["form"].errors
    assert answer.context["form"]["state"].value() == "planned"


def test_a_phase_that_lasts_too_long_is_shortened_with_one_button(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "phase", partnership=file.pk)
    data = entries(at_desk, address) | {
        "kind": "contact", "begins": "1990", "ends": "2020", "_save": "1",
    }  # fmt: skip
    form = at_desk.post(address, data).context["form"]
    assert set(form.errors) == {"ends"}
    assert form.fixes["ends"].value == "2012"


def test_successors_are_named_with_unit_and_city_and_who_left_is_none(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    kumasi = file.parties.get(side="B").place
    contacts = {}
    for key, place, ends in (
        ("theirs", kumasi, None), ("ours", dortmund.place, None), ("gone", kumasi, "2020"),
    ):  # fmt: skip
        unit = Unit(office=dortmund, key=key, kind="department", place=place)
        save_record(factories.SYSTEM, unit)
        name = UnitName(
            office=dortmund, key=key, unit=unit, name=TranslatedText.of(de=f"Amt {key}")
        )
        save_record(factories.SYSTEM, name)
        contacts[key] = save_record(
            factories.SYSTEM,
            Contact(
                office=dortmund, key=key, unit=unit, function=TranslatedText.of(de="Leitung"),
                ends=PartialDate.parse(ends) if ends else None,
            ),
        )  # fmt: skip
    wanted = ["Leitung, Amt ours (Dortmund)", "Leitung, Amt theirs (Kumasi)"]
    leaving = f"/de/workspace/dortmund/records/contact/{contacts['gone'].pk}/leave/"
    for address in (leaving, edit(dortmund, contacts["gone"])):
        field = at_desk.get(address).context["form"]["successor"].field
        assert [field.label_from_instance(one) for one in field.queryset] == wanted
    contacts["ours"].successor = contacts["gone"]
    save_record(factories.SYSTEM, contacts["ours"])
    field = at_desk.get(edit(dortmund, contacts["ours"])).context["form"]["successor"].field
    assert contacts["gone"] in field.queryset
