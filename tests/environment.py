# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Prepares the process before Django reads its settings: own folder, no personal settings."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def prepare() -> None:
    """Set the environment of the tests and load Django with what makes tests quick."""
    for name in [name for name in os.environ if name.startswith("ZWEIKLANG_")]:
        del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="zweiklang-test-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    (home / "static").mkdir()
    os.environ["ZWEIKLANG_HOME"] = str(home)
    os.environ["ZWEIKLANG_SECRET_KEY"] = "only-for-tests-" + "x" * 40
    os.environ["ZWEIKLANG_HOSTS"] = "127.0.0.1,localhost,testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "zweiklang.settings"
    # Playwright drives the browser from an event loop of its own beside the test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if address := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = address
    else:
        os.environ.pop("DATABASE_URL", None)
    _quicken()


def _quicken() -> None:
    """Replace what only costs time in tests: password hashing, file stamping, background tasks."""
    import django
    from django.conf import settings
    from django.core.signals import setting_changed

    django.setup()
    quick = {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "STORAGES": {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
    }
    # In a worker of the tests Django was loaded before and has kept what the settings said then.
    for name, value in quick.items():
        setattr(settings, name, value)
        setting_changed.send(sender=None, setting=name, value=value, enter=True)
    _share_directory()


def _share_directory() -> None:
    """Keep the directory of cities beside all test runs: built once for the data it holds."""
    from django.conf import settings

    from zweiklang.domain.places.directory import store

    version = store.data_version().replace("/", "-")
    settings.DIRECTORY_FILE = Path(tempfile.gettempdir()) / f"zweiklang-directory-{version}.sqlite3"
