# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the serving processes hold: loaded once what all need, loaded late what few need."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from zweiklang.doors.commands import server
from zweiklang.doors.commands.management.commands.worker import QueueWorker

SEEN = """
import sys
from zweiklang.doors.commands.warming import warm_application
from zweiklang.outputs.drawings import hyphens

assert callable(warm_application())
print(hyphens._rules.cache_info().currsize)
print(*sorted({"docx", "httpx", "openpyxl", "pypdfium2"} & set(sys.modules)))
"""


def test_processes_share_the_rules_of_words_and_load_writers_and_clients_only_when_needed(
    tmp_path: Path,
) -> None:
    (tmp_path / "static").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SEEN], capture_output=True, text=True, check=True,
        env={
            "DJANGO_SETTINGS_MODULE": "zweiklang.settings", "ZWEIKLANG_HOME": str(tmp_path),
            "ZWEIKLANG_SECRET_KEY": "x" * 50, "PATH": "/usr/bin:/bin",
        },
    )  # fmt: skip
    rules, late = done.stdout.split("\n")[:2]
    assert int(rules) == 2
    assert late == ""


@pytest.mark.parametrize("name", ["django_tasks", "django_tasks_db"])
def test_a_quiet_worker_leaves_out_what_went_well_but_never_what_failed(name: str) -> None:
    logger = logging.getLogger(name)
    before = logger.level
    try:
        QueueWorker().configure_logging(0)
        assert not logger.isEnabledFor(logging.INFO)
        assert logger.isEnabledFor(logging.ERROR)
        QueueWorker().configure_logging(1)
        assert logger.isEnabledFor(logging.INFO)
    finally:
        logger.setLevel(before)


def test_a_port_in_use_is_said_before_the_server_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"{port} .*--port"):
            call_command("serve", port=port)
    assert server.cannot_listen("127.0.0.1", port) == ""


def test_an_address_of_another_machine_and_a_port_beyond_all_are_named() -> None:
    with override("en"):
        assert "no address 192.0.2.1" in server.cannot_listen("192.0.2.1", 8000)
        assert "no port 70000" in server.cannot_listen("127.0.0.1", 70000)
