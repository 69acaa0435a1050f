# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps an uploaded file between the preview and the yes, for its uploader only."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
from pathlib import Path

from django.conf import settings

from zweiklang.foundation.actors import Actor

KEPT_SECONDS = 24 * 60 * 60


def keep(actor: Actor, name: str, content: bytes) -> str:
    """Keep the file for a day and return the token under which the same account finds it."""
    _forget_old()
    token = hashlib.sha256(content).hexdigest()
    folder = _folder(actor, token)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "content").write_bytes(content)
    (folder / "about.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    return token


def find(actor: Actor, token: str) -> tuple[str, bytes] | None:
    """Return name and content, or None if the account has not kept it or a day has passed."""
    if not re.fullmatch(r"[0-9a-f]{64}", token):
        return None
    folder = _folder(actor, token)
    try:
        about = json.loads((folder / "about.json").read_text("utf-8"))
        return about["name"], (folder / "content").read_bytes()
    except (OSError, ValueError, KeyError):
        return None


def forget(actor: Actor, token: str) -> None:
    """Delete a kept file, after it was written or when its uploader has said no."""
    if find(actor, token) is not None:
        shutil.rmtree(_folder(actor, token), ignore_errors=True)


def _root() -> Path:
    return Path(settings.HOME) / "imports"


def _folder(actor: Actor, token: str) -> Path:
    return _root() / str(actor.account_id or "system") / token


def _forget_old() -> None:
    """Delete what nobody has come back for."""
    oldest = time.time() - KEPT_SECONDS
    for folder in _root().glob("*/*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
