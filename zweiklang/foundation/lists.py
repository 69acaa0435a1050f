# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things in a row, as the reader's language parts them: “Geld, Zeit und Güter”, “А, Б і В”.

Arabic has commas of its own, French a narrow space before the colon. Every page and e-mail takes
its separators from here.
"""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list
from django.utils.translation import get_language, pgettext

from zweiklang.foundation.date_words import locale_of

#: Quotation marks and those that stand inside of them.
_INNER = str.maketrans("„“”«»", "‚‘’‹›")


def comma() -> str:
    """Return what parts two short things, with its space."""
    return pgettext("between two things in a row", ", ")


def semicolon() -> str:
    """Return what parts two long things, with its space."""
    return pgettext("between two things in a row", "; ")


def colon() -> str:
    """Return what stands between a label and what it labels, with its space."""
    return pgettext("between a label and its value", ": ")


def list_in_words(words: Iterable[object]) -> str:
    """Return words as a list in running text, the last one joined by the language's “and”."""
    named = [str(one) for one in words]
    return str(format_list(named, locale=locale_of(get_language() or "en")))


def with_commas(words: Iterable[object]) -> str:
    """Return words one after another, parted by the comma of the language."""
    return comma().join(str(one) for one in words)


def with_semicolons(words: Iterable[object]) -> str:
    """Return longer words one after another, parted by the semicolon of the language."""
    return semicolon().join(str(one) for one in words)


def inside_quotes(name: object) -> str:
    """Return a name as it stands between quotation marks: its own ones become single."""
    return str(name).translate(_INNER)


def labelled(label: object, value: object) -> str:
    """Return a value behind its label: “Stadt: Dortmund”."""
    return f"{label}{colon()}{value}"
