# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags and filters of every template; loaded without being asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from babel import Locale
from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import goal_of, short_title
from zweiklang.agenda2030.reader import confidence as confidences
from zweiklang.agenda2030.reader.confidence import boxes_of, level_of
from zweiklang.doors.ui import audience as audiences
from zweiklang.doors.ui import citations, errors, marks
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation import languages, lists
from zweiklang.foundation.date_words import in_words, locale_of, span_in_words
from zweiklang.foundation.numbers import in_figures
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import Reading, TranslatedText
from zweiklang.outputs.drawings import hyphens

register = template.Library()
register.filter("number_word", number_word)
# In the place of Django's, which does not know the capital of the Turkish i.
register.filter("capfirst", lambda words: as_headline(str(words)), is_safe=True)
register.simple_tag(errors.error_list, name="error_list")
register.filter("error_title", errors.error_title)
register.filter("fix_of", errors.fix_of)


# -- Texts ---------------------------------------------------------------------------------------
@register.filter
def words(text: TranslatedText | None) -> Reading | str:
    """Return a translated text as the reader gets it."""
    return text.read(get_language() or "en") if isinstance(text, TranslatedText) else ""


@register.simple_tag
def text(words: TranslatedText | Reading | str | None) -> SafeString:
    """Return a text in one line, marked with its language where that is not the reader's."""
    reading = _reading(words)
    if isinstance(reading, Reading) and reading.other_language:
        return format_html('<span lang="{}" dir="auto">{}</span>', reading.language, reading.text)
    return SafeString(conditional_escape(str(reading)))


@register.simple_tag
def long_text(words: TranslatedText | Reading | str | None, fact: Any = None) -> SafeString:
    """Return a text in paragraphs; a stale translation says so above.

    If it tells of a demonstration value `fact`, a dagger ends it.
    """
    reading = _reading(words)
    language = reading.language if isinstance(reading, Reading) else ""
    parts = [part.strip() for part in str(reading).split("\n\n") if part.strip()]
    ends = [SafeString("")] * (len(parts) - 1) + [demo(fact)]
    shown = format_html_join(
        "",
        '<p lang="{}" dir="auto">{}{}</p>' if language else "<p>{1}{2}</p>",
        ((language, _with_items(part), end) for part, end in zip(parts, ends, strict=False)),
    )
    if isinstance(reading, Reading) and reading.stale:
        shown = SafeString(stale_note() + shown)
    return shown


#: Lines that begin an item of a list inside a paragraph: a) (2) – •
_ITEM = re.compile(r"\n(?=[ \t]*(?:\(?(?:[a-z]{1,2}|\d{1,2})\)|[-–•*])[ \t])", re.IGNORECASE)


def _with_items(part: str) -> SafeString:
    """Return a paragraph in which the items of a list keep their lines."""
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in _ITEM.split(part)))


@register.simple_tag
def stale_note() -> SafeString:
    """Return the line above a translation whose original has changed since."""
    note = _("The original has changed since this translation was made.")
    return format_html('<p class="zk-small zk-muted">{}</p>', note)


def _reading(words: TranslatedText | Reading | str | None) -> Reading | str:
    if isinstance(words, TranslatedText):
        return words.read(get_language() or "en")
    return words or ""


@register.filter
def attribute(thing: Any, name: str) -> Any:
    """Return an attribute by name, for tables whose columns are data."""
    return getattr(thing, name, "")


@register.filter
def entry(mapping: Any, key: Any) -> Any:
    """Return what a mapping holds under a key, nothing if it has no such key."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def tongue(code: str) -> str:
    """Return the name of a language in the reader's, the code itself if it has none there."""
    names = Locale.parse(locale_of(get_language() or "en")).languages
    return str(names.get(code, code))


@register.filter(is_safe=True)
def divisible(words: str) -> str:
    """Return a headline with soft hyphens in its long words, for phones."""
    return hyphens.divisible(str(words), get_language() or "en")


@register.filter
def parted_address(address: str) -> SafeString:
    """Return an e-mail address that may go on in a new line behind its @."""
    name, at, domain = address.rpartition("@")
    return format_html("{}{}<wbr>{}", name, at, domain)


register.simple_tag(languages.draft_note, name="draft_note")


# -- Things in a row -----------------------------------------------------------------------------
register.simple_tag(lists.comma, name="comma")
register.simple_tag(lists.semicolon, name="semicolon")
register.simple_tag(lists.colon, name="colon")


@register.filter
def commas(things: Iterable[Any]) -> SafeString:
    """Return things in a row, parted by the comma of the reader's language."""
    return format_html_join(lists.comma(), "{}", ((thing,) for thing in things or ()))


