# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.factories import SYSTEM, add_event, add_partnership
from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.writing import hide_record, save_record


def read(client: Client, path: str) -> str:
    return " ".join(strip_tags(client.get(f"/de/dortmund/{path}").content.decode()).split())


def test_start_page_names_projects_twin_towns_and_goals(
    client: Client, with_kumasi: Partnership
) -> None:
    text = read(client, "")
    assert "Zwei Projektpartnerschaften" in text
    assert "Eine davon ist heute Partnerstadt." in text
    assert "Partnerschaft seit 2024, davor Projektpartnerschaft seit 2011" in text
    assert "Zwei Partnerstädte" in text
    assert "1977, ruht seit 2022" in text
    assert "Drei von 17 Zielen" in text
    assert "Das Büro ist geschlossen." in text


@pytest.mark.parametrize(
    ("query", "shown", "missing"),
    [
        ("kind=project", "Dura", "Rostow"),
        ("kind=project", "Kumasi", "Rostow"),
        ("goal=5", "Kumasi", "Dura"),
        ("country=RU", "Rostow", "Dura"),
        ("goal=12", "Dura", "Rostow"),
        ("kind=partnership&goal=12", "Kumasi", "Dura"),
        ("kind=nonsense&goal=x", "Rostow", "nothing is left out"),
    ],
)
def test_list_narrows_to_kind_country_and_goal(
    client: Client, with_kumasi: Partnership, query: str, shown: str, missing: str
) -> None:
    html = client.get(f"/de/dortmund/partnerships/?{query}").content.decode()
    rows = html[html.index("<tbody>") : html.index("</tbody>")]
    assert shown in rows
    assert missing not in rows


def test_list_of_project_partnerships_has_as_many_rows_as_the_start_page_names(
    client: Client, with_kumasi: Partnership
) -> None:
    """One of them has become a twin town."""
    start = client.get("/de/dortmund/").content.decode()
    assert "Zwei Projektpartnerschaften" in start
    assert 'href="/de/dortmund/partnerships/?kind=project"' in start
    assert "Zwei Partnerschaften" in read(client, "partnerships/?kind=project")


def test_list_says_since_when_cities_are_linked_and_since_when_in_their_present_kind(
    client: Client, with_kumasi: Partnership
) -> None:
    html = client.get("/de/dortmund/partnerships/").content.decode()
    rows = {
        key: html[html.index(f'href="/de/dortmund/partnerships/{key}/"') :].partition("</tr>")[0]
        for key in ("kumasi", "dura")
    }
    kinds = {key: [strip_tags(cell) for cell in row.split("<td")] for key, row in rows.items()}
    assert "Partnerschaft seit 14. Mai 2024" in " ".join(kinds["kumasi"][2].split())
    assert kinds["kumasi"][3].endswith(">2011")
    assert kinds["dura"][2].endswith(">Projektpartnerschaft"), "one date is not said twice"
    assert kinds["dura"][3].endswith(">2018")
    table = client.get("/de/dortmund/partnerships/?table=csv").content.decode()
    assert "Art,In dieser Art seit,Verbunden seit," in table
    assert ",2011," in table


def test_list_names_the_cities_of_the_map_as_links_without_the_own_one(
    client: Client, with_kumasi: Partnership
) -> None:
    html = client.get("/de/dortmund/partnerships/").content.decode()
    for part in html.split("<figure")[1:]:
        keys = part.partition("</svg>")[2].partition("</section>")[0]
        for key in ("kumasi", "dura"):
            assert f'<li><a href="/de/dortmund/partnerships/{key}/">' in keys
        assert ">Dortmund<" not in keys
    assert "zk-mapkey" not in client.get("/de/dortmund/").content.decode(), "rows name them there"


def test_list_without_result_offers_the_way_back(client: Client, with_kumasi: Partnership) -> None:
    text = read(client, "partnerships/?kind=contact")
    assert "Keine Partnerschaft passt zu allen Angaben" in text
    assert "Alle zeigen" in text


