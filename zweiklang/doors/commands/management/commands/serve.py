# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang serve`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from zweiklang.doors.commands.library.language import command_language


class Command(BaseCommand):
    """Starts the web server."""

    help = "Starts the web server; put a reverse proxy with TLS before it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare host, port and the number of processes and threads."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on")
        parser.add_argument("--workers", type=int, default=2, help="processes")
        parser.add_argument("--threads", type=int, default=2, help="threads of each process")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until told to stop."""
        from zweiklang.doors.commands.server import cannot_listen, serve

        with override(command_language()):  # told to whoever starts the server
            why = cannot_listen(options["host"], options["port"])
        if why:
            raise CommandError(why)
        serve(options["host"], options["port"], options["workers"], options["threads"])
