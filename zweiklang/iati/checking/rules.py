# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiles rulesets of IATI and holds activities and organisations against them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from lxml import etree

from zweiklang.iati.checking.findings import Finding, Severity
from zweiklang.iati.checking.rule_kinds import KINDS, NOW, Match, Terms
from zweiklang.iati.parts import Element
from zweiklang.iati.store import codelists, load_json

_XPATHS = ("if", "then", "eval", "less", "more", "date", "start", "end", "one")
_CONDITIONS = {"NOT_EXISTING_ORG_ID": False, "NOT_EXISTING_ORG_ID_PREFIX": True}


@cache
def _xpath(text: str) -> etree.XPath:
    return etree.XPath(text, namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})


@dataclass(frozen=True)
class Rule:
    """One case of a ruleset."""

    kind: str
    terms: Terms
    code: str = ""
    severity: Severity = "error"
    message: str = ""
    condition: etree.XPath | None = None
    #: Whether identifiers of known publishers, or what begins with one, are left alone.
    spares: bool | None = None

    def offences(
        self, element: Element, now: dt.datetime, publishers: Collection[str]
    ) -> Iterator[Match]:
        """Yield what breaks the rule."""
        if self.condition is not None and not self.condition(element):
            return
        for match in KINDS[self.kind](element, self.terms, now):
            if self.spares is None or not _is_known(str(match), publishers, self.spares):
                yield match


def _is_known(text: str, publishers: Collection[str], by_prefix: bool) -> bool:
    if not by_prefix:
        return text in publishers
    return any(text.startswith(one) for one in publishers)


@dataclass
class Loop:
    """Rules that are applied once for each value found, `$1` in them standing for it."""

    foreach: etree.XPath
    rules: Mapping[str, Any]
    made: dict[str, list[Rule]] = field(default_factory=dict)

    def rules_for(self, element: Element) -> Iterator[Rule]:
        """Yield the rules for every different value."""
        for value in dict.fromkeys(map(str, self.foreach(element))):
            if "'" in value or len(value) > 200:
                continue
            if value not in self.made:
                if len(self.made) > 500:
                    self.made.clear()
                self.made[value] = self.rules_with(value)
            yield from self.made[value]

    def rules_with(self, value: str) -> list[Rule]:
        """Return the rules with a value filled in."""
        return [one for one in _compiled(self._filled(value)) if isinstance(one, Rule)]

    def _filled(self, value: str) -> dict[str, Any]:
        # The standard ruleset forgets some of the keys it substitutes: all texts are filled in.
        def fill(thing: Any) -> Any:
            if isinstance(thing, str):
                return thing.replace("$1", value)
            return [fill(one) for one in thing] if isinstance(thing, list) else thing

        return {
            name: {
                "cases": [{key: fill(one) for key, one in case.items()} for case in body["cases"]]
            }
            for name, body in self.rules.items()
        }


@dataclass
class Ruleset:
    """Compiled rules by the XPath of the elements they are about."""

    contexts: list[tuple[etree.XPath, list[Rule | Loop]]]

    def findings(
        self, tree: Element, now: dt.datetime, publishers: Collection[str] = ()
    ) -> Iterator[Finding]:
        """Yield what breaks the rules in a whole file or one of a single item."""
        paths = tree.getroottree()
        for context, rules in self.contexts:
            for element in context(tree):
                for one in rules:
                    found = [one] if isinstance(one, Rule) else one.rules_for(element)
                    for rule in found:
                        for match in rule.offences(element, now, publishers):
                            yield _finding(rule, element, match, paths)


def _finding(rule: Rule, element: Element, match: Match, paths: Any) -> Finding:
    at = match if isinstance(match, etree._Element) else getattr(match, "getparent", lambda: None)()
    at = element if at is None else at
    name = getattr(match, "attrname", None) or ""
    return Finding(
        "rule",
        rule.severity,
        rule.code or rule.kind,
        rule.message or rule.kind,
        path=paths.getpath(at) + (f"/@{name}" if name else ""),
        line=at.sourceline or 0,
    )


def compiled(raw: Mapping[str, Any]) -> Ruleset:
    """Return a ruleset ready for use. Raises KeyError for a kind of rule that is not known."""
    return Ruleset([(_xpath(context), _compiled(rules)) for context, rules in raw.items()])


@cache
def standard() -> Ruleset:
    """Return the standard ruleset of IATI 2.03."""
    return compiled(load_json("rules.json"))


def _compiled(rules: Mapping[str, Any]) -> list[Rule | Loop]:
    found: list[Rule | Loop] = []
    for name, body in rules.items():
        for case in body["cases"]:
            if name == "loop":
                found.append(Loop(_xpath(case["foreach"]), case["do"]))
            else:
                found.append(_rule(name, case))
    return found


def _rule(kind: str, case: Mapping[str, Any]) -> Rule:
    about = case.get("ruleInfo", {})
    return Rule(
        kind if kind in KINDS else _unknown(kind),
        _terms(kind, case),
        about.get("id", ""),
        "warning" if about.get("severity") == "warning" else "error",
        about.get("message", ""),
        _xpath(case["condition"]) if "condition" in case else None,
        _CONDITIONS[case["idCondition"]] if "idCondition" in case else None,
    )


def _unknown(kind: str) -> str:
    raise KeyError(f"There is no kind of rule {kind}.")


def _terms(kind: str, case: Mapping[str, Any]) -> Terms:
    names = [one for one in _XPATHS if one in case and case[one] != NOW]
    xpaths = {name: _xpath(case[name]) for name in names}
    if "excluded" in case:
        xpaths["excluded"] = _xpath(" | ".join(case["excluded"]))
    prefix = case.get("prefix", [])
    if kind == "startswith" and "start" in case:
        prefix = [case["start"]]
    agencies: frozenset[str] = frozenset()
    if prefix == ["ORG-ID-PREFIX"]:
        prefix = []
        agencies = frozenset(codelists()["OrganisationRegistrationAgency"].names)
    return Terms(
        raw=case,
        xpaths=xpaths,
        paths=[_xpath(path) for path in case.get("paths", ())],
        prefix=[_xpath(path) for path in prefix],
        separator=case.get("separator", ""),
        number=Decimal(str(case["sum"])) if "sum" in case else None,
        least=Decimal(str(case["min"])) if "min" in case else None,
        most=Decimal(str(case["max"])) if "max" in case else None,
        pattern=re.compile(case["regex"]) if "regex" in case else None,
        agencies=agencies,
    )