@register.filter
def semicolons(things: Iterable[Any]) -> SafeString:
    """Return longer things in a row, parted by the semicolon of the reader's language."""
    return format_html_join(lists.semicolon(), "{}", ((thing,) for thing in things or ()))


# -- Dates ---------------------------------------------------------------------------------------
@register.filter
def partial_date(when: PartialDate | dt.date | None) -> SafeString:
    """Return “7. Okt. 2020”, “Mai 2022” or “2011” as a time element."""
    return _time(when, long=False)


@register.filter
def day_long(when: PartialDate | dt.date | None) -> SafeString:
    """Return “7. Oktober 2020”, for sentences."""
    return _time(when, long=True)


def _time(when: PartialDate | dt.date | None, *, long: bool) -> SafeString:
    if when is None or when == "":
        return SafeString("")
    if isinstance(when, dt.datetime):
        when = timezone.localtime(when).date()
    iso = when.iso if isinstance(when, PartialDate) else when.strftime("%Y-%m-%d")
    return format_html('<time datetime="{}">{}</time>', iso, in_words(when, long=long))


@register.simple_tag
def span(begins: PartialDate | dt.date | None, ends: PartialDate | dt.date | None) -> str:
    """Return “7. Okt. 2020 – 7. Okt. 2022”, or “seit 2011” where the end is open.

    A line may end before or behind the dash, never inside a date.
    """
    words = span_in_words(begins or None, ends or None)
    return " – ".join(part.replace(" ", "\u00a0") for part in words.split(" – "))


# -- Marks, cities, goals ------------------------------------------------------------------------
@register.simple_tag
def mark(side: str, size: int = 16) -> SafeString:
    """Return the mark of a side: circle for A, diamond for B; decorative beside words."""
    return marks.mark(side, size)


@register.simple_tag
def linked_mark(height: int = 28, opened: bool = False) -> SafeString:
    """Return ring and diamond, linked for what is joint, opened where one side has not agreed."""
    return marks.open_mark(height) if opened else marks.linked_mark(height)


@register.simple_tag
def open_consent_mark(missing_a: bool = True) -> SafeString:
    """Return ring and diamond with the shape of the city open that has not agreed."""
    return marks.open_mark(76, missing_b=not missing_a)


