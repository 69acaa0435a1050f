# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page must be: accessible, narrow enough, light, without foreign hosts and errors."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HTML_LIMIT, FIRST_VISIT_LIMIT = 100_000, 250_000
# What axe can find anew where nothing but the colours has changed.
COLOURS = ["color-contrast", "link-in-text-block"]
ALREADY_PACKED = ("woff2", "png", "jpg", "jpeg", "webp", "avif")


@dataclass
class Watch:
    """What a page asked for and complained about since it was opened."""

    home: str
    twin: Page | None = None
    foreign: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


_watches: WeakKeyDictionary[Page, Watch] = WeakKeyDictionary()
_weighed: dict[str, int] = {}


def watch(page: Page, home: str, twin: Page | None = None) -> None:
    """Note the page's requests, those to foreign hosts (which the browser cannot find), and errors.

    Timers stand still in a page without script, so that axe would never come to an end there: its
    `twin` is a page with script that is led to the same address instead.
    """
    seen = _watches[page] = Watch(home, twin)

    def ask(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            seen.foreign.append(request.url)

    def complain(said: ConsoleMessage) -> None:
        # A page that is meant to answer 404 or 403 is no error of the page.
        about_itself = said.location.get("url") == page.url and "the server responded" in said.text
        if said.type == "error" and not about_itself:
            seen.complaints.append(said.text)

    page.context.on("request", ask)
    page.on("response", lambda answer: seen.answers.append(answer))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("console", complain)


def assert_no_foreign_requests(page: Page) -> None:
    """Fail if the page asked another host for anything."""
    assert not _watches[page].foreign, "The page asks foreign hosts: " + ", ".join(
        _watches[page].foreign
    )


def assert_no_complaints(page: Page) -> None:
    """Fail on script errors and on anything that the content security policy stopped."""
    assert not _watches[page].complaints, "\n".join(_watches[page].complaints)


def assert_accessible(page: Page, rules: list[str] | None = None) -> None:
    """Fail with every violation of WCAG 2.2 A and AA that axe finds, each with its places.

    Where rules are given, of these alone.
    """
    page = _with_script(page)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(
        "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})",
        {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS},
    )
    assert not found["violations"], f"{page.url}\n" + "\n".join(
        _violation_text(violation) for violation in found["violations"]
    )


def _with_script(page: Page) -> Page:
    """Return the page, or its twin at the same address as the same reader."""
    twin = _watches[page].twin
    if twin is None:
        return page
    twin.context.clear_cookies()
    twin.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    twin.goto(page.url)
    return twin


def _violation_text(violation: dict[str, Any]) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"][:5]:
        lines.append(f"    {' '.join(node['target'][0:1])}: {node['html'][:200]}")
        lines += [f"      {line}" for line in node["failureSummary"].splitlines()[1:3]]
    if len(violation["nodes"]) > 5:
        lines.append(f"    … and {len(violation['nodes']) - 5} more places")
    return "\n".join(lines)


def assert_fits(page: Page) -> None:
    """Fail if the page is wider than the window; names the elements that stick out."""
    wide: list[str] = page.evaluate(
        """() => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            const scrolls = e => {
                for (let p = e.parentElement; p; p = p.parentElement)
                    if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX)) return true;
                return false;
            };
            const name = e => e.tagName.toLowerCase() + (e.id && '#' + e.id)
                + [...e.classList].map(c => '.' + c).join('');
            const found = [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > room + 0.5 && !scrolls(e))
                .map(e => name(e) + ' ends at ' + Math.round(e.getBoundingClientRect().right));
            return [document.documentElement.scrollWidth + ' px in ' + room, ...found.slice(-8)];
        }"""
    )
    assert not wide, f"{page.url} scrolls sideways: " + "; ".join(wide)


def assert_drawn_words_legible(page: Page) -> None:
    """Fail if words of a drawing, or numbers in it, are shown smaller than 14 pixels."""
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('svg[viewBox] text')]
            .filter(word => word.getClientRects().length)
            .map(word => [word, parseFloat(getComputedStyle(word).fontSize)
                * word.ownerSVGElement.getBoundingClientRect().width
                / word.ownerSVGElement.viewBox.baseVal.width])
            .filter(([word, size]) => size < 13.95)
            .map(([word, size]) => word.textContent + ' ' + size.toFixed(1))"""
    )
    assert not small, f"{page.url}: too small to read: " + "; ".join(small[:8])


def assert_light(page: Page) -> None:
    """Fail if the page last opened is over 100 kB of HTML, or over 250 kB with all it loads.

    Counted as a first visit would transfer it: text packed, pictures and fonts as they are. Call it
    in a page that was just opened and showed one address only.
    """
    seen = _watches[page]
    sizes = seen.sizes
    while seen.answers:
        answer = seen.answers.pop(0)
        # Of the addresses shown one after another the last one counts, with what all have loaded.
        shown = answer.request.is_navigation_request()
        sizes["the page" if shown else answer.url] = _transferred(answer)
    html = len(page.content().encode())
    assert html < HTML_LIMIT, f"{page.url}: {html} bytes of HTML"
    total = sum(sizes.values())
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:6]
    assert total < FIRST_VISIT_LIMIT, f"{page.url}: {total} bytes; " + ", ".join(
        f"{url.rsplit('/', 1)[-1]} {size}" for url, size in heaviest
    )


def _transferred(answer: Response) -> int:
    """Return the bytes on the way; those of a file that no page changes are asked for once."""
    if answer.url in _weighed:
        return _weighed[answer.url]
    try:
        body = answer.body()
    except Error:  # redirects have none
        return 0
    packed = answer.url.split("?")[0].endswith(ALREADY_PACKED)
    weight = len(body) if packed else len(gzip.compress(body, 6))
    if urlsplit(answer.url).path.startswith("/static/"):
        _weighed[answer.url] = weight
    return weight


def assert_good_page(page: Page) -> None:
    """Fail unless the page shown is accessible, fits, is light, and asks and complains nothing."""
    assert_no_foreign_requests(page)
    assert_no_complaints(page)
    assert_accessible(page)
    assert_fits(page)
    assert_drawn_words_legible(page)
    assert_light(page)


def assert_good_everywhere(page: Page) -> None:
    """As assert_good_page, at 1280 px, at 320 px and in the dark, one after the other.

    The page is loaded once; the window and the colours change around it, as they do when a phone
    is turned or evening comes. In the dark only what depends on colours is looked at again, because
    nothing else may change there. Afterwards the page is as it was opened: 1280 px and light.
    """
    assert_accessible(page)
    assert_fits(page)
    assert_drawn_words_legible(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert_accessible(page)
    assert_fits(page)
    assert_drawn_words_legible(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    shown = _shapes(page)
    page.emulate_media(color_scheme="dark")
    moved = [place for place, there in zip(shown, _shapes(page), strict=True) if place != there]
    assert not moved, f"{page.url}: the dark changes more than colours, first of {moved[0]}"
    assert_accessible(page, COLOURS)
    page.emulate_media(color_scheme="light")
    assert_light(page)
    assert_no_foreign_requests(page)
    assert_no_complaints(page)


def _shapes(page: Page) -> list[str]:
    """Return every element with its place, its size and whether it is visible."""
    shapes: list[str] = page.evaluate(
        """async () => {
            await document.fonts.ready;  // a letter that comes late moves all that follow
            return [...document.body.querySelectorAll('*')].map(e => {
                const box = e.getBoundingClientRect();
                const name = e.tagName.toLowerCase() + [...e.classList].map(c => '.' + c).join('');
                return [name, box.x, box.y, box.width, box.height,
                    getComputedStyle(e).visibility].join(' ');
            });
        }"""
    )
    return shapes
