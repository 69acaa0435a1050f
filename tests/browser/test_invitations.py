# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Members, support and invitations in a real browser, without script and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_page
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.people.models import Office, User

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
DESK = "/de/workspace/dortmund/"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_a_city_comes_in_by_a_printed_code_and_every_page_on_the_way_is_good(
    transactional_db: None, browser_page: OpenPage, sign_in: SignIn, dortmund: Office, width: int,
    dark: bool,
) -> None:  # fmt: skip
    anna = factories.add_member(dortmund, "anna", "administrator")
    factories.add_support(dortmund, "root")
    factories.add_partnership(dortmund, factories.add_place("accra", "GH"))
    places = {"A": dortmund.place, "B": factories.add_place("dura", "PS", en="Dura", de="Dura")}
    file = open_file(factories.actor_for(anna), dortmund, places, {"A": "de", "B": "en"})
    page = browser_page(width=width, dark=dark, script=False)
    sign_in(page, anna)
    for path in ("members/", "support/", f"joint/{file.pk}/invite/"):
        page.goto(DESK + path)
        assert_good_page(page)
    page.get_by_role("button", name="Einladen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dortmund invites Dura.")
    assert_good_page(page)
    code = page.locator(".zk-code").inner_text()

    mayor = browser_page(width=width, dark=dark, script=False)
    mayor.goto("/en/workspace/invitation/")
    assert_good_page(mayor)
    mayor.get_by_label("Code").fill(code.upper())
    mayor.get_by_role("button", name="Open the invitation").click()
    assert_good_page(mayor)
    mayor.get_by_label("Name of your office").fill("International Relations")
    mayor.get_by_label("Your name or function").fill("Office of the Mayor")
    mayor.get_by_label("Your e-mail address").fill("mayor@dura.example")
    mayor.get_by_label("Your password").fill("a good first sentence")
    mayor.get_by_role("button", name="Accept").click()
    expect(mayor).to_have_url(re.compile("/en/workspace/$"))
    expect(mayor.get_by_text("You work for International Relations now.")).to_be_visible()
