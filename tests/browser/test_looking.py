# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The helpers must find what they are for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import (
    assert_accessible,
    assert_drawn_words_legible,
    assert_fits,
    assert_good_everywhere,
    assert_good_page,
    assert_light,
    assert_no_foreign_requests,
)

Opener = Callable[..., Page]
START = "<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1>"


def test_a_picture_without_words_is_found(browser_page: Opener) -> None:
    page = browser_page()
    page.set_content(START + "<img src=data:,>")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_what_sticks_out_on_a_phone_is_named(browser_page: Opener) -> None:
    page = browser_page(width=320)
    page.set_content(START + "<p id=wide style='width:400px'>wide</p>")
    with pytest.raises(AssertionError, match="p#wide ends at 4"):
        assert_fits(page)


def test_foreign_hosts_are_noted(browser_page: Opener) -> None:
    page = browser_page()
    page.set_content(START + "<img alt='' src=https://elsewhere.example/pixel.png>")
    page.wait_for_load_state("networkidle")
    with pytest.raises(AssertionError, match=r"elsewhere\.example"):
        assert_no_foreign_requests(page)


def test_drawn_words_that_a_narrow_window_makes_small_are_named(browser_page: Opener) -> None:
    page = browser_page(width=320)
    drawn = "<svg viewBox='0 0 600 50' width=100% font-size=15><text y=20>tiny words</text></svg>"
    page.set_content(START + drawn)
    with pytest.raises(AssertionError, match=r"tiny words 7\."):
        assert_drawn_words_legible(page)


def test_a_heavy_page_is_found(browser_page: Opener) -> None:
    page = browser_page()
    page.set_content(START + "<p>heavy</p>" * 10_000)
    with pytest.raises(AssertionError, match="bytes of HTML"):
        assert_light(page)


DARK = "@media (prefers-color-scheme: dark)"
PHONE = "@media (max-width: 400px)"


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("p { color: #ccc }", "color-contrast"),
        (f"{DARK} {{ p {{ color: #333; background: #111 }} }}", "color-contrast"),
        (f"{DARK} {{ p {{ visibility: hidden }} }}", "the dark changes more than colours"),
        (f"{DARK} {{ h1 {{ font-size: 90px }} }}", "the dark changes more than colours"),
        (f"{PHONE} {{ p {{ width: 401px }} }}", "ends at 4"),
        (f"{PHONE} {{ p {{ color: #ccc }} }}", "color-contrast"),
        ("p { width: 1300px }", "ends at 13"),
    ],
)
def test_what_is_wrong_in_one_look_only_is_found(
    browser_page: Opener, style: str, said: str
) -> None:
    page = browser_page()
    page.set_content(f"{START}<style>{style}</style><p>Words</p>")
    with pytest.raises(AssertionError, match=said):
        assert_good_everywhere(page)


def test_what_is_right_in_every_look_is_left_as_it_was(browser_page: Opener) -> None:
    page = browser_page()
    page.set_content(f"{START}<p>Words</p>")
    assert_good_everywhere(page)
    assert page.viewport_size == {"width": 1280, "height": 900}
    assert not page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_for_wrong_addresses_is_good(browser_page: Opener, width: int, dark: bool) -> None:
    page = browser_page(width=width, dark=dark)
    answer = page.goto("/de/this/address/does/not/exist/")
    assert answer is not None
    assert answer.status == 404
    assert_good_page(page)
