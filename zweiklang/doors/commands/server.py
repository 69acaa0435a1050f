# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web server: one program loaded once, shared by a few processes with threads."""

from __future__ import annotations

import ctypes
import errno
import gc
import socket
from typing import Any

from django.utils.translation import gettext as _
from gunicorn.app.base import BaseApplication

#: M_ARENA_MAX of glibc's malloc.h.
_ARENA_MAX = -8


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with our settings; nothing is read from files or the command line."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take over the settings given."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application, warmed up so that the processes share as much as possible."""
        from zweiklang.doors.commands.warming import warm_application

        return warm_application()


def _share_memory_between_threads() -> None:
    """Let all threads take memory from one pool: of its own each keeps what its largest page took.

    One Python thread runs at a time, so they seldom wait for each other. C libraries other than
    glibc do so anyhow.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def cannot_listen(host: str, port: int) -> str:
    """Return why nothing can be served at an address and what to do, "" if it can."""
    given = {"host": host, "port": port}
    try:
        family = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except OverflowError:
        return _("There is no port %(port)s. Name one up to 65535.") % given
    except PermissionError:
        return (
            _("Your account may not serve port %(port)s. Name one from 1024 with --port.") % given
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                _(
                    "Port %(port)s is in use, perhaps by another Zweiklang. End that one, or name "
                    "another port with --port."
                )
                % given
            )
        return _("This machine has no address %(host)s. Name one of its own with --host.") % given
    return ""


def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve until told to stop."""
    _share_memory_between_threads()
    Server(
        {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "when_ready": lambda server: gc.freeze(),
            "control_socket_disable": True,
        }
    ).run()
