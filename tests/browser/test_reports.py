# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of reports in Chromium: wide, on a phone, in the dark; from a wish to a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere
from tests.reports import begin_report
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import clock

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
HERE = "/de/workspace/dortmund/reports/"


@pytest.fixture
@kept
def with_kumasi(transactional_db: None, dortmund: Office, bernd: User) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("kumasi", "GH", de="Kumasi"))
    factories.add_phase(one, "2011")
    factories.add_agreement(one, "2020-10-07", "2022-10-07")
    factories.add_event(one, str(clock.today().year), "Delegation", people=5, doubt="Unsicher.")
    return one


def test_pages_of_reports_are_good(
    browser_page: OpenPage, sign_in: SignIn, with_kumasi: Partnership, bernd: User,
) -> None:  # fmt: skip
    report = begin_report(with_kumasi)
    page = browser_page()
    sign_in(page, bernd)
    for path in ("", "new/council-status/", "new/council-answer/", f"{report.pk}/"):
        page.goto(HERE + path)
        assert_good_everywhere(page)


def test_from_a_wish_to_a_released_word_file(
    browser_page: OpenPage, sign_in: SignIn, with_kumasi: Partnership, bernd: User
) -> None:
    page = browser_page(script=False)
    sign_in(page, bernd)
    page.goto(HERE)
    page.get_by_role("link", name="Sachstandsbericht an den Rat").click()
    page.get_by_role("button", name="Entwurf erstellen").click()
    page.get_by_label("Entwicklung des Büros").fill("Eine Stelle ist frei.")
    page.get_by_role("button", name="Texte speichern").click()
    page.get_by_role("button", name="Als geprüft markieren").click()
    page.get_by_role("button", name="Freigeben").click()
    expect(page.get_by_role("status")).to_contain_text("Freigegeben.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word (DOCX)").click()
    content = download.value.path().read_bytes()
    words = [one.text for one in Document(io.BytesIO(content)).paragraphs]
    assert "Eine Stelle ist frei." in words