def test_timeline_narrows_to_kind_and_year(client: Client, with_kumasi: Partnership) -> None:
    text = read(client, "partnerships/kumasi/timeline/?kind=event&year=2022")
    assert "Delegation aus Kumasi, 3 Personen" in text
    assert "Fachaustausch" not in text


def test_the_list_of_a_partnership_can_be_asked_for_another_day_and_back(
    client: Client, with_kumasi: Partnership
) -> None:
    address = "/de/dortmund/partnerships/kumasi/timeline/"
    assert 'name="known_on"' in client.get(address).content.decode()
    today = clock.today()
    with clock.held_at(today + dt.timedelta(days=40)):
        then = client.get(f"{address}?known_on={today.isoformat()}&year=2022").content.decode()
    assert re.search(r"Sie sehen nur, was das Büro am <time[^>]*>[^<]+</time> wusste", then)
    assert f'href="{address}"' in then
    assert '<input type="hidden" name="year" value="2022">' in then
    assert "kein Tag des Kalenders" in client.get(f"{address}?known_on=abc").content.decode()
    before = client.get(f"{address}?known_on=1900")
    assert "Davon war damals nichts bekannt" in before.content.decode()
    assert client.get("/de/dortmund/partnerships/none/timeline/?known_on=1900").status_code == 404


def test_timeline_of_the_office_shows_one_city_only(
    client: Client, with_kumasi: Partnership
) -> None:
    assert "Delegation aus Kumasi" in read(client, "timeline/?year=2022&city=kumasi-city")
    assert "Delegation aus Kumasi" not in read(client, "timeline/?year=2022&city=rostov")


def test_goal_page_tells_what_is_done_and_with_whom(
    client: Client, with_kumasi: Partnership
) -> None:
    text = read(client, "goals/8/")
    assert "Eine Partnerschaft arbeitet daran." in text
    assert "Zu 8.6" in text
    assert "Bisher arbeitet laut Akte keine Partnerschaft daran." in read(client, "goals/1/")


def test_goals_and_targets_list_the_events_that_carry_them_instead_of_denying_them(
    client: Client, with_kumasi: Partnership
) -> None:
    title = "Bambusmesse"
    add_event(with_kumasi, "2024-05", title, sides="AB", goals=["12.2", "8.2"])
    add_event(with_kumasi, "2023", "Abgesagte Messe", goals=["12.2"], state="cancelled")
    add_event(with_kumasi, "2022", "Interne Messe", goals=["12.2"], released=False)
    target = read(client, "goals/12.2/")
    assert "Als Ziel hat es bisher keine Partnerschaft vereinbart." in target
    assert "Aber ein Ereignis gehört dazu." in target
    assert "Bisher arbeitet laut Akte" not in target
    assert title in target
    assert "Abgesagte Messe" not in target
    assert "Interne Messe" not in target
    goal = read(client, "goals/8/")
    assert "Eine Partnerschaft arbeitet daran." in goal
    assert goal.index("Zu 8.6") < goal.index("Ereignisse, die dazugehören") < goal.index(title)
    assert title not in read(client, "goals/1/"), "12.2 is no part of goal 1"
    assert title not in read(client, "goals/2/")
    table = client.get("/de/dortmund/goals/12/?table=events.csv").content.decode()
    assert title in table


def test_goal_page_with_many_events_stays_light(client: Client, with_kumasi: Partnership) -> None:
    for number in range(15):
        add_event(with_kumasi, f"{2010 + number}", f"Treffen {number}", goals=["15.1"])
    text = read(client, "goals/15/")
    assert "Aber 15 Ereignisse gehören dazu." in text
    assert text.count("Treffen") == 12
    assert "Die Liste zum Mitnehmen enthält 3 weitere" in text


def test_goal_text_in_arabic_runs_right_to_left(client: Client, with_kumasi: Partnership) -> None:
    html = client.get("/de/dortmund/goals/8.6/?text=ar").content.decode()
    assert 'lang="ar" dir="rtl"' in html


def test_mandate_shows_what_builds_on_what(client: Client, with_kumasi: Partnership) -> None:
    html = client.get("/de/dortmund/mandate/").content.decode()
    assert html.index("Neue Partnerstadt in Afrika") < html.index("Städtepartnerschaft mit Kumasi")
    text = read(client, "mandate/decision-2023/")
    assert "Dortmund – Kumasi: Urkunde" in text
    assert "Bericht an den Rat" in text
    assert "Diesen Punkt trägt noch keine Partnerschaft." in text


