# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import ast
import os
import re
import signal
import socket
import sys
from pathlib import Path

import pytest

from launch import commands, for_users, words
from launch.commands import Problem, explain, run
from launch.processes import Service, keep_running
from launch.stamps import Stamps, fingerprint

SLEEPER = "import signal, sys; signal.signal(15, lambda *_: sys.exit(0)); signal.pause()"
LISTENER = (
    "import socket, sys, time; s = socket.create_server(('127.0.0.1', int(sys.argv[1])));"
    "time.sleep(float(sys.argv[2]))"
)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@pytest.fixture(autouse=True)
def english_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture(autouse=True)
def usual_signals() -> object:
    kept = {
        number: signal.getsignal(number)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_a_step_is_fresh_until_an_input_changes(tmp_path: Path) -> None:
    source = tmp_path / "input"
    source.write_text("one")
    Stamps(tmp_path / "stamps.json").keep(step=fingerprint([source]))
    assert Stamps(tmp_path / "stamps.json").fresh("step", fingerprint([source]))
    source.write_text("two")
    assert not Stamps(tmp_path / "stamps.json").fresh("step", fingerprint([source]))


def test_a_broken_stamp_file_only_means_doing_the_steps_again(tmp_path: Path) -> None:
    path = tmp_path / "stamps.json"
    path.write_text("{")
    assert not Stamps(path).fresh("step", "x")


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("npm ERR! code EAI_AGAIN", "needs the network"),
        ("ensurepip is not available", "apt install python3-venv"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
    ],
)
def test_a_failed_step_says_what_to_do(output: str, advice: str) -> None:
    with pytest.raises(Problem, match=advice):
        run([sys.executable, "-c", f"print({output!r}); raise SystemExit(1)"], "Trying")
    assert advice in explain(output)


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {number} is not free.*--port"):
            for_users._check_port(number)


def test_if_one_service_ends_the_other_is_stopped_and_the_reason_given(port: int) -> None:
    pids: list[int] = []
    others = frozenset(_children())  # such as the browser of other tests
    services = [
        Service("web server", [sys.executable, "-c", LISTENER, str(port), "0.5"]),
        Service("worker", [sys.executable, "-c", f"{SLEEPER}"]),
    ]
    with pytest.raises(Problem, match="web server ended by itself"):
        keep_running(services, port, lambda: pids.extend(_children(others)))
    assert len(pids) == 2
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_the_signal_to_stop_ends_both_services(port: int) -> None:
    pids: list[int] = []
    others = frozenset(_children())  # such as the browser of other tests

    def ready() -> None:
        pids.extend(_children(others))
        os.kill(os.getpid(), signal.SIGTERM)

    services = [
        Service("web server", [sys.executable, "-c", LISTENER, str(port), "60"]),
        Service("worker", [sys.executable, "-c", SLEEPER]),
    ]
    assert keep_running(services, port, ready) == 0
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_a_service_that_does_not_start_is_told_apart_from_one_that_ends(port: int) -> None:
    services = [Service("web server", [sys.executable, "-c", "raise SystemExit(3)"])]
    with pytest.raises(Problem, match="did not start"):
        keep_running(services, port, lambda: None)


def test_an_empty_start_beside_the_demonstration_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZWEIKLANG_HOME", str(tmp_path))
    Stamps(tmp_path / "prepared.json").keep(begun="with the demonstration")
    with pytest.raises(Problem, match="nothing is deleted"):
        for_users.prepare(empty=True)


@pytest.mark.parametrize(("server", "named"), [("", True), ("mail.city.example", False)])
def test_the_start_says_where_emails_lie_unless_a_server_sends_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    server: str,
    named: bool,
) -> None:
    monkeypatch.setenv("ZWEIKLANG_HOME", str(tmp_path))
    monkeypatch.setenv("ZWEIKLANG_SMTP_HOST", server)
    for_users.welcome("http://127.0.0.1:8000")
    assert (str(tmp_path / "mail") in capsys.readouterr().out) is named


def test_the_start_names_the_page_for_signing_in_beside_the_logins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZWEIKLANG_HOME", str(tmp_path))
    (tmp_path / "demonstration-logins.txt").write_text("clara@dortmund.example")
    for shell, address in (("de_DE.UTF-8", "/de/accounts/login/"), ("C", "/en/accounts/login/")):
        monkeypatch.setenv("LC_ALL", shell)
        for_users.welcome("http://127.0.0.1:8000")
        said = capsys.readouterr().out
        assert f"http://127.0.0.1:8000{address}\n" in said
        assert ("Beenden mit" in said) is (shell != "C")


def test_whatever_the_start_says_it_can_say_in_german() -> None:
    """Texts of bin/test alone are for developers and stay English."""
    texts = set()
    for source in Path(words.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said":
                texts |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    texts |= {hint for _signs, hint in commands._HINTS}
    assert texts <= set(words._GERMAN)
    for english, german in words._GERMAN.items():
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", german))


def _children(but: frozenset[int] = frozenset()) -> list[int]:
    return [
        int(pid)
        for task in Path("/proc/self/task").iterdir()
        for pid in (task / "children").read_text().split()
        if int(pid) not in but
    ]
