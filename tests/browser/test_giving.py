# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of giving and gaining in Chromium: wide, on a phone, in the dark; one conversation."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere
from tests.joint import open_joint, tied
from tests.worlds import kept
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reciprocity.models import Assessment, Expectation
from zweiklang.foundation import clock
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
HERE = "/de/workspace/dortmund/partnerships/kumasi/"
THERE = "/en/workspace/kumasi/partnerships/dortmund/"


@pytest.fixture
@kept
def ours(
    transactional_db: None, dortmund: Office, kumasi: Office, bernd: User, ama: User
) -> Partnership:
    """Dortmund and Kumasi have given, seen differently, expected and judged."""
    here, there = factories.actor_for(bernd), factories.actor_for(ama)
    file = open_joint(here, dortmund, there, kumasi)
    ours, theirs = tied(dortmund, file), tied(kumasi, file, sides="BA")
    year = clock.today().year
    for partnership in (ours, theirs):
        for past in (year - 1, year):
            scores = {"score_1": 3, "evidence_1": TranslatedText.of(en="Two departments")}
            factories.add_statement(Assessment, partnership, year=past, **scores)
        text = TranslatedText.of(en="Heat maps")
        factories.add_statement(Expectation, partnership, year=year, expects=text)
    days = factories.add_contribution(ours, "Forty days in Kumasi")
    release_record(here, days)
    release_record(there, respond(there, days, "disputed", TranslatedText.of(en="Thirty days")))
    factories.add_contribution(ours, "Two trucks", kind="goods", draft=True)
    factories.add_contribution(theirs, "Advice", kind="knowledge", giver="B", receiver="A")
    factories.add_benefit(theirs, "A grid for a concept of the whole city")
    return ours


def test_pages_of_giving_are_good(
    browser_page: OpenPage, sign_in: SignIn, ours: Partnership, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    for path in (
        f"{HERE}giving/", f"{HERE}expectations/", f"{HERE}assessment/",
        f"/de/workspace/dortmund/records/contribution/new/?partnership={ours.pk}",
        f"/de/workspace/dortmund/records/assessment/new/?partnership={ours.pk}",
        "/de/dortmund/partnerships/kumasi/",
    ):  # fmt: skip
        page.goto(path)
        assert_good_everywhere(page)


def test_one_city_shows_and_the_other_confirms(
    browser_page: OpenPage, sign_in: SignIn, ours: Partnership, bernd: User, ama: User
) -> None:
    here, there = browser_page(), browser_page(width=320)
    sign_in(here, bernd)
    here.goto(f"{HERE}giving/")
    here.get_by_role("button", name=re.compile("Der anderen Stadt zeigen *: Two trucks")).click()
    sign_in(there, ama)
    there.goto(f"{THERE}giving/")
    row = there.locator("li", has_text="Two trucks")
    row.get_by_text("Respond", exact=False).first.click()
    row.get_by_role("button", name="Confirm").click()
    expect(there.get_by_text("Confirmed. The bar is solid now.")).to_be_visible()
    here.reload()
    expect(here.locator("li", has_text="Two trucks")).to_contain_text("von Kumasi bestätigt am")
