# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Common topics and joint projects in a real browser, from a profile to a value on the phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere
from tests.eye_level import PROJECT, TOPIC, add_profile, agree, open_between, tie
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.people.models import Office, User

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
BASE = "/de/workspace/dortmund/"


@pytest.fixture
@kept
def doris(transactional_db: None, dortmund: Office) -> User:
    return factories.add_member(dortmund, "doris", "coordinator", also_decides=True)


@pytest.fixture
@kept
def joint(doris: User, dortmund: Office, kumasi: Office) -> JointFile:
    """Profiles that meet, a common topic and its project."""
    ours = factories.actor_for(doris)
    theirs = factories.actor_for(
        factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    )
    file = open_between((dortmund, ours), (kumasi, theirs))
    tie(file, dortmund, kumasi.place)
    add_profile(ours, file, "Waste", ["11.6"], offers="How we sort", learning="Small lorries")
    add_profile(theirs, file, "Rubbish", ["11.6"], seeks="Lorries")
    add_profile(ours, file, "IT", ["9.c"], offers="Software", shown=False)
    topic = agree("common-topic", TOPIC, file, ours, theirs)
    agree("joint-project", PROJECT, file, ours, theirs, below=topic)
    return file


def test_pages_of_topics_and_projects_are_good(
    browser_page: OpenPage, sign_in: SignIn, joint: JointFile, doris: User
) -> None:
    page = browser_page()
    sign_in(page, doris)
    topic, project = (
        JointRecord.objects.get(kind=kind) for kind in ("common-topic", "joint-project")
    )
    for path in (
        "topics/common/", "topics/lessons/", "projects/", f"joint/{joint.pk}/topics/",
        f"joint/{joint.pk}/exchange/", f"joint/topics/{topic.pk}/", f"joint/projects/{project.pk}/",
        f"joint/{joint.pk}/say/topic-profile/", f"joint/texts/{project.pk}/propose/",
        f"joint/{joint.pk}/say/indicator-value/?project={project.pk}&mark=W1",
    ):  # fmt: skip
        page.goto(BASE + path)
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert_good_everywhere(page)


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (320, 5)])
def test_an_indicator_is_written_in_one_line_where_there_is_room(
    browser_page: OpenPage,
    sign_in: SignIn,
    joint: JointFile,
    doris: User,
    width: int,
    lines: int,
) -> None:
    page = browser_page(width=width, script=False)
    sign_in(page, doris)
    project = JointRecord.objects.get(kind="joint-project")
    page.goto(f"{BASE}joint/texts/{project.pk}/propose/")
    row = page.get_by_role("group", name="Zeile 1").first
    cells = row.locator(".zk-cell").all()
    tops = {round(box["y"] + (0 if lines == 1 else box["height"])) for box in map(_box, cells)}
    assert len(tops) == lines
    # Whoever does not see the line hears a label for each input, in the order of the columns.
    row.get_by_label("Kürzel").focus()
    for label in ("Deutsch", "English", "Einheit", "Wert am Anfang"):
        page.keyboard.press("Tab")
        expect(row.get_by_label(label)).to_be_focused()


def _box(cell: Locator) -> FloatRect:
    box = cell.bounding_box()
    assert box
    return box


def test_value_is_entered_on_a_phone_without_script(
    browser_page: OpenPage, sign_in: SignIn, joint: JointFile, doris: User
) -> None:
    page = browser_page(width=320, script=False)
    sign_in(page, doris)
    project = JointRecord.objects.get(kind="joint-project")
    page.goto(f"{BASE}joint/projects/{project.pk}/")
    page.get_by_role("link", name="Wert eintragen").click()
    page.get_by_label("Wert", exact=True).fill("131,5")
    page.get_by_label("Gemessen am").fill("06.2026")
    page.get_by_label("Quelle").fill("Abfallbilanz 2026")
    page.get_by_role("button", name="Speichern").last.click()
    expect(page.get_by_role("cell", name="131,5")).to_be_visible()
    page.get_by_role("button", name="der anderen Stadt zeigen").click()
    expect(page.get_by_role("status")).to_contain_text("gezeigt")
