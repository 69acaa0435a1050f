# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps web server and worker running together: one port, one Ctrl-C, no half of a service."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

from launch.commands import Problem
from launch.paths import ROOT
from launch.words import said

PATIENCE = 60


@dataclass(frozen=True)
class Service:
    """A program that should not end by itself."""

    name: str
    command: Sequence[str]


class _Stopped(Exception):
    """Somebody asked for the end, by Ctrl-C or by signal."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Stopped


def keep_running(services: Sequence[Service], port: int, ready: Callable[[], None]) -> int:
    """Run the services until told to stop; raises Problem if one ends by itself.

    The first one serves the port; the others wait until it answers, then `ready` is called. Each
    gets a process group of its own, so that Ctrl-C reaches this process alone and all are stopped
    in order.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    running: dict[int, tuple[Service, subprocess.Popen[bytes]]] = {}
    try:
        for service in services:
            process = subprocess.Popen(service.command, cwd=ROOT, process_group=0)
            running[process.pid] = (service, process)
            if service is services[0]:
                _wait_for_port(port, process)
        ready()
        pid, status = os.wait()
        service, process = running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        raise Problem(
            said(
                "{service} ended by itself (exit code {code}); everything stopped.",
                service=service.name,
                code=code,
            )
        )
    except _Stopped:
        print("\n" + said("Stopping …"), flush=True)
        return 0
    finally:
        _end([process for _, process in running.values()])


def _wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when the port takes connections; raises Problem if the process ends before."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise Problem(said("Zweiklang did not start; the reason stands above."))
        time.sleep(0.05)
    raise Problem(
        said("Nothing answers on port {port} after {seconds} seconds.", port=port, seconds=PATIENCE)
    )


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask the processes to finish what they do, then end what is left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
