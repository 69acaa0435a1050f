# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""News inside the program: an action announces, a higher app subscribes in its `apps.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Listener = Callable[..., None]
_listeners: defaultdict[str, list[Listener]] = defaultdict(list)


def subscribe(event: str, listener: Listener) -> None:
    """Call `listener` with the event's keyword arguments, in the announcer's transaction."""
    if listener not in _listeners[event]:
        _listeners[event].append(listener)


def announce(event: str, **news: Any) -> None:
    """Tell all listeners; an error in one undoes the whole action, so nothing is half-written."""
    for listener in _listeners[event]:
        listener(**news)
