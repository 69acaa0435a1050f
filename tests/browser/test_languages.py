# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages in draft languages in Chromium: Arabic from right to left, French; wide, small, dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere, assert_good_page
from tests.eye_level import TOPIC, add_profile, agree, open_between, tie
from tests.worlds import kept
from zweiklang.domain.joint.actions import start_record
from zweiklang.domain.joint.models import JointFile, Proposal
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reciprocity.models import Assessment
from zweiklang.doors.commands.catalogues import catalogue, parts
from zweiklang.foundation import clock
from zweiklang.foundation.texts import TranslatedText

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]


@pytest.fixture
@kept
def doris(transactional_db: None, dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def file(doris: User, dortmund: Office, kumasi: Office) -> JointFile:
    """A file with profiles, a common topic, a proposal that waits, giving and an assessment."""
    ours = factories.actor_for(doris)
    theirs = factories.actor_for(
        factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    )
    file = open_between((dortmund, ours), (kumasi, theirs))
    own = tie(file, dortmund, kumasi.place)
    add_profile(ours, file, "Waste", ["11.6"], offers="How we sort", learning="Small lorries")
    add_profile(theirs, file, "Rubbish", ["11.6"], seeks="Lorries")
    agree("common-topic", TOPIC, file, ours, theirs)
    start_record(theirs, file, "common-topic", TOPIC)
    factories.add_contribution(own, "Forty days in Kumasi")
    scores = {"score_1": 3, "evidence_1": TranslatedText.of(en="Two departments")}
    factories.add_statement(Assessment, own, year=clock.today().year, **scores)
    return file


def workspace_pages(file: JointFile) -> list[str]:
    proposal = Proposal.objects.latest("written_at")
    here = "workspace/dortmund/partnerships/kumasi/"
    return [
        "workspace/",
        f"workspace/dortmund/joint/proposals/{proposal.pk}/",
        f"workspace/dortmund/joint/{file.pk}/topics/",
        f"{here}giving/",
        f"{here}assessment/",
        "workspace/account/",
    ]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_pages_a_partner_city_meets_are_good_in_draft_languages(
    browser_page: OpenPage, sign_in: SignIn, file: JointFile, doris: User,
    language: str,
) -> None:  # fmt: skip
    page = browser_page(language=language)
    for path in ("", "dortmund/partnerships/", "accounts/login/"):
        page.goto(f"/{language}/{path}")
        assert_good_everywhere(page)
    sign_in(page, doris)
    for path in workspace_pages(file):
        page.goto(f"/{language}/{path}")
        assert_good_everywhere(page)
        direction = "rtl" if language == "ar" else "ltr"
        assert page.locator("html").get_attribute("dir") == direction
        expect(page.locator(".zk-draft a[hreflang=en]")).to_have_attribute("href", f"/en/{path}")


def test_arabic_page_mirrors_its_bar_and_its_sides(
    browser_page: OpenPage, sign_in: SignIn, file: JointFile, doris: User
) -> None:
    page = browser_page()
    sign_in(page, doris)
    page.goto(f"/ar/{workspace_pages(file)[1]}")
    brand, nav = (page.locator(one).bounding_box() for one in (".zk-brand", ".zk-nav"))
    assert brand["x"] > nav["x"] + nav["width"]  # type: ignore[index]
    first, mark, second = (
        page.locator(f".zk-consent > :nth-child({place})").bounding_box() for place in (1, 2, 3)
    )
    assert first["x"] > mark["x"] > second["x"]  # type: ignore[index]


def test_language_is_changed_without_script_on_a_phone(
    browser_page: OpenPage, file: object
) -> None:
    page = browser_page(width=320, script=False)
    page.goto("/de/accounts/login/")
    page.locator(".zk-menu > summary, .zk-bar > .zk > .zk-tongues > summary").first.click()
    shown = page.locator(".zk-menu .zk-tongues")
    shown.locator("summary").click()
    names = shown.locator("a")
    assert names.all_inner_texts() == ["English", "Français", "العربيّة", "Українська", "Türkçe"]
    assert_good_page(page)
    shown.get_by_text("Français").click()
    expect(page).to_have_url(re.compile("/fr/accounts/login/$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def german_of_arabic_pages() -> set[str]:
    """Return German words of the interface that stand in no other language's messages."""
    german: set[str] = set()
    other: set[str] = set()
    for part in parts():
        for language, words in (("de", german), ("ar", other)):
            with catalogue(part, language).open("rb") as source:
                for message in read_po(source, locale=language):
                    strings = message.string if message.pluralizable else [message.string]
                    for text in strings if message.id else ():
                        words.update(re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", text))
                    ids = message.id if isinstance(message.id, tuple) else [message.id]
                    other.update(word for text in ids for word in re.findall(r"[A-Za-z]{4,}", text))
    return german - other


def test_no_german_word_of_the_interface_is_left_on_an_arabic_page(
    browser_page: OpenPage, sign_in: SignIn, file: JointFile, doris: User
) -> None:
    page = browser_page()
    sign_in(page, doris)
    german = german_of_arabic_pages()
    assert {"Vorschlag", "Partnerschaften", "Fristen"} <= german
    # What the cities wrote is theirs: only the words of the interface are looked at.
    written = {"Dortmund", "Internationale", "Beziehungen", "Kumasi", "Waste", "Rubbish"}
    written.add("Deutsch")  # each language is named in itself
    for path in workspace_pages(file):
        page.goto(f"/ar/{path}")
        shown = page.locator("body").evaluate(
            """body => { const copy = body.cloneNode(true);
            copy.querySelectorAll('[lang]:not([lang=ar])').forEach(one => one.remove());
            return copy.textContent }"""
        )
        left = set(re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", shown)) & german - written
        assert not left, (path, left)
