# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages that say themselves that the city seeks something: a need, whatever else they tell.

Needs are mostly implicit, so the stance is read from the meaning. But where a city writes that it
looks for advice or wishes to learn about a method, that is easily taken for an offer. Of the 58
passages of the corpus that these patterns find, 55 are needs.
"""

from __future__ import annotations

import re

#: How sure such a passage is a need: the share found above.
SURE = 0.95
_BETWEEN = r"\b[^.]{0,70}\b"
_PATTERNS = {
    "de": (
        r"\bsuch(?:t|en)"
        + _BETWEEN
        + r"(?:erfahrung|praxis|rat|partner|unterstützung|lösung|beispiel|austausch|hilfe)"
        r"|\b(?:möcht|woll|wünsch)\w*" + _BETWEEN + r"(?:lernen|erfahren, wie)\b"
    ),
    "en": (
        r"\b(?:wish(?:es)?|wants?|hopes?|would like|eager) to learn\b"
        r"|\b(?:seeks?|seeking|looking for)"
        + _BETWEEN
        + r"(?:advice|help|support|partners?|experts?|examples|experience|expertise|guidance)\b"
        r"|\b(?:advice|help|support|assistance|expertise) (?:is|are) (?:sought|requested|needed)\b"
        r"|\brequests? (?:help|advice|examples|support|assistance|model)\b"
    ),
    "fr": (
        r"\bcherch(?:e|ent|ons)"
        + _BETWEEN
        + r"(?:appui|aide|partenaires?|conseils?|expériences?|exemples?|expertise|soutien)\b"
        r"|\bsouhait(?:e|ent|ons) (?:apprendre|connaître|bénéficier)\b|\bsollicit(?:e|ent|ons)\b"
    ),
    "es": (
        r"\bbusca(?:mos|n)?"
        + _BETWEEN
        + r"(?:apoyo|ayuda|socios?|asesor\w+|experiencias?|ejemplos?|asistencia)\b"
        r"|\b(?:desean?|queremos|quiere) aprender\b|\bsolicita(?:n|mos)?\b"
    ),
}
_COMPILED = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _PATTERNS.items()}


def seeks(text: str, language: str) -> bool:
    """Return whether a passage says in so many words that somebody seeks help or wants to learn."""
    pattern = _COMPILED.get(language)
    return pattern is not None and pattern.search(text) is not None
