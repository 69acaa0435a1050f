# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import (
    assert_drawn_words_legible,
    assert_fits,
    assert_good_everywhere,
)
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office

OpenPage = Callable[..., Page]
PAGES = (
    "",
    "partnerships/",
    "partnerships/kumasi/",
    "partnerships/kumasi/timeline/",
    "timeline/?year=2024",
    "timeline/?year=2023&city=kumasi-city",
    "timeline/?year=2022",
    "goals/",
    "goals/8.6/?text=ar",
    "news/",
    "search/?q=kumasi",
    "office/",
    "mandate/",
    "mandate/decision-2023/",
    "data/",
    "accessibility/",
    "imprint/",
    "partnerships/nowhere/",
)


@pytest.fixture
@kept
def with_kumasi(transactional_db: None, dortmund: Office) -> Partnership:
    return add_portfolio(dortmund)


def test_public_pages_are_good(browser_page: OpenPage, with_kumasi: Partnership) -> None:
    page = browser_page()
    for path in PAGES:
        page.goto(f"/de/dortmund/{path}")
        if path != "partnerships/nowhere/":
            assert_good_everywhere(page)


def test_words_of_drawings_are_legible_in_every_window(
    browser_page: OpenPage, with_kumasi: Partnership
) -> None:
    page = browser_page()
    for path in ("", "partnerships/kumasi/", "timeline/?since=2010", "goals/"):
        page.goto(f"/de/dortmund/{path}")
        for width in (320, 600, 768, 900, 1024, 1151, 1152, 1180, 1279, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert_drawn_words_legible(page)
            assert_fits(page)


def test_partnership_is_found_without_script_on_a_phone(
    browser_page: OpenPage, with_kumasi: Partnership
) -> None:
    page = browser_page(width=320, script=False)
    page.goto("/de/dortmund/")
    page.locator(".zk-menu > summary").click()
    page.locator(".zk-menu nav").get_by_text("Partnerschaften").click()
    page.get_by_label("Land").select_option("GH")
    page.get_by_role("button", name="Eingrenzen").click()
    page.get_by_role("link", name="Dortmund und Kumasi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kumasi")
    expect(page.get_by_role("button", name="Drucken")).to_have_count(0)


def test_reader_asks_for_another_day(browser_page: OpenPage, with_kumasi: Partnership) -> None:
    page = browser_page()
    page.goto("/de/dortmund/partnerships/kumasi/")
    page.get_by_text("Stand an einem anderen Tag").click()
    page.get_by_label("Was bekannt war am").fill("1.1.2001")
    page.get_by_role("button", name="Zeigen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Davon war damals nichts bekannt.")


def test_chosen_colours_stay(browser_page: OpenPage, with_kumasi: Partnership) -> None:
    page = browser_page()
    page.goto("/de/dortmund/goals/")
    # The page comes again under the same address: only its arrival says that it is the new one.
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="dunkel").click()
    expect(page).to_have_url("/de/dortmund/goals/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto("/de/dortmund/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="wie mein Gerät").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_device_that_wants_dark_gets_dark_without_asking(
    browser_page: OpenPage, with_kumasi: Partnership
) -> None:
    light, dark = browser_page(), browser_page(dark=True)
    colours = []
    for page in (light, dark):
        page.goto("/de/dortmund/")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_keyboard_reaches_content_first(browser_page: OpenPage, with_kumasi: Partnership) -> None:
    page = browser_page()
    page.goto("/de/dortmund/")
    page.keyboard.press("Tab")
    expect(page.locator(".zk-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_head_in_the_score_leads_to_its_row(
    browser_page: OpenPage, with_kumasi: Partnership
) -> None:
    page = browser_page()
    page.goto("/de/dortmund/partnerships/kumasi/")
    target = page.locator(".zk-score svg a").first.get_attribute("href")
    assert target is not None
    expect(page.locator(target.replace("#", "[id='") + "']")).to_have_count(1)


def test_a_button_without_a_frame_shows_the_focus_of_the_house(
    browser_page: OpenPage, with_kumasi: Partnership
) -> None:
    page = browser_page()
    page.goto("/de/dortmund/partnerships/kumasi/")
    page.get_by_role("button", name="Drucken").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "4px"


def test_print_opens_the_table(browser_page: OpenPage, with_kumasi: Partnership) -> None:
    page = browser_page()
    page.goto("/de/dortmund/partnerships/kumasi/")
    row = page.locator("#table tbody tr").first
    expect(row).not_to_be_visible()
    page.emulate_media(media="print")
    expect(row).to_be_visible()
    expect(page.locator(".zk-bar")).not_to_be_visible()
    expect(page.locator(".zk-printed")).to_contain_text("/de/dortmund/partnerships/kumasi/")
    adjusted = "getComputedStyle(document.querySelector('.zk-goal i')).printColorAdjust"
    assert page.evaluate(adjusted) == "exact", "white numbers keep their ground on paper"


@pytest.mark.parametrize("width", [320, 600])
def test_the_mark_of_both_cities_stands_upright_at_the_margin_of_a_phone(
    browser_page: OpenPage, with_kumasi: Partnership, width: int
) -> None:
    page = browser_page(width=width)
    page.goto("/de/dortmund/partnerships/kumasi/")
    mark = page.locator("h1 .zk-pair > svg").bounding_box()
    margin = page.locator("h1").bounding_box()
    assert mark is not None
    assert margin is not None
    assert mark["x"] == pytest.approx(margin["x"], abs=1)
    assert (mark["width"], mark["height"]) == pytest.approx((36, 54), abs=1)


@pytest.mark.parametrize("chosen", ["", "dark"])
def test_paper_is_light_and_has_room_for_score_and_table(
    browser_page: OpenPage, with_kumasi: Partnership, chosen: str
) -> None:
    page = browser_page(width=688, dark=True)  # between the margins of a sheet of A4
    page.goto("/de/dortmund/partnerships/kumasi/")
    if chosen:
        page.get_by_role("button", name="dunkel").click()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == page.evaluate(
        "(document.body.style.color = 'var(--kern-color-neutral-950)',"
        " getComputedStyle(document.body).color)"
    )
    widths = page.evaluate(
        "['main', '.zk-from-80 svg', '#table table'].map("
        "one => document.querySelector(one).getBoundingClientRect().width)"
    )
    assert widths[1] > widths[0] * 0.95, "the score takes the whole width"
    assert widths[2] <= widths[0], "no column of the table is cut off"
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_have_count(0)
