# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds elements against the official schema and says in plain words what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from zweiklang.iati.checking.findings import Finding
from zweiklang.iati.parts import Element
from zweiklang.iati.reading import gettext_noop
from zweiklang.iati.store import schema

#: What libxml2 says, as a pattern, and what we say instead.
_AT = r"^Element '(?P<at>[^']+)'"
_EXPECTED = r" Expected is (?:one of )?\( (?P<wanted>.+) \)"
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "schema.missing-element",
        _AT + r": Missing child element\(s\)\." + _EXPECTED,
        gettext_noop("In “%(at)s” is missing: %(wanted)s."),
    ),
    (
        "schema.order",
        _AT + r": This element is not expected\." + _EXPECTED,
        gettext_noop("“%(at)s” must not stand here; here stands: %(wanted)s."),
    ),
    (
        "schema.not-expected",
        _AT + r": This element is not expected\.",
        gettext_noop("“%(at)s” must not stand here, or not again."),
    ),
    (
        "schema.missing-attribute",
        _AT + r": The attribute '(?P<name>[^']+)' is required but missing",
        gettext_noop("“%(at)s” needs “%(name)s”."),
    ),
    (
        "schema.unknown-attribute",
        _AT + r", attribute '(?P<name>[^']+)': The attribute .* is not allowed",
        gettext_noop("“%(at)s” has no “%(name)s” in the standard."),
    ),
    (
        "schema.value",
        _AT + r"(?:, attribute '[^']+')?: '(?P<value>(?s:.*))' is not a valid value of the "
        r"(?:atomic|local atomic|union|list) type '(?:xs:)?(?P<type>[^']+)'",
        gettext_noop("“%(value)s” is no %(type)s."),
    ),
    (
        "schema.text",
        _AT + r": Character content other than whitespace is not allowed",
        gettext_noop("“%(at)s” must not hold text of its own, only elements."),
    ),
    (
        "schema.root",
        _AT + r": No matching global (?:element )?declaration",
        gettext_noop("“%(at)s” is no element of the standard."),
    ),
)
_OTHER = gettext_noop("The schema refuses it: %(said)s")
_LONGEST = 80


def schema_findings(kind: str, root: Element) -> Iterator[Finding]:
    """Yield what the schema finds in a file of one item, or in the frame of a file."""
    validator = schema(kind)
    if validator.validate(root):
        return
    for error in validator.error_log:
        yield _finding(error)


def _finding(error: Any) -> Finding:
    code, template, values = in_words(str(error.message))
    return Finding(
        "schema", "error", code, template, values, path=error.path or "", line=error.line or 0
    )


def in_words(said: str) -> tuple[str, str, Mapping[str, object]]:
    """Return code, message and values for what the validator said."""
    for code, pattern, template in _WORDS:
        if found := re.match(pattern, said):
            values = {name: _short(value or "") for name, value in found.groupdict().items()}
            return code, template, values
    return "schema.other", _OTHER, {"said": _short(said, 300)}


def _short(text: str, longest: int = _LONGEST) -> str:
    plain = re.sub(r"\{http://www\.w3\.org/XML/1998/namespace\}", "xml:", " ".join(text.split()))
    plain = plain.replace("##other{*}*", "…")
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def root_of(tag: str, attributes: Any) -> Element:
    """Return an empty root with these attributes."""
    return etree.Element(tag, dict(attributes))
