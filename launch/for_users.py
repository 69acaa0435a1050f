# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What bin/run does: set up what is missing, start web server and worker, say where they are."""

from __future__ import annotations

import argparse
import os
import socket
from pathlib import Path

from launch.commands import Problem, run
from launch.environment import ensure_environment
from launch.front_end import ensure_front_end
from launch.paths import LOCKS, PYTHON, ROOT, home
from launch.processes import Service, keep_running
from launch.stamps import Stamps, fingerprint
from launch.words import in_german, said

PACKAGE = ROOT / "zweiklang"
PREPARED = ("**/migrations/*.py", "**/locale/**/*.po", "**/static/**/*", "**/data/**/*")


def parse(words: list[str]) -> argparse.Namespace:
    """Return the options of bin/run."""
    parser = argparse.ArgumentParser(
        prog="bin/run",
        description="Sets up what is missing and starts Zweiklang with its demonstration data.",
    )
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument(
        "--empty", action="store_true", help="start without data and set up your own city"
    )
    parser.add_argument("--home", help="folder of database and files (ZWEIKLANG_HOME, else var)")
    return parser.parse_args(words)


def start(words: list[str]) -> int:
    """Set up and serve until Ctrl-C; returns the exit code."""
    options = parse(words)
    if options.home:
        os.environ["ZWEIKLANG_HOME"] = str(Path(options.home).resolve())
    address = f"http://127.0.0.1:{options.port}"
    os.environ.setdefault("ZWEIKLANG_HOME", str(home()))
    os.environ.setdefault("ZWEIKLANG_PUBLIC_ADDRESS", address)
    home().mkdir(mode=0o700, parents=True, exist_ok=True)
    _check_port(options.port)
    ensure_environment()
    ensure_front_end()
    prepare(options.empty)
    services = [
        Service(said("The web server"), _zweiklang("serve", "--port", str(options.port))),
        # A line per job would push the address and the logins off the screen.
        Service(said("The worker"), _zweiklang("worker", "--verbosity", "0")),
    ]
    return keep_running(services, options.port, lambda: welcome(address))


def _zweiklang(*words: str) -> list[str]:
    return [str(PYTHON), "-m", "zweiklang.doors.commands.main", *words]


def _check_port(port: int) -> None:
    """Raise Problem if something else listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise Problem(
                said(
                    "Port {port} is not free ({error}). Choose another: bin/run --port 8001",
                    port=port,
                    error=error,
                )
            ) from error


def prepare(empty: bool) -> None:
    """Bring database, translations and static files up to date, unless nothing has changed."""
    stamps = Stamps(home() / "prepared.json")
    if empty and stamps.fresh("begun", "with the demonstration"):
        raise Problem(
            said(
                "{home} holds the demonstration already; nothing is deleted. Give your city a "
                "folder of its own: bin/run --empty --home my-city",
                home=home(),
            )
        )
    files = [path for pattern in PREPARED for path in PACKAGE.glob(pattern)]
    files += [LOCKS / "base.txt", ROOT / "package-lock.json", PACKAGE / "settings.py"]
    mark = fingerprint(files, os.environ.get("DATABASE_URL", ""))
    if stamps.fresh("prepared", mark) and _still_there():
        return
    print(said("Preparing database, translations and static files …"), flush=True)
    run(_zweiklang("prepare"), "Preparing the database")
    if not empty and not stamps.fresh("begun", "empty"):
        print(said("Loading the demonstration …"), flush=True)
        run(_zweiklang("demo", "--if-empty"), "Loading the demonstration")
        stamps.keep(begun="with the demonstration")
    else:
        run(_zweiklang("setup-code"), "Making the set-up code")
        stamps.keep(begun="empty")
    stamps.keep(prepared=mark)


def _still_there() -> bool:
    """Return whether what was prepared has not been deleted since."""
    wanted = [home() / "static" / "staticfiles.json"]
    wanted += [path.with_suffix(".mo") for path in PACKAGE.glob("**/locale/**/*.po")]
    if "DATABASE_URL" not in os.environ:
        wanted.append(home() / "zweiklang.sqlite3")
    return all(path.exists() for path in wanted)


def welcome(address: str) -> None:
    """Print where to go, and with which logins."""
    begun_empty = Stamps(home() / "prepared.json").fresh("begun", "empty")
    logins = home() / "demonstration-logins.txt"
    workspace = f"{address}/{'de' if in_german() else 'en'}"
    print("\n" + said("Zweiklang answers at {address}/", address=address), flush=True)
    if begun_empty:
        setup = f"{workspace}/workspace/setup/"
        print(said("Set up your city, or sign in: {address}", address=setup))
        if (code := home() / "setup-code").exists():
            print(said("The set-up code is {code}", code=code.read_text().strip()))
    elif logins.exists():
        print(said("Sign in at {address}", address=f"{workspace}/accounts/login/"))
        print(f"\n{logins.read_text().strip()}")
    if not os.environ.get("ZWEIKLANG_SMTP_HOST"):
        mail = home() / "mail"
        print("\n" + said("E-mails are not sent; they lie as files in {folder}", folder=mail))
    print("\n" + said("Stop with Ctrl-C."), flush=True)
