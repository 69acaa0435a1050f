# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from zweiklang.domain.coordination.models import CalendarFeed, Deadline, DigestWish
from zweiklang.domain.coordination.rebuilding import rebuild_all
from zweiklang.domain.partnerships import actions
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, ServedGoal
from zweiklang.domain.people.models import Contact, Office
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.doors.workspace import news
from zweiklang.foundation import bulk, clock
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record, withdraw_record

DAY, BASE = "/de/workspace/", "/de/workspace/dortmund/"


def add_deadline(office: Office, days: int, task: str = "Bericht abgeben") -> Deadline:
    due = PartialDate.of(clock.today() + dt.timedelta(days=days))
    deadline = Deadline(
        office=office, key=f"d{days % 999}", task=TranslatedText.of(de=task), due_on=due
    )
    return save_record(factories.SYSTEM, deadline)


def test_an_empty_day_says_that_nothing_waits(at_desk: Client, dortmund: Office) -> None:
    add_deadline(dortmund, 200)
    answer = at_desk.get(DAY)
    assert answer.context["headline"] == "Nichts wartet."
    assert "was in der Akte noch fehlt" not in answer.content.decode()


def test_a_day_without_any_partnership_leads_to_the_first_one(
    at_desk: Client, dortmund: Office
) -> None:
    page = at_desk.get(DAY).content.decode()
    assert "Noch steht keine Partnerschaft in der Akte." in page
    assert "Die Akte ist vollständig" not in page
    assert f'href="{BASE}partnerships/new/"' in page
    assert f'href="{BASE}import/"' in page


def test_an_empty_list_of_partnerships_offers_nothing_to_narrow(
    at_desk: Client, dortmund: Office
) -> None:
    assert 'type="search" id="q"' not in at_desk.get(f"{BASE}partnerships/").content.decode()
    assert 'type="search" id="q"' in at_desk.get(f"{BASE}partnerships/?q=x").content.decode()


def test_the_headline_counts_what_waits(at_desk: Client, dortmund: Office) -> None:
    for days in (-21, 3, 5):
        add_deadline(dortmund, days)
    add_deadline(dortmund, 200)
    answer = at_desk.get(DAY)
    assert answer.context["headline"] == "Drei Dinge warten auf uns."
    page = answer.content.decode()
    assert "liegt seit 21 Tagen bei uns" in page
    assert "in 3 Tagen" in page
    assert len(answer.context["upcoming"]) == 3
    assert "<svg" in answer.context["stairs"]


