# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers the sources of a page in the order in which the page cites them."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class Citations:
    """The numbered sources of one page; `listed` is what stands at its foot.

    A source gets its number where it is cited first, so the list is rendered last.
    """

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self.listed: list[Any] = []

    def number_of(self, source: Any) -> int:
        """Return the number of a source, giving it the next one if it has none."""
        if source.id not in self._numbers:
            self.listed.append(source)
            self._numbers[source.id] = len(self.listed)
        return self._numbers[source.id]


def link(citations: Citations, fact: Any) -> SafeString:
    """Return the raised number that leads to the source of a fact, nothing if it has none."""
    source = getattr(fact, "source", None)
    if source is None:
        return SafeString("")
    number = citations.number_of(source)
    label = _("Source %(number)s") % {"number": number}
    return format_html('<a href="#source-{}" aria-label="{}">{}</a>', number, label, number)
