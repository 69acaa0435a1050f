# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.portfolio import add_crowd, add_many_events, add_many_partnerships, add_portfolio
from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Agreement, Basis, Event, Partnership, Party, Phase
from zweiklang.domain.people.models import Office, User
from zweiklang.doors.portal import drawn
from zweiklang.foundation import clock
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

PAGES = (
    "",
    "partnerships/",
    "partnerships/?kind=project&country=PS&goal=12",
    "partnerships/kumasi/",
    "partnerships/kumasi/timeline/",
    "partnerships/kumasi/timeline/?kind=event&year=2022",
    "partnerships/kumasi/basis/",
    "partnerships/kumasi/events/",
    "timeline/",
    "timeline/?year=2024&city=kumasi-city",
    "timeline/?since=2010&goal=5&known_on=2023",
    "goals/",
    "goals/13/",
    "goals/8.6/?text=ar",
    "news/",
    "search/?q=kumasi",
    "news/feed.atom",
    "office/",
    "mandate/",
    "mandate/decision-2023/",
    "data/",
    "accessibility/",
    "privacy/",
    "imprint/",
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_answers_with_at_most_20_queries_and_100_kilobytes(
    client: Client, with_kumasi: Partnership, page: str, language: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/{language}/dortmund/{page}")
    assert answer.status_code == 200
    assert len(queries) <= 20
    assert len(answer.content) < 100_000
    assert b"style=" not in answer.content, "the content security policy stops inline styles"


def test_a_partnership_alone_shows_its_full_score_on_the_start_page(
    client: Client, with_kumasi: Partnership
) -> None:
    several = client.get("/de/dortmund/").content.decode()
    assert 'class="zk-minibox"' in several
    assert 'id="sw-t"' not in several
    Phase.objects.filter(partnership__key="dura").delete()
    with CaptureQueriesContext(connection) as queries:
        alone = client.get("/de/dortmund/").content.decode()
    assert len(queries) <= 20
    assert 'class="zk-minibox"' not in alone
    for form in ("sw", "st"):
        assert f'id="{form}-t"' in alone


def test_the_map_has_a_form_whose_words_phones_need_not_shrink(
    client: Client, with_kumasi: Partnership
) -> None:
    html = client.get("/de/dortmund/").content.decode()
    narrow = html[html.index('class="zk-map zk-below-72"') :].partition("</svg>")[0]
    assert 'viewBox="0 0 280 280"' in narrow
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', narrow)]
    assert sizes
    assert min(sizes) >= 14


@pytest.mark.parametrize("page", ["", "partnerships/", "partnerships/kumasi/", "timeline/"])
def test_page_of_a_member_needs_at_most_20_queries(
    client: Client, with_kumasi: Partnership, bernd: User, page: str
) -> None:
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/de/dortmund/{page}")
    assert answer.status_code == 200
    assert len(queries) <= 20


def test_page_in_letters_of_two_bytes_stays_light(client: Client, with_kumasi: Partnership) -> None:
    words = "تبادل الخبرات حول المياه والنفايات بين المدينتين " * 12
    for number in range(40):
        told = TranslatedText.of(ar=words)
        factories.add_event(
            with_kumasi, f"{2012 + number % 12}", f"{number} زيارة", description=told
        )
    answer = client.get("/ar/dortmund/partnerships/kumasi/")
    assert answer.status_code == 200
    assert len(answer.content) < 100_000


def test_page_of_a_partnership_with_300_events_stays_light(
    client: Client, with_kumasi: Partnership
) -> None:
    add_many_events(with_kumasi, 300)
    answer = client.get("/de/dortmund/partnerships/kumasi/")
    assert len(answer.content) < 100_000


def test_a_page_on_paper_says_whose_it_is_of_which_day_and_where_it_stands(
    client: Client, with_kumasi: Partnership, dortmund: Office
) -> None:
    html = client.get("/de/dortmund/partnerships/kumasi/").content.decode()
    printed = html.partition('<p class="zk-printed">')[2].partition("</p>")[0]
    assert printed.startswith(f"{dortmund.name.read('de').text}, Stand ")
    assert in_words(clock.today(), language="de") in printed
    assert printed.endswith("http://testserver/de/dortmund/partnerships/kumasi/")


def test_a_heavy_page_leaves_its_table_out_last_and_its_score_leads_to_the_timeline(
    client: Client, with_kumasi: Partnership
) -> None:
    words = TranslatedText.of(de="Ein langer Bericht über den Austausch der Schulen. " * 60)
    for number in range(12):
        factories.add_event(with_kumasi, f"{2012 + number}", f"Besuch {number}", description=words)
    address = "/de/dortmund/partnerships/kumasi/"
    answer = client.get(address)
    assert len(answer.content) < 100_000
    html = answer.content.decode()
    assert f'href="{address}events/"' in html
    assert 'id="table"' in html
    doubt = "Ein Zweifel, der viele Worte braucht. " * 220
    for number in range(12):
        factories.add_event(with_kumasi, "2024", f"Reise {number}", doubt=doubt)
    answer = client.get(address)
    assert len(answer.content) < 100_000
    html = answer.content.decode()
    assert 'id="table"' not in html
    links = re.findall(r'<a href="([^"]*#e-[^"]*)"', html)
    assert links
    for link in links:
        row = link.partition("#")[2]
        assert f'id="{row}"' in client.get(link).content.decode()


@pytest.mark.parametrize("count", [20, 40])
def test_phones_get_the_upright_score_of_every_partnership_in_whole_or_in_sheets(
    client: Client, with_kumasi: Partnership, count: int
) -> None:
    for number in range(count):
        when = f"{2014 + number % 12}-{number % 12 + 1:02d}"
        title = f"{number}. Fachaustausch zur Kreislaufwirtschaft in Schulen und Kindertagesstätten"
        factories.add_event(with_kumasi, when, title, sides=("A", "B", "AB")[number % 3])
    address = "/de/dortmund/partnerships/kumasi/"
    sheets = client.get(address).context["sheets"]
    assert bool(sheets) is (count > 20)
    for until in [sheet.last for sheet in sheets] or [""]:
        answer = client.get(f"{address}?until={until}")
        html = answer.content.decode()
        upright = html[html.index('id="st-t"') :].partition("</svg>")[0]
        assert upright.count("<text") > 8
        assert len(answer.content) < 100_000


def test_where_both_forms_weigh_too_much_the_wide_one_gives_way(
    client: Client, with_kumasi: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "DRAWN", 1_000)
    html = client.get("/de/dortmund/partnerships/kumasi/").content.decode()
    assert 'id="st-t"' in html
    assert 'id="sw-t"' not in html
    assert "zk-below-80" not in html, "nothing hides the only form there is"


def test_an_agreement_that_was_never_entered_is_no_gap_in_any_drawing_or_text(
    client: Client, with_kumasi: Partnership
) -> None:
    bracket = 'stroke-dasharray="4 4"'
    page = client.get("/de/dortmund/partnerships/dura/")
    assert "Das Abkommen ist noch nicht erfasst." in page.content.decode()
    assert bracket not in page.context["wide"] + page.context["tall"]
    rows = {row.key: row for row in client.get("/de/dortmund/timeline/").context["drawing"].rows}
    assert rows["dura"].agreement == "Abkommen noch nicht erfasst"
    assert bracket not in rows["dura"].wide + rows["dura"].narrow
    assert not rows["dura"].missing
    assert bracket in rows["kumasi"].wide, "between its two agreements none was valid"
    assert bracket in client.get("/de/dortmund/partnerships/kumasi/").context["wide"]


def test_the_timeline_of_the_office_says_what_it_counts(
    client: Client, with_kumasi: Partnership
) -> None:
    answer = client.get("/de/dortmund/timeline/")
    rows = {row.key: row for row in answer.context["drawing"].rows}
    assert rows["kumasi"].events == 2
    assert 'data-label="Ereignisse">2</td>' in answer.content.decode()


CHAPTERS = ("goals", "basis", "actors", "events", "timeline")


@pytest.mark.parametrize("year", [None, 2019])
def test_page_of_a_very_rich_partnership_stays_light_and_leads_to_everything(
    client: Client, dortmund: Office, year: int | None
) -> None:
    add_crowd(dortmund, year=year)
    address = "/de/dortmund/partnerships/crowd/"
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert len(queries) <= 20
    for chapter in CHAPTERS:
        assert f'href="{address}{chapter}/"'.encode() in answer.content
        full = client.get(f"{address}{chapter}/")
        assert full.status_code == 200
        assert len(full.content) < 100_000
    for sheet in answer.context["sheets"]:
        content = client.get(f"{address}?until={sheet.last}").content
        assert len(content) < 100_000


def test_sheets_of_a_score_hold_every_entry_once_or_while_it_lasts(
    client: Client, dortmund: Office
) -> None:
    add_crowd(dortmund)
    address = "/de/dortmund/partnerships/crowd/"
    page = client.get(address).context
    shown: list[str] = []
    for sheet in page["sheets"]:
        rows = client.get(f"{address}?until={sheet.last}").context["entries"]
        shown += [row.id for row in rows if row.story]
    assert len(shown) == len(set(shown)) == 200


def test_chapter_page_shows_all_rows_on_its_pages(client: Client, dortmund: Office) -> None:
    add_crowd(dortmund)
    address = "/de/dortmund/partnerships/crowd/actors/"
    html = client.get(address).content.decode()
    assert all(f"Amt {number}<" in html for number in range(30))
    assert client.get("/de/dortmund/partnerships/crowd/secrets/").status_code == 404


def test_timeline_of_300_partnerships_is_drawn_page_by_page(
    client: Client, dortmund: Office, bernd: User
) -> None:
    add_crowd(dortmund)
    add_many_partnerships(dortmund, 300)
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    for query in ("", "?rows=2", "?known_on=2021-05-01&year=2015", "?rows=99&page=99"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/de/dortmund/timeline/{query}")
        assert len(queries) <= 20
        assert len(answer.content) < 100_000
    assert "Jüngere Partnerschaften" in client.get("/de/dortmund/timeline/").content.decode()


def test_timeline_of_a_city_on_an_earlier_day_needs_at_most_20_queries_after_changes(
    client: Client, dortmund: Office, kumasi: Office, bernd: User
) -> None:
    with clock.held_at(dt.date(2024, 1, 1)):
        add_portfolio(dortmund)
    # The office also has a seat in a file that another city's office publishes.
    other = factories.add_partnership(kumasi, factories.add_place("accra", "GH", en="Accra"))
    seats = JointParty.objects.filter(file=open_joint_file(factories.SYSTEM, other, {}))
    seats.filter(side="B").update(office=dortmund, joined_at=clock.now())
    for model in (Phase, Agreement, Event, Basis, CouncilItem, FollowUp, Party):
        for record in model.objects.all():
            record.doubt = TranslatedText.of(de="Neu gelesen.")
            save_record(factories.SYSTEM, record)
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    for query in ("", "&kind=council-item", "&table=csv"):
        with CaptureQueriesContext(connection) as queries:
            address = "/de/dortmund/timeline/?known_on=2024-06-01&city=kumasi-city&year=2023"
            answer = client.get(address + query)
        assert "Städtepartnerschaft mit Kumasi" in answer.content.decode()
        assert len(queries) <= 20


LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
NAMED = re.compile(r'aria-label="[^"]|title="[^"]|alt="[^"]|<title>[^<]')


@pytest.mark.parametrize("page", [*PAGES, "timeline/?year=2023", "timeline/?year=2026"])
def test_every_link_has_a_name_and_leads_somewhere(
    client: Client, with_kumasi: Partnership, page: str
) -> None:
    html = client.get(f"/de/dortmund/{page}").content.decode()
    links = LINK.findall(html)
    assert links or page.endswith(".atom")
    for attributes, inside in links:
        words = re.sub(r"<[^>]*>", "", inside).strip()
        assert words or NAMED.search(attributes + inside), f"<a{attributes}>{inside}</a>"
        assert "/-/" not in attributes


def test_what_the_council_decided_names_the_cities_it_carries_or_the_own_one(
    client: Client, with_kumasi: Partnership, dortmund: Office
) -> None:
    row = r'<tr id="e-[^>]*>.*?</th><td[^>]*>(.*?)</td>'
    html = client.get("/de/dortmund/timeline/?year=2023&kind=council-item").content.decode()
    (cell,) = re.findall(row, html)
    assert re.sub(r"<[^>]*>", "", cell).strip() == "Kumasi"
    assert "/de/dortmund/partnerships/kumasi/" in cell
    html = client.get("/de/dortmund/timeline/?year=2022&kind=council-item").content.decode()
    assert re.findall(row, html) == ["Dortmund"]
    add_many_partnerships(dortmund, 6)
    item = CouncilItem.objects.get(key="decision-2023")
    for one in Partnership.objects.filter(key__startswith="with-"):
        factories.add_fact(Basis, one, f"{one.key}-basis", council_item=item)
    html = client.get("/de/dortmund/timeline/?year=2023&kind=council-item").content.decode()
    (cell,) = re.findall(row, html)
    assert cell.count("<a ") == 4
    assert "und 3 weitere Partnerschaften" in cell


def test_reading_sets_no_cookie(client: Client, with_kumasi: Partnership) -> None:
    answer = client.get("/de/dortmund/partnerships/kumasi/")
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "nowhere/",
        "dortmund/partnerships/nowhere/",
        "dortmund/goals/18/",
        "dortmund/goals/x/",
        "dortmund/mandate/nowhere/",
        "dortmund/data/passwords.csv",
        "dortmund/files/6f0b0d0e-8a35-4d0e-9a0b-1f6a3c1b2c3d/a.pdf",
    ],
)
def test_unknown_address_says_what_to_do(
    client: Client, with_kumasi: Partnership, path: str
) -> None:
    answer = client.get(f"/de/{path}")
    assert answer.status_code == 404
    assert "Startseite" in answer.content.decode()


def test_root_leads_to_the_only_office(client: Client, with_kumasi: Partnership) -> None:
    answer = client.get("/de/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/de/dortmund/"


def test_root_lists_several_offices(
    client: Client, with_kumasi: Partnership, kumasi: object
) -> None:
    text = client.get("/de/").content.decode()
    assert "/de/dortmund/" in text
    assert "/de/kumasi/" in text
    assert 'href="/de/workspace/"' in text
    assert "Mit Zweiklang führen Städte" in text


def test_search_engines_get_public_pages_only(client: Client, with_kumasi: Partnership) -> None:
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()  # type: ignore[attr-defined]  # a streamed answer
    assert "/de/dortmund/partnerships/kumasi/" in sitemap
    assert "workspace" not in sitemap
    assert "Disallow: /de/workspace/" in client.get("/robots.txt").content.decode()
