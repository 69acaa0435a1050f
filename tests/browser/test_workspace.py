# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere, assert_good_page
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people import setup_code
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places import directory

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
DESK = "/de/workspace/dortmund/"


@pytest.fixture(autouse=True, scope="module")
def directory_of_cities() -> None:
    """Build it before a page waits for it: a first build may take longer than a page may."""
    directory.build_if_needed()


@pytest.fixture
@kept
def with_kumasi(transactional_db: None, dortmund: Office) -> Partnership:
    return add_portfolio(dortmund)


@pytest.fixture
@kept
def paper(with_kumasi: Partnership) -> Agreement:
    return factories.add_agreement(with_kumasi, "2018-10-07", "2019-10-07", key="an-old-mou")


def form_of(agreement: Agreement) -> str:
    return f"{DESK}records/agreement/{agreement.pk}/"


def test_workspace_pages_are_good(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    record = form_of(paper)
    for path in (
        "/de/workspace/", "/de/workspace/account/", f"{DESK}partnerships/",
        f"{DESK}partnerships/kumasi/", f"{DESK}partnerships/kumasi/release/",
        f"{DESK}partnerships/kumasi/translations/", f"{DESK}partnerships/new/?city=Lwiw",
        record, f"{record}history/", f"{record}release/", f"{record}withdraw/",
        f"{DESK}records/event/new/?partnership={paper.partnership_id}", f"{DESK}deadlines/",
        f"{DESK}search/?q=kumasi", f"{DESK}office/", f"{DESK}records/unit/",
        f"{DESK}records/council-item/", f"{DESK}records/contact/", f"{DESK}import/",
        "/de/accounts/password/change/", "/en/workspace/",
    ):  # fmt: skip
        page.goto(path)
        assert_good_everywhere(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_sign_in_page_is_good_and_opens_the_day(
    browser_page: OpenPage, with_kumasi: Partnership, bernd: User, width: int
) -> None:
    bernd.username = "koordination-partnerschaften@dortmund.example"
    bernd.save()
    page = browser_page(width=width, script=False)
    page.goto("/de/workspace/")
    page.get_by_label("E-Mail").fill(bernd.email)
    page.get_by_label("Passwort", exact=True).fill("a-long-password-1")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("wart")
    expect(page.get_by_role("status")).to_contain_text(bernd.username)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_address_of_a_calendar_is_broken_rather_than_the_page_made_wide(
    browser_page: OpenPage, sign_in: SignIn, with_kumasi: Partnership, bernd: User
) -> None:
    page = browser_page(width=320)
    sign_in(page, bernd)
    page.goto(f"{DESK}deadlines/")
    page.get_by_role("button", name="Adresse erzeugen").click()
    expect(page.locator(".zk-long-address")).to_contain_text(".ics")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_errors_stand_first_and_one_button_mends_one(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page(script=False)
    sign_in(page, bernd)
    page.goto(form_of(paper))
    page.locator("#id_valid_until").fill("07.10.2018")
    page.locator("#id_signatory_A").fill("Oberbürgermeister (Amt)")
    page.locator("#id_mandate").fill("12345/20")
    page.get_by_role("button", name="Speichern").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Drei Angaben fehlen noch oder passen nicht")
    expect(summary.get_by_role("link")).to_have_count(3)
    page.get_by_role("button", name="7. Oktober 2020 übernehmen").click()
    expect(page.locator("#id_valid_until")).to_have_value("07.10.2020")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    expect(page.locator("#id_signatory_A")).to_have_value("Oberbürgermeister (Amt)")


def test_the_form_with_errors_is_good(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    page.goto(form_of(paper))
    page.locator("#id_valid_until").fill("07.10.2018")
    page.locator("#id_signatory_A").fill("Oberbürgermeister (Amt)")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    assert_good_everywhere(page)


def test_the_picture_of_the_consequence_follows_the_typing(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    page.goto(form_of(paper))
    aside = page.locator("#consequence")
    expect(aside).to_contain_text("kein gültiges Abkommen")
    page.locator("#id_valid_until").fill("")
    page.locator("#id_signed_at").focus()
    expect(aside).to_contain_text("unbefristet")
    expect(page.locator("#id_valid_until")).to_have_value("")


def test_enter_in_a_field_saves_and_takes_no_correction(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page(script=False)
    sign_in(page, bernd)
    page.goto(form_of(paper))
    page.locator("#id_valid_until").fill("07.10.2018")
    page.locator("#id_valid_until").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("#id_valid_until").fill("31.12.2020")
    page.locator("#id_valid_until").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("gespeichert")
    paper.refresh_from_db()
    assert paper.valid_until is not None
    assert paper.valid_until.iso == "2020-12-31"


def test_a_passkey_signs_in_with_scripts_of_this_host_only(
    browser_page: OpenPage, sign_in: SignIn, with_kumasi: Partnership, bernd: User
) -> None:
    page = browser_page()
    authenticator = page.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/de/accounts/login/?next=/de/accounts/2fa/webauthn/add/")
    page.get_by_label("E-Mail").fill(bernd.email)
    page.get_by_label("Passwort", exact=True).fill("a-long-password-1")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_label("Passwort", exact=True).fill("a-long-password-1")
    page.get_by_role("button", name="Weiter").click()
    page.locator("input[name=name]").fill("Dienstrechner")
    page.locator("input[name=passwordless]").check()
    page.get_by_role("button", name="Hinzufügen").click()
    page.wait_for_url(lambda address: "webauthn/add" not in address)
    page.context.clear_cookies()
    page.goto("/de/accounts/login/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/de/workspace/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("wart")


def test_the_first_start_works_without_script(
    browser_page: OpenPage, transactional_db: None
) -> None:
    page = browser_page(width=320, script=False)
    page.goto("/de/workspace/setup/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welche Stadt ist Ihre?")
    page.get_by_label("Name der Stadt").fill("Dortmund")
    page.get_by_role("button", name="Stadt finden").click()
    page.get_by_role("link", name="Dortmund").first.click()
    page.get_by_label("Ihr Name oder Ihre Funktion").fill("Leitung")
    page.get_by_label("Ihre E-Mail-Adresse").fill("leitung@city.example")
    page.get_by_label("Ihr Passwort").fill("ein langer guter Satz")
    page.get_by_label("Einrichtungscode").fill(setup_code.current())
    page.get_by_role("button", name="Büro einrichten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dortmund und welche Stadt?")
    page.get_by_label("Name der Stadt").fill("Schytomyr")
    page.get_by_role("button", name="Stadt finden").click()
    page.get_by_role("link", name="Schytomyr").first.click()
    page.get_by_label("Seit wann").fill("2022")
    page.get_by_role("button", name="Akte anlegen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Schytomyr")


@pytest.mark.parametrize("step", ["", "?city=Dortmund", "?chosen=ags-05913000"])
def test_the_pages_of_the_first_start_are_good(
    browser_page: OpenPage, transactional_db: None, step: str
) -> None:
    page = browser_page(width=320)
    page.goto(f"/de/workspace/setup/{step}")
    assert_good_page(page)


@pytest.mark.parametrize("dark", [False, True])
def test_a_field_stands_out_from_its_page(browser_page: OpenPage, dark: bool) -> None:
    page = browser_page(dark=dark)
    page.goto("/de/accounts/login/")
    colours = page.evaluate(
        "['input[name=login]', 'body'].map(one =>"
        " getComputedStyle(document.querySelector(one)).backgroundColor)"
    )
    assert colours[0] != colours[1]


def test_buttons_of_forms_take_the_width_of_a_phone(
    browser_page: OpenPage, sign_in: SignIn, paper: Agreement, bernd: User
) -> None:
    page = browser_page(width=320)
    sign_in(page, bernd)
    for path in (
        "/de/workspace/account/", f"{DESK}deadlines/", f"{DESK}search/?q=kumasi",
        f"{DESK}partnerships/", form_of(paper), f"{form_of(paper)}history/",
        "/de/dortmund/timeline/",
    ):  # fmt: skip
        page.goto(path)
        narrow = page.evaluate(
            "[...document.querySelectorAll('main .kern-btn--primary, main .kern-btn--secondary')]"
            ".filter(one => one.checkVisibility({contentVisibilityAuto: true}))"
            ".filter(one => one.offsetWidth < one.parentElement.offsetWidth * .9)"
            ".map(one => one.innerText)"
        )
        assert not narrow, path