@register.simple_tag
def pieces(pair: Any, column: str, is_list: bool = False) -> SafeString:
    """Return one line of a comparison: as it is before, after, or both in one.

    `pair.before` and `pair.after` hold pieces with `text` and `change` (same, gone, new).
    """
    one_side = {"before": pair.before, "after": pair.after}
    shown = _in_one(pair) if column == "both" else one_side[column] or ()
    if not shown:
        return SafeString("")
    signs = {"gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
    body = SafeString("")
    for one in shown:
        body += format_html(signs.get(one.change, "{}"), one.text)
    return format_html('<p class="zk-item">{}</p>' if is_list else "<p>{}</p>", body)


def _in_one(pair: Any) -> list[Any]:
    """Return the pieces of both sides in one line: what goes stands before what comes."""
    rest = list(pair.before or ())
    shown = []
    for one in pair.after or ():
        while rest and rest[0].change == "gone":
            shown.append(rest.pop(0))
        if rest and one.change == "same":
            rest.pop(0)
        shown.append(one)
    return [*shown, *rest]


@register.simple_tag
def shared_marks() -> SafeString:
    """Return what the linked marks of a page point to; the layout holds it once."""
    return marks.shared_marks()


@register.inclusion_tag("ui/city.html")
def city(name: Any, side: str) -> dict[str, Any]:
    """Show a city's name in its tone, with its mark."""
    return {"name": name, "tone": side, "mark": marks.mark(side)}


@register.inclusion_tag("ui/pair.html")
def pair(sides: Iterable[tuple[str, Any]], height: int = 22) -> dict[str, Any]:
    """Show the cities of a partnership with the linked mark; `sides` are (side, name) in order."""
    shown = [{"tone": side, "name": name, "mark": marks.mark(side)} for side, name in sides]
    return {"sides": shown, "linked": marks.linked_mark(height)}


@register.simple_tag
def who(sides: str, names: dict[str, Any]) -> SafeString:
    """Show who acts: one city by mark and name, several by the linked mark and “joint”."""
    if len(sides) == 1:
        shown = (sides, marks.mark(sides), names.get(sides, sides))
        return format_html('<span class="zk-city zk-{}">{}{}</span>', *shown)
    if not sides:
        return SafeString("")
    return format_html('<span class="zk-joint">{}{}</span>', marks.linked_mark(18), _("joint"))


@register.simple_tag
def body_of(side: str, body: str, names: dict[str, Any]) -> SafeString:
    """Show the council or committee of a city, with the city's mark and for readers its name."""
    if not side:
        return format_html("{}", body)
    shown = (side, marks.mark(side), body, names.get(side, side))
    return format_html(
        '<span class="zk-city zk-{}">{}{}<span class="kern-sr-only"> ({})</span></span>', *shown
    )


@register.inclusion_tag("ui/goal.html")
def goal(code: str, title: str | None = None, url: str = "", small: bool = False) -> dict[str, Any]:
    """Show a goal or target: its number on the goal's colour, its short title beside it."""
    if title is None:
        title = short_title(code, get_language() or "en")
    number = goal_of(code)
    return {"code": code, "number": number, "title": title, "url": url, "small": small}


@register.filter
def goal_title(code: str) -> str:
    """Return this project's short title of a goal or target."""
    return short_title(code, get_language() or "en")


@register.filter
def goal_number(code: str) -> str:
    """Return the number of the goal a target belongs to, for its colour."""
    return goal_of(code)


@register.simple_tag
def slur_mark() -> SafeString:
    """Return the pair of arcs that stands for a valid agreement."""
    return marks.sign("slur_mark")


@register.simple_tag
def decision_mark() -> SafeString:
    """Return the sign of a council's decision."""
    return marks.sign("decision_mark")


@register.simple_tag
def paper_mark() -> SafeString:
    """Return the sign of a paper of the council that decides nothing."""
    return marks.sign("paper_mark")


@register.simple_tag
def gap_mark() -> SafeString:
    """Return the dashed lines where no agreement is valid."""
    return marks.sign("gap_mark")


@register.simple_tag
def rest_mark() -> SafeString:
    """Return the rest of years without an entry."""
    return marks.sign("rest_mark")


@register.simple_tag
def planned_mark() -> SafeString:
    """Return the hollow heads of what is planned."""
    return marks.sign("planned_mark")


# -- How sure a reading is ------------------------------------------------------------------------
_SURE = {
    "very-sure": gettext_lazy("very sure"),
    "sure": gettext_lazy("sure"),
    "probable": gettext_lazy("probable"),
    "unsure": gettext_lazy("unsure"),
}


@register.simple_tag
def shared_boxes() -> SafeString:
    """Return the drawings `confidence` points to; a page that shows any holds them once."""
    return marks.shared_boxes()


@register.simple_tag
def confidence(p: float) -> SafeString:
    """Return how sure a reading is: filled boxes and a word, never a percentage."""
    return format_html(
        '<span class="zk-conf">{}{}</span>', marks.boxes(boxes_of(p)), _SURE[level_of(p)]
    )


@register.filter
def in_hundred(p: float) -> int:
    """Return in how many of a hundred similar cases a reading is right."""
    return confidences.in_hundred(p)


# -- What is known of a fact ---------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def cite(context: Context, fact: Any) -> SafeString:
    """Return the number of a fact's source as a link to the list; needs `citations` in context."""
    listed = context.get("citations")
    return citations.link(listed, fact) if listed is not None else SafeString("")


@register.simple_tag
def demo(fact: Any) -> SafeString:
    """Return the dagger behind a demonstration value, nothing behind a real one."""
    if not getattr(fact, "is_demonstration", fact is True):
        return SafeString("")
    return format_html(
        '<span class="zk-demo" aria-hidden="true">†</span><span class="kern-sr-only"> ({})</span>',
        _("demonstration value"),
    )


@register.simple_tag
def doubt(fact: Any) -> SafeString:
    """Return the line that says what is uncertain about a fact."""
    said = getattr(fact, "doubt", "")
    if not said:
        return SafeString("")
    return format_html('<span class="zk-doubt"><b>{}</b> {}</span>', _("Uncertain:"), text(said))


@register.inclusion_tag("ui/audience.html")
def audience(record: Any) -> dict[str, Any]:
    """Show who sees a record, and why."""
    return {"audience": audiences.audience_of(record)}


# -- Small helpers of the components -------------------------------------------------------------
@register.filter
def alert_kind(level: str) -> str:
    """Return KERN's word for a message level."""
    return {"error": "danger", "debug": "info"}.get(level, level or "info")


@register.filter
def is_invalid(attributes: dict[str, Any]) -> bool:
    """Return whether a widget's attributes say that its value is wrong."""
    return attributes.get("aria-invalid") == "true"


@register.filter
def number_format(number: float) -> str:
    """Return a number with the separators of the reader's language."""
    return in_figures(number)


@register.filter(name="sorted")
def in_order(things: Iterable[Any]) -> list[Any]:
    """Return things in their order."""
    return sorted(things)


@register.filter
def svg(drawing: str) -> SafeString:
    """Return a drawing of ours, whose texts are escaped already, as HTML."""
    return mark_safe(drawing)
