# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far an official text of the 2030 Agenda can be relied on, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from zweiklang import agenda2030


def note(text: agenda2030.Text) -> str:
    """Return what a reader has to know about the text, "" if there is nothing to say."""
    notes = {
        "framework-changed": _("The indicator has been changed since this translation was made."),
        "older-wording": _("This translation follows the wording of 2017."),
        "untouched-by-change": _("The English wording changed, this translation did not."),
        "twin-differs": _(
            "The same indicator reads differently at another target; check the wording."
        ),
        "doubtful-wording": _("A technical term is translated doubtfully; check the wording."),
        "unchecked": _("This translation is not official and has not been checked."),
        "not-translated": _("There is no usable text in this language; English is shown."),
        "language-not-offered": _("This language is not offered; English is shown."),
    }
    return notes.get(text.reason, text.note)


def direction(tag: str) -> str:
    """Return "rtl" or "ltr" for a language of the official texts."""
    found = (one.direction for one in agenda2030.languages() if one.tag == tag)
    return next(found, "ltr")