def test_mandate_of_an_earlier_day_holds_what_was_known_then(
    client: Client, with_kumasi: Partnership
) -> None:
    now = client.get("/de/dortmund/mandate/?known_on=1999").content.decode()
    assert "Städtepartnerschaft mit Kumasi" not in now
    assert "Stand" in now
    assert client.get("/de/dortmund/mandate/decision-2023/?known_on=1999").status_code == 404


def test_feed_is_atom_with_entries_that_keep_their_id(
    client: Client, with_kumasi: Partnership
) -> None:
    answer = client.get("/de/dortmund/news/feed.atom")
    feed = ElementTree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")]
    event = Event.objects.get(title__texts__de="Delegation aus Kumasi")
    assert f"urn:uuid:{event.pk}" in ids
    assert len(ids) == len(set(ids))


def test_feed_says_when_it_happened_and_a_charter_comes_with_the_phase_it_begins(
    client: Client, with_kumasi: Partnership
) -> None:
    feed = ElementTree.fromstring(client.get("/de/dortmund/news/feed.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = {entry.findtext(f"{atom}title"): entry for entry in feed.iter(f"{atom}entry")}
    charter = entries["Kumasi: Urkunde unterzeichnet"]
    assert (charter.findtext(f"{atom}published") or "").startswith("2024-05-14T00:00:00")
    assert charter.findtext(f"{atom}updated") != charter.findtext(f"{atom}published")
    assert charter.findtext(f"{atom}summary") == "Partnerschaft beginnt"
    assert "Kumasi: Partnerschaft beginnt" not in entries


def test_without_a_review_the_page_leads_to_the_timeline_of_last_year(
    client: Client, with_kumasi: Partnership
) -> None:
    with clock.held_at(dt.date(2025, 3, 1)):
        html = client.get("/de/dortmund/reviews/").content.decode()
    assert "/de/dortmund/timeline/?year=2024#list" in html


def test_news_has_pages(client: Client, with_kumasi: Partnership) -> None:
    from tests.portfolio import add_many_events

    add_many_events(with_kumasi, 60)
    assert "Ältere" in read(client, "news/")
    assert "Neuere" in read(client, "news/?page=2")
    assert client.get("/de/dortmund/news/?page=nonsense").status_code == 200


def test_an_office_shows_what_it_keeps_together_with_others(
    client: Client, with_kumasi: Partnership, dortmund: Office, kumasi: Office
) -> None:
    file = open_joint_file(SYSTEM, with_kumasi, {})
    assert "Noch ist keine Partnerschaft öffentlich" in client.get("/de/kumasi/").content.decode()
    JointParty.objects.filter(file=file, side="B").update(office=kumasi, joined_at=clock.now())
    for path in ("/de/kumasi/", "/de/kumasi/partnerships/"):
        html = client.get(path).content.decode()
        assert "Gemeinsam geführt" in html
        assert 'href="/de/dortmund/partnerships/kumasi/"' in html
        assert "Noch ist keine Partnerschaft öffentlich" not in html
    assert "Gemeinsam geführt" not in client.get("/de/dortmund/").content.decode()
    hide_record(SYSTEM, with_kumasi)
    assert "Gemeinsam geführt" not in client.get("/de/kumasi/").content.decode()


def test_a_file_of_its_own_takes_the_place_of_the_others(
    client: Client, with_kumasi: Partnership, kumasi: Office
) -> None:
    file = open_joint_file(SYSTEM, with_kumasi, {})
    JointParty.objects.filter(file=file, side="B").update(office=kumasi, joined_at=clock.now())
    own = add_partnership(kumasi, with_kumasi.office.place)
    own.joint_file = file
    save_record(SYSTEM, own)
    html = client.get("/de/kumasi/partnerships/").content.decode()
    assert f'href="/de/kumasi/partnerships/{own.key}/"' in html
    assert "Gemeinsam geführt" not in html