def test_gaps_lead_to_the_form_that_mends_them(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    dura = factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    factories.add_phase(dura, "2018", "project")
    bare = Event(
        office=dortmund, partnership=file, key="bare", kind="visit", sides="A",
        title=TranslatedText.of(de="Ohne Beleg"), begins=PartialDate(2019),
    )  # fmt: skip
    save_record(factories.SYSTEM, bare)
    kinds = at_desk.get(DAY).context["missing"]
    missing = {one.kind: one.one for one in kinds if one.one}
    assert missing["no_source"].url == f"{BASE}records/event/{bare.pk}/#id_source"
    assert missing["no_agreement"].url == f"{BASE}records/agreement/new/?partnership={dura.pk}"
    for one in missing.values():
        assert at_desk.get(one.url.partition("#")[0]).status_code == 200


def add_bare_events(office: Office, file: Partnership, count: int) -> None:
    """Visits without a source, each of which is a gap."""
    bulk.write_all(
        factories.SYSTEM,
        [
            bulk.Change(
                Event(
                    office=office, partnership=file, key=f"bare-{number}", kind="visit", sides="A",
                    title=TranslatedText.of(de=f"Ohne Beleg {number}"), begins=PartialDate(2019),
                )
            )
            for number in range(count)
        ],
    )  # fmt: skip


def test_every_gap_stands_on_a_page_with_the_button_that_mends_it(
    at_desk: Client, dortmund: Office, file: Partnership, django_assert_max_num_queries: Any
) -> None:
    dura = factories.add_partnership(dortmund, factories.add_place("dura", "PS"), key="dura")
    factories.add_phase(dura, "2018", "project")
    add_bare_events(dortmund, file, 60)
    for page in (DAY, f"{BASE}deadlines/"):
        assert f'href="{BASE}gaps/"' in at_desk.get(page).content.decode()
    with django_assert_max_num_queries(20):
        first = at_desk.get(f"{BASE}gaps/")
    second = at_desk.get(f"{BASE}gaps/?page=2")
    said = first.content.decode() + second.content.decode()
    assert all(f"Ohne Beleg {number}“" in said for number in range(60))
    assert said.count(">Quelle ergänzen<") == said.count("hat keine Quelle.</p>") >= 60
    assert first.context["lines"][0].warning.kind == "no_agreement"
    assert said.count("<h2>Kein gültiges Abkommen in der Akte</h2>") == 1


def test_gaps_are_narrowed_to_a_kind_and_a_city(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    dura = factories.add_partnership(dortmund, factories.add_place("dura", "PS"), key="dura")
    factories.add_phase(dura, "2018", "project")
    add_bare_events(dortmund, file, 3)

    def kinds(question: str) -> set[str]:
        answer = at_desk.get(f"{BASE}gaps/?{question}")
        return {one.warning.kind for one in answer.context["lines"]}

    assert kinds("kind=no_agreement") == {"no_agreement"}
    assert kinds("q=kumasi&kind=no_source") == {"no_source"}
    assert "no_agreement" in kinds("q=dura")
    assert not kinds("q=nirgends")
    assert "no_source" in kinds("kind=nonsense")
    table = at_desk.get(f"{BASE}gaps/?table=csv&kind=no_agreement&q=dura").content.decode()
    form = f"{BASE}records/agreement/new/?partnership={dura.pk}"
    assert f"{settings.PUBLIC_ADDRESS}{form}" in table
    assert at_desk.get(form).status_code == 200


def test_what_others_wrote_is_news_and_ones_own_is_not(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    names = {change.revision.actor_name for change in at_desk.get(DAY).context["changes"]}
    assert names == {"Test"}


def test_an_import_is_one_change_with_its_count_and_hides_nobody_else(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    changes = [
        bulk.Change(
            Event(
                office=dortmund, partnership=file, key=f"e{number}", kind="visit", sides="A",
                title=TranslatedText.of(de=f"Besuch {number}"), begins=PartialDate(2019),
            )
        )
        for number in range(news.READ_AT_MOST + 15)
    ]  # fmt: skip
    add_deadline(dortmund, 3, "Von Hand")
    assert bulk.write_all(factories.SYSTEM, changes, reason="Import of events.xlsx")
    answer = at_desk.get(DAY)
    first, second = answer.context["changes"][:2]
    assert (first.count, first.title) == (75, "Import von events.xlsx")
    assert (second.count, second.title) == (1, "Von Hand")
    page = answer.content.decode()
    assert "75 Einträge auf einmal" in page
    assert "Besuch 7" not in page[page.index("Was andere") :]


def test_a_release_of_many_entries_is_one_change(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    lines = actions.preview_release(factories.SYSTEM, file)
    assert actions.release_partnership(factories.SYSTEM, file, []) == len(lines)
    change = at_desk.get(DAY).context["changes"][0]
    assert (change.count, change.title) == (len(lines), "Vor der Öffentlichkeit verborgen")


def test_a_deadline_is_done_with_one_button(at_desk: Client, dortmund: Office) -> None:
    deadline = add_deadline(dortmund, -2)
    assert "Bericht abgeben" in at_desk.get(f"{BASE}deadlines/").content.decode()
    at_desk.post(f"{BASE}deadlines/", {"done": f"deadline:{deadline.pk}"})
    deadline.refresh_from_db()
    assert deadline.done_on == PartialDate.of(clock.today())
    add_deadline(dortmund, 200)
    assert at_desk.get(DAY).context["headline"] == "Nichts wartet."


def test_what_is_done_stands_in_a_list_and_can_be_taken_back(
    at_desk: Client, dortmund: Office, django_assert_max_num_queries: Any
) -> None:
    first, second = add_deadline(dortmund, 3, "Bericht"), add_deadline(dortmund, 4, "Antwort")
    at_desk.post(f"{BASE}deadlines/", {"done": f"deadline:{first.pk}"})
    first.refresh_from_db()
    first.done_on = PartialDate(2024, 5)
    save_record(factories.SYSTEM, first)
    page = at_desk.post(f"{BASE}deadlines/", {"done": f"deadline:{second.pk}"}, follow=True)
    said = page.content.decode()
    button = f'name="again" value="deadline:{second.pk}"'
    assert said.index("„Antwort“ ist erledigt.") < said.index(button) < said.index("<h1>")
    with django_assert_max_num_queries(20):
        rows = at_desk.get(f"{BASE}deadlines/done/").context["done"]
    assert [str(one.record) for one in rows] == ["Antwort", "Bericht"]
    table = at_desk.get(f"{BASE}deadlines/done/?table=csv").content.decode()
    assert f"records/deadline/{first.pk}/" in table
    page = at_desk.post(f"{BASE}deadlines/", {"again": f"deadline:{second.pk}"}, follow=True)
    second.refresh_from_db()
    assert second.done_on is None
    assert "Fällig am" in page.content.decode()


def test_the_list_says_who_looks_after_a_deadline(at_desk: Client, dortmund: Office) -> None:
    deadline = add_deadline(dortmund, 3)
    unit = Unit(office=dortmund, key="team", kind="team", place=dortmund.place)
    deadline.owner = save_record(factories.SYSTEM, unit)
    name = UnitName(office=dortmund, key="team", unit=unit, name=TranslatedText.of(de="Team Eins"))
    save_record(factories.SYSTEM, name)
    save_record(factories.SYSTEM, deadline)
    for asked in ("", "?table=csv"):
        page = at_desk.get(f"{BASE}deadlines/{asked}")
        assert "Team Eins" in page.content.decode()


def test_deadlines_of_a_past_day_are_what_stood_then(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    Agreement.objects.filter(pk=paper.pk).update(known_since=dt.date(2020, 10, 7))
    add_deadline(dortmund, 3, "Erst heute eingetragen")
    page = at_desk.get(f"{BASE}deadlines/?known_on=2022-04-07").content.decode()
    assert "endet am 7. Oktober 2022" in page
    assert "7. April 2022" in page
    assert "Erst heute eingetragen" not in page
    assert 'name="done"' not in page
    before = at_desk.get(f"{BASE}deadlines/?known_on=2022-04-06").content.decode()
    assert "endet am 7. Oktober 2022" not in before
    refused = at_desk.get(f"{BASE}deadlines/?known_on=gestern").content.decode()
    assert "„gestern“ ist kein Tag des Kalenders" in refused


@pytest.mark.parametrize("what", ["deadline:x", "phase:1", "deadline", "follow-up:"])
def test_nonsense_instead_of_a_deadline_is_not_found(
    at_desk: Client, dortmund: Office, what: str
) -> None:
    assert at_desk.post(f"{BASE}deadlines/", {"done": what}).status_code == 404


def test_a_renewed_calendar_address_ends_the_old_one(at_desk: Client, dortmund: Office) -> None:
    at_desk.post(f"{BASE}deadlines/", {"calendar": "1"})
    first = CalendarFeed.objects.get().secret
    assert f"/calendar/{first}.ics" in at_desk.get(f"{BASE}deadlines/").content.decode()
    at_desk.post(f"{BASE}deadlines/", {"calendar": "1"})
    assert CalendarFeed.objects.get().secret != first


def test_the_calendar_and_the_e_mails_speak_the_language_in_which_they_were_asked_for(
    at_desk: Client, dortmund: Office
) -> None:
    add_deadline(dortmund, 3)
    english = f"/en/{BASE.removeprefix('/de/')}deadlines/"
    at_desk.post(english, {"calendar": "1"})
    at_desk.post(english, {"rhythm": "daily"})
    assert DigestWish.objects.get().language == "en"
    address = f"/calendar/{CalendarFeed.objects.get().secret}.ics"
    said = Client(headers={"accept-language": "de"}).get(address).content.decode()
    assert "X-WR-CALNAME:Deadlines" in said
    assert "CATEGORIES:Deadline" in said
    assert "/en/workspace/" in said
    page = at_desk.get(f"{BASE}deadlines/").content.decode()
    assert "Kalender auf Deutsch umstellen" in page
    at_desk.post(f"{BASE}deadlines/", {"calendar_language": "1"})
    assert "X-WR-CALNAME:Fristen" in Client().get(address).content.decode()


def test_search_finds_part_of_a_word_and_leads_to_the_entry(
    at_desk: Client, file: Partnership
) -> None:
    found = at_desk.get(f"{BASE}search/", {"q": "legation"}).context["found"]
    event = Event.objects.get(partnership=file)
    assert f"{BASE}records/event/{event.pk}/" in [one.url for one in found]
    assert at_desk.get(f"{BASE}search/", {"q": "", "page": "x"}).status_code == 200


def test_search_shows_partnerships_first_and_goals_with_their_words(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    for number in range(25):
        factories.add_event(file, f"2024-01-{number + 1:02}", f"Besuch der Partnerschaft {number}")
    goal = ServedGoal(
        office=dortmund, partnership=file, key="g", code="8.6",
        what=TranslatedText.of(de="Arbeit für junge Menschen in der Partnerschaft"),
    )  # fmt: skip
    save_record(factories.SYSTEM, goal)
    file.summary = TranslatedText.of(de="Eine Partnerschaft zweier Städte")
    save_record(factories.SYSTEM, file)
    pages = [
        at_desk.get(f"{BASE}search/", {"q": "partnerschaft", "page": page}) for page in ("1", "2")
    ]
    found = [one for page in pages for one in page.context["found"]]
    assert found[0].hit.record_type == "partnership"
    assert (
        len({one.hit.record_id for one in found}) == len(found) == pages[0].context["answer"].total
    )
    (target,) = [one for one in found if one.goal]
    assert target.title.startswith("8.6 ")
    assert len(target.title) > 8
    assert target.title.removeprefix("8.6 ") in pages[1].content.decode()


def test_the_bar_has_five_entries_and_the_footer_what_every_page_has(
    at_desk: Client, dortmund: Office
) -> None:
    answer = at_desk.get(DAY)
    frame = answer.context["frame"]
    assert len(frame.nav) == 5
    assert frame.aside.url == f"{BASE}office/"
    labels = [str(one.label) for one in frame.footer]
    assert labels == [
        "Kontakt", "Offene Daten", "Barrierefreiheit", "Datenschutz", "Impressum",
    ]  # fmt: skip
    for one in frame.footer:
        assert at_desk.get(one.url.partition("#")[0]).status_code == 200


def test_gaps_stand_kind_by_kind_with_people_first(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    add_bare_events(dortmund, file, 9)
    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="amt", kind="department"))
    contact = Contact(
        office=dortmund, key="gone", unit=unit, function=TranslatedText.of(de="Leitung"),
        ends=PartialDate(2020),
    )  # fmt: skip
    save_record(factories.SYSTEM, contact)
    answer = at_desk.get(DAY)
    first, *_others, last = answer.context["missing"]
    assert (first.kind, first.one.url) == (
        "contact_left", f"{BASE}records/contact/{contact.pk}/#id_successor",
    )  # fmt: skip
    assert (last.kind, last.number, last.one) == ("no_source", 9, None)
    page = answer.content.decode()
    assert f'href="{BASE}gaps/?kind=no_source"' in page
    assert "9 Lücken dieser Art" in page
    assert "eilig" not in page


def test_a_file_without_a_phase_is_not_complete(at_desk: Client, dortmund: Office) -> None:
    assert "Die Akte ist vollständig" not in at_desk.get(f"{BASE}gaps/").content.decode()
    bare = factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    button = f'href="{BASE}records/phase/new/?partnership={bare.pk}"'
    for address in (DAY, f"{BASE}gaps/"):
        page = at_desk.get(address).content.decode()
        assert "Die Akte ist vollständig" not in page
        assert button in page
    factories.add_phase(bare, "2020", "contact")
    for address in (DAY, f"{BASE}gaps/"):
        assert "Die Akte ist vollständig" in at_desk.get(address).content.decode()


def test_invented_deadlines_are_marked_wherever_they_stand(
    at_desk: Client, dortmund: Office
) -> None:
    add_deadline(dortmund, 3)
    Deadline.objects.update(is_demonstration=True)
    rebuild_all()
    day = at_desk.get(DAY)
    assert "Bericht abgeben†" in day.context["stairs"]
    for page in (day, at_desk.get(f"{BASE}deadlines/")):
        assert 'Bericht abgeben</a><span class="zk-demo"' in page.content.decode()


def test_news_of_a_part_names_its_city_and_its_partnership(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    phase = file.phases.get(kind="project")
    phase.legal_basis = TranslatedText.of(de="Beschluss")
    save_record(factories.SYSTEM, phase)
    party = file.parties.get(side="B")
    party.joined_on = PartialDate(2013)
    save_record(factories.SYSTEM, party)
    visit = file.events.get()
    withdraw_record(factories.SYSTEM, visit, reason="doppelt")
    changes = at_desk.get(DAY).context["changes"]
    found = {one.revision.record_type: one for one in changes}
    assert found["party"].title == "Kumasi"
    assert found["event"].title == "Delegation besucht Kumasi"
    assert {found[kind].about for kind in ("party", "phase", "event")} == {"Dortmund – Kumasi"}
