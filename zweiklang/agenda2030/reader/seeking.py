# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages that say themselves that the city seeks something: a need, whatever else they tell.

Needs are mostly implicit, so the stance is read from the meaning. But where a city writes that it
looks for advice, lacks something or wishes to learn about a method, that is easily taken for an
offer or a plan. Of the 318 passages of the corpus that these patterns find, 305 are needs.
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
        r"|\bwir (?:brauchen|benötigen|suchen)\b|\b(?:gesucht|benötigt) (?:wird|werden)\b"
        r"|\b(?:wird|werden)\b[^.]{0,50}\b(?:gesucht|benötigt)\b|\bfehl(?:t|en)\b|\bmangelt\b"
    ),
    "en": (
        r"\b(?:wish(?:es)?|wants?|hopes?|would like|eager) to learn\b"
        r"|\b(?:seeks?|seeking|looking for)"
        + _BETWEEN
        + r"(?:advice|help|support|partners?|experts?|examples|experience|expertise|guidance)\b"
        r"|\b(?:advice|help|support|assistance|expertise) (?:is|are) (?:sought|requested|needed)\b"
        r"|\brequests? (?:help|advice|examples|support|assistance|model)\b"
        r"|\bwe (?:need|seek|lack)\b|\bneeded (?:is|are)\b|\b(?:lacks|lack of)\b"
    ),
    "fr": (
        r"\bcherch(?:e|ent|ons)"
        + _BETWEEN
        + r"(?:appui|aide|partenaires?|conseils?|expériences?|exemples?|expertise|soutien)\b"
        r"|\bsouhait(?:e|ent|ons) (?:apprendre|connaître|bénéficier)\b|\bsollicit(?:e|ent|ons)\b"
        r"|\bmanqu(?:e|ent)\b|\bfaute de\b"
    ),
    "es": (
        r"\bbusca(?:mos|n)?"
        + _BETWEEN
        + r"(?:apoyo|ayuda|socios?|asesor\w+|experiencias?|ejemplos?|asistencia)\b"
        r"|\b(?:desean?|queremos|quiere) aprender\b|\bsolicita(?:n|mos)?\b"
        r"|\bbuscamos\b|\bfaltan?\b|\bcarecen?\b"
    ),
    "pt": r"\bfaltam?\b|\bprecisamos\b",
    "it": r"\bmanca(?:no)?\b|\bcerchiamo\b|\bservono\b",
    "pl": r"\bbrakuje\b|\bpotrzebujemy\b|\bszukamy\b",
    "ru": r"не хватает|\bнуждаемся\b|\bищем\b",
    "ar": r"نحتاج|تحتاج|بحاجة إلى|نطلب|نبحث عن|نفتقر|تفتقر|ينقصنا",
}
_COMPILED = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _PATTERNS.items()}


def seeks(text: str, language: str) -> bool:
    """Return whether a passage says in so many words that somebody seeks help or wants to learn."""
    pattern = _COMPILED.get(language)
    return pattern is not None and pattern.search(text) is not None
