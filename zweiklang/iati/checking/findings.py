# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a check finds: what is wrong, how badly, where, in words that can be translated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from zweiklang.iati.store import DATA, load_json

Severity = Literal["error", "warning"]
Layer = Literal["file", "schema", "rule", "codelist"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    `code`: the rule of the standard or our name of the fault; `item`: identifier of the activity or
    organisation; `path`: the element within it, as XPath; `line`: in the file, 0 if unknown.
    `place`: what the caller calls that spot. `template` and `values` make up the message.
    """

    layer: Layer
    severity: Severity
    code: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    item: str = ""
    path: str = ""
    line: int = 0
    place: str = ""

    @property
    def message(self) -> str:
        """Return the message in English."""
        return self.template % self.values if self.values else self.template

    def said(self, language: str, translate: Callable[[str], str]) -> str:
        """Return the message; the rules of the standard have translations of their own."""
        if self.layer == "rule":
            return _rule_messages(language).get(self.code, self.template)
        text = translate(self.template)
        return text % self.values if self.values else text


#: Names the spot of a finding for the reader, "" where the path has to do.
Namer = Callable[[Finding], str]


@cache
def _rule_messages(language: str) -> Mapping[str, str]:
    name = f"rules.{language[:2]}.json"
    found: Mapping[str, str] = load_json(name) if (DATA / name).exists() else {}
    return found
