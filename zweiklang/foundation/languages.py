# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of an installation: those of its pages, and those its own texts are written in.

Pages may be read in more languages than the office writes: a form with six inputs for each text
helps nobody. Whoever reads in a further language still writes in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def offered() -> list[str]:
    """Return the languages the pages can be read in."""
    return [code for code, _name in settings.LANGUAGES]


def is_draft(language: str) -> bool:
    """Return whether nobody who grew up with the language has read its translation yet."""
    return language in settings.DRAFT_LANGUAGES


def draft_note() -> str:
    """Return what pages and e-mails say of a draft in its own words; "" in complete languages."""
    if not is_draft(get_language() or ""):
        return ""
    return _("Draft translation, not yet read by a native speaker.")


def complete() -> list[str]:
    """Return the languages the pages can be read in without that reservation."""
    return [code for code in offered() if not is_draft(code)]


def written(also: Iterable[str] = ()) -> list[str]:
    """Return the languages of inputs for texts: the installation's, the reader's, and `also`.

    A reader's further language comes first, so that what is written in it is the original.
    """
    usual = list(settings.TEXT_LANGUAGES)
    own = get_language() or usual[0]
    first = [] if own in usual else [own]
    return list(dict.fromkeys([*first, *usual, *also]))


def own_name(language: str) -> str:
    """Return what a language calls itself."""
    names: dict[str, str] = dict(settings.LANGUAGES)
    return names.get(language, language)
