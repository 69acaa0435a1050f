# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A council information system on this machine: OParl lists in pages, and files with faults."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FILES = {
    "/files/klima.txt": "Die Stadt plant eine Schule aus Holz.",
    "/files/karte.md": "# Karte\n\nDie Stadt baut Solaranlagen.",
    "/files/abfall.txt": "Die Stadt sucht Wissen zur Abfallwirtschaft.",
    "/files/alt.txt": "Die Stadt baut das Wasserwerk.",
    "/files/programm.txt": "\x7fELF\x00\x01\x02",
}


def objects(base: str) -> dict[str, Any]:
    """Return what the server lists: three papers on two pages, one of them old, one deleted."""
    file = "https://schema.oparl.org/1.1/File"
    klima = {
        "id": f"{base}/papers/1", "type": "https://schema.oparl.org/1.1/Paper",
        "name": "Klimaschulen", "date": "2025-03-04",
        "mainFile": {"id": f"{base}/f/1", "type": file, "accessUrl": f"{base}/files/klima.txt"},
        "auxiliaryFile": [
            {"name": "Karte", "fileName": "karte.md", "downloadUrl": f"{base}/files/karte.md"},
            f"{base}/f/gone", {"id": f"{base}/f/4", "deleted": True},
            {"name": "Anlage ohne Adresse"},
        ],
    }  # fmt: skip
    abfall = {
        "id": f"{base}/papers/2", "name": "Abfall", "modified": "2025-05-01T10:00:00+02:00",
        "mainFile": f"{base}/f/2",
        "auxiliaryFile": [{"name": "Programm", "accessUrl": f"{base}/files/programm.txt"}],
    }  # fmt: skip
    old = {"name": "Alt", "date": "2019-01-01", "mainFile": {"accessUrl": f"{base}/files/alt.txt"}}
    deleted = {"name": "Weg", "deleted": True, "mainFile": {"accessUrl": f"{base}/files/alt.txt"}}
    return {
        "/system": {"type": "https://schema.oparl.org/1.0/System", "body": f"{base}/bodies"},
        "/bodies": {"data": [{"id": f"{base}/body", "paper": f"{base}/papers"}], "links": {}},
        "/body": {"id": f"{base}/body", "paper": f"{base}/papers"},
        "/papers": {"data": [klima, old], "links": {"next": f"{base}/papers2"}},
        "/papers2": {"data": [abfall, deleted], "links": {"next": f"{base}/papers2"}},
        "/broken": {"data": [klima], "links": {"next": f"{base}/missing"}},
        "/f/2": {"type": file, "accessUrl": f"{base}/files/abfall.txt"},
        "/papers/1": klima,
        "/nothing": {"hello": "world"},
    }


class Server:
    """The running server: its address, and the paths that were asked for."""

    def __init__(self, url: str, asked: list[str], files: dict[str, str]) -> None:
        self.url = url
        self.asked = asked
        self.files = files


@contextmanager
def running() -> Iterator[Server]:
    """Yield a server on the loopback address that ends with the block."""
    asked: list[str] = []
    files = dict(FILES)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            path = self.path.partition("?")[0]
            found = objects(base).get(path)
            if path == "/elsewhere":
                self.send_response(302)
                self.send_header("Location", "https://other.example/a.pdf")
                self.end_headers()
                return
            body = json.dumps(found) if found is not None else files.get(path)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Server(base, asked, files)
    finally:
        server.shutdown()
        server.server_close()
