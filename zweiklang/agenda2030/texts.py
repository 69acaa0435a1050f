# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words for the codes: official texts in ten languages, own short titles in German and English."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from zweiklang.agenda2030.codes import CodeError, kind_of
from zweiklang.agenda2030.framework import goal, parse_code
from zweiklang.agenda2030.store import load_json, load_toml

Status = Literal["ok", "stale", "missing", "fallback"]
FALLBACK_LANGUAGE = "en"
#: Complete short titles and explanations; in the draft languages as far as they are written.
TITLE_LANGUAGES = ("de", "en")
DRAFT_TITLE_LANGUAGES = ("fr", "ar", "uk", "tr")
# Tags in use for the simplified Chinese that is on offer, beside those that only add a region.
SAME_LANGUAGE = {"zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans"}
NOTES = {
    "": "",
    "framework-changed": "The indicator has been changed since this translation was made.",
    "older-wording": "This translation follows the wording of 2017.",
    "untouched-by-change": "The English wording changed, this translation did not.",
    "twin-differs": "The same indicator reads differently at another target; check the wording.",
    "doubtful-wording": "A technical term is translated doubtfully; check the wording.",
    "unchecked": "This translation is not official and has not been checked.",
    "not-translated": "There is no usable text in this language; English is shown.",
    "language-not-offered": "This language is not offered; English is shown.",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the official texts.

    tag: BCP 47. name: in the language itself. direction: "ltr" or "rtl". official: wording of the
    United Nations or (German) of its translation service and the Federal Statistical Office.
    """

    tag: str
    name: str
    direction: str
    official: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text and how far it can be relied on.

    language: the language the text is really in. status: "ok"; "stale": in the language asked for,
    but no longer what the framework says; "missing": this language lacks the text; "fallback":
    this language is not offered at all. With the last two the text is English.
    reason: key of NOTES, "" if there is nothing to say.
    """

    text: str
    language: str
    status: Status
    reason: str = ""

    @property
    def note(self) -> str:
        """The reason as an English sentence, "" if there is nothing to say."""
        return NOTES[self.reason]


@cache
def _languages() -> dict[str, Language]:
    raw = load_json("framework.json")["languages"]
    return {tag: Language(tag=tag, **facts) for tag, facts in raw.items()}


def languages() -> tuple[Language, ...]:
    """Return the languages of the official texts, ordered by tag."""
    return tuple(_languages()[tag] for tag in sorted(_languages()))


def official_text(code: str, language: str) -> Text:
    """Return the official text of a goal, target or indicator.

    code: any spelling parse_code reads. language: BCP 47 tag in any case ("de", "fr-GN", "zh",
    "pt_BR"); a region is ignored where it makes no difference. Raises CodeError for an unknown
    code, never for a language: see Text for what happens instead.
    """
    return _text(parse_code(code), language, "texts")


def official_goal_name(code: str, language: str) -> Text:
    """Return the official short name of a goal, such as "Climate action"; else as official_text."""
    return _text(goal(code).code, language, "goal_names")


def short_title(code: str, language: str) -> str:
    """Return this project's own short title of a goal or target, at most 60 characters.

    Written in German and English; every other language gets the English one. Raises CodeError for
    an indicator: indicators have only their official text.
    """
    known = parse_code(code)
    if kind_of(known) == "indicator":
        raise CodeError(
            code, known, f"{known} is an indicator and has no short title. Show its official text."
        )
    return _own(language, f"{kind_of(known)}s", known)


def explanation(code: str, language: str) -> str:
    """Return in one or two sentences what a city can do for a goal, in German or else English.

    Raises CodeError if the code is not a goal.
    """
    return _own(language, "explanations", goal(code).code)


def _own(language: str, table: str, code: str) -> str:
    """Return our own words for a code, in English where the language has none."""
    tag = _tag(language)
    if tag in (*TITLE_LANGUAGES, *DRAFT_TITLE_LANGUAGES):
        words: str = load_toml(f"titles/{tag}.toml").get(table, {}).get(code, "")
        if words:
            return words
    english: str = load_toml(f"titles/{FALLBACK_LANGUAGE}.toml")[table][code]
    return english


def _tag(language: str) -> str:
    """Return the tag of the offered language that serves the one asked for, or ""."""
    asked = language.strip().replace("_", "-").casefold()
    if asked in SAME_LANGUAGE:
        return SAME_LANGUAGE[asked]
    offered = {tag.casefold(): tag for tag in _languages()}
    if asked in offered:
        return offered[asked]
    primary, _, rest = asked.partition("-")
    if rest.startswith("hans"):
        return offered.get(f"{primary}-hans", "")
    # Another script is another text: zh-Hant must not be answered with zh-Hans.
    return offered.get(primary, "")


def _text(code: str, language: str, part: str) -> Text:
    tag = _tag(language)
    if not tag:
        english = _words(FALLBACK_LANGUAGE, part)[code]
        return Text(english, FALLBACK_LANGUAGE, "fallback", "language-not-offered")
    words = _words(tag, part)
    if code not in words:
        english = _words(FALLBACK_LANGUAGE, part)[code]
        return Text(english, FALLBACK_LANGUAGE, "missing", "not-translated")
    stale = load_json(f"texts/{tag}.json")["stale"].get(code, "")
    if stale:
        return Text(words[code], tag, "stale", stale)
    return Text(words[code], tag, "ok", "" if _languages()[tag].official else "unchecked")


def _words(tag: str, part: str) -> dict[str, str]:
    words: dict[str, str] = load_json(f"texts/{tag}.json")[part]
    return words
