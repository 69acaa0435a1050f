# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reasons that the program itself gives for what it writes.

Histories keep them in the language of the sources, values filled in, whoever writes; each reader
is told them in their own language. What people give as a reason stays as they wrote it.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext

_KNOWN: dict[str, re.Pattern[str]] = {}
_VALUE = re.compile(r"%\((\w+)\)s")


def known(text: str) -> str:
    """Return the text, which `told` recognises from now on; gettext_noop marks it for translation.

    It may hold values such as `%(file)s`.
    """
    pieces = _VALUE.split(text)
    pieces[::2] = [re.escape(piece) for piece in pieces[::2]]
    pieces[1::2] = [f"(?P<{name}>.*)" for name in pieces[1::2]]
    _KNOWN[text] = re.compile("".join(pieces), re.DOTALL)
    return text


def told(reason: str) -> str:
    """Return a reason from a history in the present language."""
    for text, pattern in _KNOWN.items():
        if found := pattern.fullmatch(reason):
            return gettext(text) % found.groupdict()
    return reason
