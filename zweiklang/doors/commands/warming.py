# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads what every serving process needs, once and before they part, so that they share it."""

from __future__ import annotations

from babel import Locale
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from django.utils.translation import override

from zweiklang.foundation import languages
from zweiklang.foundation.date_words import locale_of
from zweiklang.outputs.drawings import hyphens


def warm_application() -> object:
    """Return the web application with routes and words loaded; no connection is open.

    Processes that load these for themselves hold them once each: rules of hyphenation alone take
    15 MB for German.
    """
    application = get_wsgi_application()
    _ = get_resolver().reverse_dict
    for language in languages.complete():
        with override(language):  # loads the catalogue
            _ = Locale.parse(locale_of(language)).territories
            hyphens.divisible("x" * hyphens.LONG, language)
    connections.close_all()
    return application
