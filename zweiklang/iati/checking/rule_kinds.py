# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of rule that IATI rulesets know, each a function of an element and a rule's terms.

Each yields the offending matches; the element itself where something is missing in it. Source:
SPEC.rst of IATI-Rulesets (CC BY 4.0). Where the text is silent: dates that cannot be read are left
to the schema, sums over nothing hold, and a prefix that is not given asks for nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lxml import etree

from zweiklang.iati.elements import day_of, number_of
from zweiklang.iati.parts import LANG, Element

#: An element, or the value of an attribute or text node, which knows its parent.
Match = Any
NOW = "NOW"


@dataclass
class Terms:
    """What one rule asks for: its XPaths compiled, everything else as it stands."""

    raw: Mapping[str, Any]
    xpaths: Mapping[str, etree.XPath] = field(default_factory=dict)
    paths: Sequence[etree.XPath] = ()
    prefix: Sequence[etree.XPath] = ()
    separator: str = ""
    number: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    pattern: re.Pattern[str] | None = None
    #: Prefixes that organisation identifiers may have.
    agencies: frozenset[str] = frozenset()

    def all(self, element: Element) -> list[Match]:
        """Return the matches of all paths."""
        return [one for path in self.paths for one in path(element)]

    def texts(self, element: Element) -> Iterator[tuple[Match, str]]:
        """Yield the matches of all paths with their text."""
        for one in self.all(element):
            yield one, text_of(one)

    def of(self, name: str, element: Element) -> Any:
        """Return what one of the named XPaths gives."""
        return self.xpaths[name](element)


Check = Callable[[Element, Terms, dt.datetime], Iterator[Match]]


def text_of(match: Match) -> str:
    """Return the text of a match."""
    return match if isinstance(match, str) else "".join(match.itertext())


def _is_there(match: Match) -> bool:
    return not isinstance(match, str) or bool(match.strip())


def atleast_one(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """At least one of the paths leads somewhere."""
    if not any(_is_there(one) for one in terms.all(element)):
        yield element


def no_more_than_one(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """The paths lead to one place at most."""
    yield from terms.all(element)[1:]


def only_one_of(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """With a match of `excluded` there is none of the paths, without exactly one."""
    found = terms.all(element)
    if terms.of("excluded", element):
        yield from found
    elif len(found) != 1:
        yield found[1] if found else element


def dependent(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """All paths lead somewhere, or none."""
    found = [bool(path(element)) for path in terms.paths]
    if any(found) and not all(found):
        yield element


_EVERY = {
    "lang": (etree.XPath("descendant::narrative"), LANG),
    "currency": (
        etree.XPath("descendant::*[self::value or self::forecast or self::loan-status]"),
        "currency",
    ),
}


def one_or_all(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """`one` is there, or every place that it would speak for says it itself."""
    if terms.of("one", element):
        return
    wanted = terms.raw["all"]
    if wanted in _EVERY:
        places, name = _EVERY[wanted]
        yield from (one for one in places(element) if not one.get(name))
    else:
        yield from (one for one in element.iter("transaction") if one.find(wanted) is None)


def total(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """The numbers add up to the sum."""
    found = terms.all(element)
    numbers = [number_of(text_of(one)) for one in found]
    known = [one for one in numbers if one is not None]
    if found and (len(known) < len(found) or sum(known) != terms.number):
        yield found[-1]


def in_range(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """Each number lies between the least and the most."""
    for one, text in terms.texts(element):
        number = number_of(text)
        if number is None:
            continue
        too_small = terms.least is not None and number < terms.least
        if too_small or (terms.most is not None and number > terms.most):
            yield one


def _days(name: str, element: Element, terms: Terms) -> Iterator[tuple[Match, dt.date]]:
    for one in terms.of(name, element):
        if (day := day_of(text_of(one))) is not None:
            yield one, day


def date_order(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """No day of `less` lies after one of `more`."""
    if terms.raw["more"] == NOW:
        later = [now.date()]
    else:
        later = [day for _one, day in _days("more", element, terms)]
    for one, day in _days("less", element, terms):
        if any(day > other for other in later):
            yield one


def date_now(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """The moment does not lie in the future; one without zone is taken as UTC."""
    for one in terms.of("date", element):
        moment = moment_of(text_of(one))
        if moment is not None and moment > now:
            yield one


def moment_of(text: str) -> dt.datetime | None:
    """Return the moment a value of type xsd:dateTime names; fractions of any length are read."""
    plain = re.sub(r"\.(\d{1,6})\d*", r".\1", text.strip())
    try:
        found = dt.datetime.fromisoformat(plain)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def time_limit(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """From each start to its end it is a year at most."""
    starts, ends = _days("start", element, terms), _days("end", element, terms)
    for (_one, start), (match, end) in zip(starts, ends, strict=False):
        if end > _a_year_after(start):
            yield match


def _a_year_after(day: dt.date) -> dt.date:
    if day.year >= dt.MAXYEAR:
        return dt.date.max
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)


def between_dates(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """Each date lies between start and end."""
    starts = [day for _one, day in _days("start", element, terms)]
    ends = [day for _one, day in _days("end", element, terms)]
    for one, day in _days("date", element, terms):
        if any(day < start for start in starts) or any(day > end for end in ends):
            yield one


def regex_matches(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """Every text fits the pattern."""
    pattern = terms.pattern
    yield from (one for one, text in terms.texts(element) if pattern and not pattern.search(text))


def regex_no_matches(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """No text fits the pattern."""
    pattern = terms.pattern
    yield from (one for one, text in terms.texts(element) if pattern and pattern.search(text))


def startswith(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """Every text starts with one of the prefixes and the separator."""
    if terms.agencies:
        prefixes = terms.agencies
    else:
        given = [text_of(one).strip() for path in terms.prefix for one in path(element)]
        prefixes = frozenset(one + terms.separator for one in given if one)
    if not prefixes:
        return
    for one, text in terms.texts(element):
        plain = text.strip()
        if not any(plain.startswith(prefix) for prefix in prefixes):
            yield one


def unique(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """No two texts are the same."""
    seen: set[str] = set()
    for one, text in terms.texts(element):
        if text in seen:
            yield one
        seen.add(text)


def if_then(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """Where `if` holds, `then` does."""
    if terms.of("if", element) and not terms.of("then", element):
        yield next(iter(terms.all(element)), element)


def evaluates_to_true(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """The expression `eval` holds."""
    if not terms.of("eval", element):
        yield element


def no_spaces(element: Element, terms: Terms, now: dt.datetime) -> Iterator[Match]:
    """No text begins or ends with white space."""
    yield from (one for one, text in terms.texts(element) if text != text.strip())


KINDS: Mapping[str, Check] = {
    "atleast_one": atleast_one,
    "between_dates": between_dates,
    "date_now": date_now,
    "date_order": date_order,
    "dependent": dependent,
    "evaluates_to_true": evaluates_to_true,
    "if_then": if_then,
    "no_more_than_one": no_more_than_one,
    "no_spaces": no_spaces,
    "one_or_all": one_or_all,
    "only_one_of": only_one_of,
    "range": in_range,
    "regex_matches": regex_matches,
    "regex_no_matches": regex_no_matches,
    "startswith": startswith,
    "strict_sum": total,
    "sum": total,
    "time_limit": time_limit,
    "unique": unique,
}
