# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.looking import assert_good_everywhere
from tests.topics import add_paper, read_now
from tests.worlds import kept
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics.models import Paper

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, User], None]
BASE = "/de/workspace/dortmund/topics/"
FINDER = f"{BASE}finder/?first=dortmund&second=dura"


@pytest.fixture
@kept
def papers(transactional_db: None, fake_reader: None, dortmund: Office) -> None:
    """What both cities do, seek and offer, in several passages of two papers each."""
    dura = factories.add_place("dura", "PS", de="Dura", en="Dura")
    words = ("Wasser", "Abfall", "Schule", "Pflege", "Solar")
    for place in (dortmund.place, dura):
        for verb in ("baut", "sucht", "bietet"):
            text = "\n\n".join(f"{place} {verb} seit Jahren mehr {w}. SDG 13" for w in words)
            add_paper(dortmund, place, text, f"{place.key}-{verb}.txt", kind="plan")


def test_pages_of_topics_are_good(
    browser_page: OpenPage, sign_in: SignIn, papers: None, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    for path in (
        BASE, f"{BASE}dortmund/papers/", f"{BASE}dortmund/profile/", FINDER,
        f"{BASE}dortmund/profile/?target=6.3", f"{BASE}like/?q=Wer baut Schulen", f"{BASE}reader/",
        "/de/workspace/dortmund/search/?q=Schule",
    ):  # fmt: skip
        page.goto(path)
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert_good_everywhere(page)


def test_a_line_opens_and_is_decided_without_script(
    browser_page: OpenPage, sign_in: SignIn, papers: None, bernd: User
) -> None:
    page = browser_page(script=False)
    sign_in(page, bernd)
    page.goto(FINDER)
    expect(page.get_by_role("heading", level=1)).to_contain_text("an fünf gleichen Aufgaben")
    line = page.locator(".zk-both details.zk-line").first
    expect(line.locator("mark").first).to_be_visible()
    line.get_by_role("button", name="Passt nicht").click()
    expect(page.get_by_role("alert").first).to_contain_text("warum es nicht passt")
    line = page.locator(".zk-both details.zk-line").first
    line.get_by_label("Grund").fill("Schon erledigt")
    line.get_by_role("button", name="Passt nicht").click()
    # The next best passages of the target have taken the place, so the cities share as much.
    expect(page.get_by_role("heading", level=1)).to_contain_text("an fünf gleichen Aufgaben")
    expect(page.get_by_role("heading", name="Entschieden")).to_be_visible()


def test_dropped_files_are_filed_and_the_list_follows_the_reading(
    browser_page: OpenPage, sign_in: SignIn, papers: None, bernd: User, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from zweiklang.domain.topics import tasks

    # The worker is somebody else: here the reading waits until the test does it.
    nobody = SimpleNamespace(enqueue=lambda reading_id: None)
    monkeypatch.setattr(tasks, "read_paper_task", nobody)
    page = browser_page()
    sign_in(page, bernd)
    page.goto(f"{BASE}dortmund/papers/")
    files = page.evaluate_handle(
        """() => {
            const data = new DataTransfer();
            for (const name of ["eins.txt", "zwei.txt"])
                data.items.add(new File(["Die Stadt plant eine Schule: " + name], name));
            return data;
        }"""
    )
    chosen = tmp_path / "drei.txt"
    chosen.write_text("Die Stadt plant eine Schule: drei")
    page.set_input_files("input[data-drop]", chosen)
    page.dispatch_event("form:has(input[data-drop])", "drop", {"dataTransfer": files})
    expect(page.locator("output")).to_have_text("3: drei.txt, eins.txt, zwei.txt")
    page.get_by_role("button", name="Ablegen und lesen").click()
    expect(page.get_by_role("status").first).to_contain_text("Drei Papiere sind abgelegt")
    expect(page.locator("#papers")).to_contain_text("wartet auf das Lesen")
    for paper in Paper.objects.filter(key__in=["eins", "zwei", "drei"]):
        read_now(paper)
    expect(page.locator("#papers")).not_to_contain_text("wartet auf das Lesen")


#: A folder as the browser hands it over, in parts, with a folder inside and a hidden file.
FOLDER = """() => {
    const file = (name) => ({
        name, isFile: true, isDirectory: false,
        file: (done) => done(new File(["Die Stadt plant eine Schule: " + name], name)),
    });
    const folder = (name, ...parts) => ({
        name, isFile: false, isDirectory: true,
        createReader: () => ({ readEntries: (done) => done(parts.shift() ?? []) }),
    });
    const inside = folder("2024", [file("drei.txt")]);
    const first = [file("eins.txt"), file(".versteckt")];
    const whole = folder("Akten", first, [inside, file("zwei.txt")]);
    DataTransferItem.prototype.webkitGetAsEntry = () => whole;
    const data = new DataTransfer();
    data.items.add(new File([""], "Akten"));
    return data;
}"""


def test_a_dropped_folder_gives_all_files_in_it(
    browser_page: OpenPage, sign_in: SignIn, papers: None, bernd: User
) -> None:
    page = browser_page()
    sign_in(page, bernd)
    page.goto(f"{BASE}dortmund/papers/")
    expect(page.locator("output")).to_contain_text("ganze Ordner")
    folder = page.evaluate_handle(FOLDER)
    page.dispatch_event("form:has(input[data-drop])", "drop", {"dataTransfer": folder})
    expect(page.locator("output")).to_have_text("3: eins.txt, drei.txt, zwei.txt")
    page.get_by_role("button", name="Ablegen und lesen").click()
    expect(page.get_by_role("status").first).to_contain_text("Drei Papiere sind abgelegt")


def test_many_files_are_filed_without_script(
    browser_page: OpenPage, sign_in: SignIn, papers: None, bernd: User, tmp_path: Path
) -> None:
    names = [f"plan-{number}.txt" for number in range(5)]
    for name in names:
        (tmp_path / name).write_text(f"Die Stadt plant eine Schule: {name}")
    page = browser_page(script=False)
    sign_in(page, bernd)
    page.goto(f"{BASE}dortmund/papers/")
    page.get_by_label("Dateien").set_input_files([tmp_path / name for name in names])
    page.get_by_role("button", name="Ablegen und lesen").click()
    expect(page.get_by_role("status").first).to_contain_text("Fünf Papiere sind abgelegt")
    assert Paper.objects.filter(key__startswith="plan-").count() == 5
