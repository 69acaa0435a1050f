# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two browsers, one signed in for each city, German and English: from proposal to public page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere, assert_good_page
from tests.joint import PURPOSE, REVISED, agreed, open_joint, proposed, released, tied
from tests.worlds import kept
from zweiklang.domain.joint import actions, links
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office, User

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]


@pytest.fixture
@kept
def doris(transactional_db: None, dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def akua(transactional_db: None, kumasi: Office) -> User:
    return factories.add_member(kumasi, "akua", "coordinator", also_decides=True)


def test_from_a_proposal_to_a_public_page_in_two_browsers(
    browser_page: OpenPage,
    sign_in: SignIn,
    doris: User,
    akua: User,
    dortmund: Office,
    kumasi: Office,
) -> None:
    factories.add_partnership(dortmund, kumasi.place)
    here, there = browser_page(width=1280), browser_page(width=360, language="en-GB", script=False)
    sign_in(here, doris)
    sign_in(there, akua)

    # Dortmund opens the joint file; Kumasi finds it on its day and takes its seat.
    here.goto("/de/workspace/dortmund/partnerships/kumasi/")
    here.get_by_role("link", name="Gemeinsame Akte").click()
    here.get_by_role("button", name="Gemeinsame Akte eröffnen").click()
    there.goto("/en/workspace/")
    there.get_by_role("link", name="Take part", exact=True).click()
    there.get_by_role("button", name="Take part").click()
    expect(there.get_by_role("heading", level=1)).to_contain_text("Kumasi")

    # Kumasi proposes, in two languages, on a phone without script.
    there.get_by_role("link", name="Write: Common purpose").click()
    for name in ("title", "purpose"):
        for code in ("de", "en"):
            there.locator(f"[name={name}_{code}]").fill(PURPOSE[name]["texts"][code])  # type: ignore[index, call-overload]
    there.locator("#id_goals").fill("11, 13")
    there.get_by_role("button", name="Put it before the other city").click()
    expect(there.get_by_role("heading", level=1)).to_have_text("Kumasi proposes a joint text.")

    # Dortmund reads it on its day, in German, and answers by another wording; Kumasi agrees.
    here.goto("/de/workspace/")
    expect(here.get_by_role("heading", level=1)).to_have_text("Eine Sache wartet auf uns.")
    here.get_by_role("link", name="Vorschlag lesen").click()
    expect(here.get_by_role("heading", level=1)).to_have_text(
        "Kumasi schlägt einen gemeinsamen Text vor."
    )
    assert_good_page(here)
    here.get_by_role("link", name="Gegenvorschlag schreiben").click()
    here.locator("#id_goals").fill("11, 13, 17")
    here.get_by_role("button", name="Der anderen Stadt vorlegen").click()
    there.goto("/en/workspace/")
    there.get_by_role("link", name="Read the proposal").first.click()
    there.get_by_role("button", name="Agree").click()
    expect(there.get_by_role("heading", level=1)).to_have_text("All cities have agreed.")

    # Both make it public; everybody reads it on both pages, in both languages.
    here.reload()
    here.get_by_role("link", name="Der ganze geltende Text").click()
    here.get_by_text("Veröffentlichung vorschlagen").first.click()
    here.get_by_role("button", name="Veröffentlichung vorschlagen").click()
    there.goto("/en/workspace/")
    there.get_by_role("link", name="Read the proposal").first.click()
    there.get_by_role("button", name="Agree").click()
    anybody = browser_page(width=320)
    anybody.goto("/de/dortmund/partnerships/kumasi/")
    expect(anybody.get_by_text("Gemeinsamer Zweck").first).to_be_visible()
    expect(anybody.get_by_text("Common purpose").first).to_be_visible()
    assert_good_page(anybody)


@pytest.fixture
@kept
def rich(
    doris: User, akua: User, dortmund: Office, kumasi: Office
) -> tuple[JointFile, dict[str, str]]:
    """A file with all that can stand in it, and the addresses of its pages for Dortmund."""
    a, b = factories.actor_for(doris), factories.actor_for(akua)
    file = open_joint(a, dortmund, b, kumasi)
    tied(dortmund, file)
    record = released(a, b, agreed(a, b, file))
    asked = actions.propose(b, record, REVISED, language="en", reason="We learn from each other.")
    ours = actions.propose(a, record, {**PURPOSE, "goals": ["5"]})
    actions.comment(b, asked, "In practice we have long learned from each other.", language="en")
    actions.comment(a, asked, "Einverstanden.", language="de", internal=True)
    draft = proposed(a, file, draft=True)
    dura = factories.add_place("dura", "PS", en="Dura")
    other = open_file(a, dortmund, {"A": dortmund.place, "B": dura}, {"B": "en"})
    by_link = proposed(a, other)
    token = links.issue_link(a, by_link, "B")[1]
    base = "/de/workspace/dortmund/joint/"
    return file, {
        "day": "/de/workspace/",
        "file": f"{base}{file.pk}/",
        "text": f"{base}texts/{record.pk}/",
        "asked": f"{base}proposals/{asked.pk}/",
        "ours": f"{base}proposals/{ours.pk}/",
        "draft": f"{base}proposals/{draft.pk}/",
        "write": f"{base}texts/{record.pk}/propose/",
        "minutes": f"{base}{file.pk}/new/minutes/",
        "by-link": f"{base}proposals/{by_link.pk}/",
        "confirm": f"/en/confirm/{token}/",
        "public": "/de/dortmund/partnerships/kumasi/",
    }


def test_pages_of_joint_texts_are_good(
    browser_page: OpenPage,
    sign_in: SignIn,
    doris: User,
    rich: tuple[JointFile, dict[str, str]],
    tmp_path: Path,
) -> None:
    page = browser_page()
    sign_in(page, doris)
    for address in rich[1].values():
        page.goto(address)
        assert_good_everywhere(page)
