# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils.translation import override
from pytest_django import Settings

from zweiklang.foundation import outgoing
from zweiklang.foundation.outgoing import FetchRefused, fetch


class Answers(BaseHTTPRequestHandler):
    """A council information system with every fault."""

    def do_GET(self) -> None:
        if self.path == "/paper":
            self.answer(200, b'{"host": "%s"}' % self.headers["Host"].encode())
        elif self.path == "/moved":
            self.answer(302, location="/paper")
        elif self.path == "/circle":
            self.answer(302, location="/circle")
        elif self.path == "/elsewhere":
            self.answer(302, location="https://other.example/paper")
        elif self.path == "/inward":
            self.answer(302, location="http://169.254.169.254/latest")
        elif self.path == "/big":
            self.answer(200, b"x" * 3_000_000)
        else:
            self.answer(404)

    def answer(self, status: int, body: bytes = b"", location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def server(settings: Settings) -> Iterator[str]:
    settings.FETCH_HOSTS = ["127.0.0.1"]
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def addresses(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    monkeypatch.setattr(
        outgoing.socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (ip, 443)) for ip in found]
    )


def test_a_page_is_fetched_under_its_own_host_name(server: str) -> None:
    assert fetch(f"{server}/paper") == b'{"host": "%s"}' % server.removeprefix("http://").encode()


def test_redirects_are_followed_on_the_same_host_only(server: str) -> None:
    assert fetch(f"{server}/moved").startswith(b'{"host"')
    for path in ("elsewhere", "inward"):
        with pytest.raises(FetchRefused, match="leads on to another host"):
            fetch(f"{server}/{path}")
    with pytest.raises(FetchRefused, match="in a circle"):
        fetch(f"{server}/circle")


def test_errors_of_the_server_are_told(server: str) -> None:
    with pytest.raises(FetchRefused, match="answered with 404"):
        fetch(f"{server}/missing")


def test_answers_beyond_the_limit_are_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "MAX_BYTES", 1_000_000)
    with pytest.raises(FetchRefused, match="larger than"):
        fetch(f"{server}/big")


def test_slow_answers_are_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "MAX_SECONDS", -1)
    with pytest.raises(FetchRefused, match="too slow"):
        fetch(f"{server}/paper")


def test_a_host_that_is_not_listed_is_refused(settings: Settings) -> None:
    settings.FETCH_HOSTS = ["council.example"]
    with pytest.raises(FetchRefused, match="Nothing may be fetched from evil.example"):
        fetch("https://evil.example/paper")
    with pytest.raises(FetchRefused, match="Nothing may be fetched from 127.0.0.1"):
        fetch("http://127.0.0.1/paper")


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"],
)
def test_a_listed_host_in_a_private_network_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    settings.FETCH_HOSTS = ["council.example"]
    addresses(monkeypatch, "93.184.215.14", address)
    with pytest.raises(FetchRefused, match="private network"):
        fetch("https://council.example/paper")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://council.example/paper", "encrypted address"),
        ("ftp://council.example/paper", "no address of a page"),
        ("file:///etc/passwd", "no address of a page"),
        ("https://user:secret@council.example/", "no address of a page"),
        ("https://council.example:notaport/", "is no address"),
        ("paper", "no address of a page"),
    ],
)
def test_addresses_of_the_wrong_kind_are_refused(settings: Settings, url: str, said: str) -> None:
    settings.FETCH_HOSTS = ["council.example"]
    with pytest.raises(FetchRefused, match=said):
        fetch(url)


def test_a_host_that_does_not_exist_is_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_args: object, **_options: object) -> None:
        raise OSError

    settings.FETCH_HOSTS = ["council.example"]
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", unknown)
    with pytest.raises(FetchRefused, match=r"There is no host council\.example"):
        fetch("https://council.example/paper")
