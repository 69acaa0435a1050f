# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goals and targets that a text names itself, such as "SDG 6" or "ODD 11.2"."""

from __future__ import annotations

import re

from zweiklang.agenda2030.codes import CodeError
from zweiklang.agenda2030.framework import parse_code

# Words that can only mean the 2030 Agenda. A plain "Ziel 3" or "goal 2" is a goal of the city's
# own.
_NAMES = r"SDGs?|ODDs?|ODS|OSS|ЦУР|ЦСР|SKA|SKH|可持续发展目标|أهداف التنمية المستدامة"
_CODE = r"\d{1,2}(?:[.,]\d{1,2}|\.?[a-d]\b)?"
_NAMED = re.compile(
    rf"(?:{_NAMES})[\s\-–:#.]*(?:(?:Nr|No|n°)\.?\s*)?(?P<codes>{_CODE}"
    rf"(?:\s*(?:,|;|/|&|und|and|et|y|e|en|i|ve|и|bis|to|–|-)\s*(?:(?:{_NAMES})[\s\-]*)?{_CODE}(?!\d))*)",
    re.IGNORECASE,
)
_ONE = re.compile(_CODE)
_AGENDA = re.compile(
    rf"(?:Unterziel|Ziel|goal|target|cible|objectif|meta|objetivo)\s+(?P<code>{_CODE})"
    r"(?=[^.!?]{0,40}(?:Agenda\s*2030|2030\s*Agenda|nachhaltige[rn]? Entwicklung"
    r"|Sustainable Development|développement durable|desarrollo sostenible))",
    re.IGNORECASE,
)


def named_codes(text: str) -> tuple[str, ...]:
    """Return the goals and targets a text names, in order, each once."""
    found: dict[str, None] = {}
    for match in _NAMED.finditer(text):
        for one in _ONE.findall(match["codes"]):
            _add(found, one)
    for match in _AGENDA.finditer(text):
        _add(found, match["code"])
    return tuple(found)


def _add(found: dict[str, None], text: str) -> None:
    try:
        code = parse_code(text)
    except CodeError:
        return
    if code.count(".") < 2:
        found.setdefault(code)
