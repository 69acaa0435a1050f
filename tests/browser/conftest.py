# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real browser before a real server, on whichever database the tests run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import factories
from tests.browser.looking import watch
from zweiklang.domain.people.models import User
from zweiklang.domain.places.directory import build_if_needed

PROGRAM = "/usr/bin/chromium"
# Nothing but the page under test may use the network; containers give Chromium no sandbox.
WORDS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that no one forgets to; put walks through pages first.

    Two processes begin with a half each and take from the end of the other's when theirs is done.
    So walks, which take longest, begin both halves, and short tests are left for the end.
    """
    here = [item for item in items if "tests/browser/" in item.nodeid]
    for item in here:
        item.add_marker(pytest.mark.browser)
    walks = [item for item in here if "are_good" in item.name]
    short = [item for item in here if item not in walks]
    half = len(walks) // 2
    middle = len(here) // 2 - half
    others = [item for item in items if "tests/browser/" not in item.nodeid]
    items[:] = [*others, *walks[:half], *short[:middle], *walks[half:], *short[middle:]]


@pytest.fixture(scope="session", autouse=True)
def directory() -> None:
    """The directory of cities, as `zweiklang prepare` builds it before the server starts."""
    build_if_needed()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=list(WORDS))
        yield browser
        browser.close()


@pytest.fixture
def browser_page(live_server: Any, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages: `browser_page(width=320, dark=True, script=False)`; closed after the test.

    Addresses may be given without host: `page.goto("/de/")`.
    """
    contexts = []

    def open_page(
        width: int = 1280, dark: bool = False, script: bool = True, language: str = "de-DE"
    ) -> Page:
        twin = None if script else open_page(width, dark, language=language)
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            locale=language,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, live_server.url, twin)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, User], None]:
    """Signs a person in, without the form: `sign_in(page, bernd)`."""
    from django.conf import settings
    from django.test import Client

    def give_session(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        factories.just_signed_in(client, user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return give_session
