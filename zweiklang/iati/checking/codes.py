# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds codes against the codelists of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from zweiklang.iati.checking.findings import Finding
from zweiklang.iati.parts import LANG, Element
from zweiklang.iati.reading import gettext_noop
from zweiklang.iati.store import Codelist, Mapped, codelists, mapping

_UNKNOWN = gettext_noop("“%(code)s” is no code of the list %(codelist)s.")
_UNUSUAL = gettext_noop("“%(code)s” is not in the list %(codelist)s, which may be incomplete.")
_WITHDRAWN = gettext_noop("The code “%(code)s” of the list %(codelist)s is withdrawn.")


def code_findings(element: Element) -> Iterator[Finding]:
    """Yield the codes that are none, in an activity or organisation and all below it."""
    yield from _walk(element, str(element.tag))


def _walk(element: Element, path: str) -> Iterator[Finding]:
    """Yield findings of an element and those below; `path` as the mapping writes it."""
    places = mapping().get(path)
    if places:
        for attribute, lists in places.items():
            value = element.get(attribute) if attribute else (element.text or "").strip()
            if value is not None:
                yield from _judged(element, attribute, value, lists)
    lang = element.get(LANG)
    if lang is not None:
        yield from _language(element, lang)
    for one in element:
        if isinstance(one.tag, str):
            yield from _walk(one, f"{path}/{one.tag}")


def _judged(
    element: Element, attribute: str, value: str, lists: tuple[Mapped, ...]
) -> Iterator[Finding]:
    for one in lists:
        if one.vocabularies is None or (element.get("vocabulary") or "") in one.vocabularies:
            codelist = codelists()[one.codelist]
            if value not in codelist.names or value in codelist.withdrawn:
                yield _finding(element, attribute, value, codelist)


def _language(element: Element, value: str) -> Iterator[Finding]:
    """Yield a finding for a language that is none; a region behind it is no fault (de-CH)."""
    codelist = codelists()["Language"]
    if value.partition("-")[0].lower() not in codelist.names:
        yield _finding(element, "xml:lang", value, codelist)


def _finding(element: Element, attribute: str, value: str, codelist: Codelist) -> Finding:
    is_error = codelist.is_complete and value not in codelist.withdrawn
    template = _UNKNOWN if is_error else _UNUSUAL
    return Finding(
        "codelist",
        "error" if is_error else "warning",
        f"codelist.{codelist.name}",
        _WITHDRAWN if value in codelist.withdrawn else template,
        {"code": value[:80], "codelist": codelist.name},
        path=element.getroottree().getpath(element) + (f"/@{attribute}" if attribute else ""),
        line=element.sourceline or 0,
    )
