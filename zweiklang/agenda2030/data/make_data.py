# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write framework.json and texts/*.json beside this file from the raw collection.

Usage: python zweiklang/agenda2030/data/make_data.py RAW_FOLDER

RAW_FOLDER holds framework.json and texts/<language>.json as described in SOURCES.md. The same
input always gives the same bytes.
"""

import json
import re
import sys
import tomllib
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
INK = "#131525"
WHITE = "#FFFFFF"
GOALS_WITH_WHITE_NUMBER = {"1", "4", "8", "10", "13", "16", "17"}
# Two texts for one and the same indicator that agree less than this are no mere change of words.
SAME_INDICATOR_AGREEMENT = 0.7
# Cross-references of the session papers that the source took over into the indicator text.
EDITORIAL = re.compile(r"\s*\((identique à|repris à|reprend|повтор|تكرار المؤشر)[^()]*\)$")
# Hyphens of other kinds, invisible signs, and the stroke that stretches Arabic words to fill a
# printed line (U+0640): all of them hinder search and speech.
PLAIN_SIGNS = str.maketrans({"\u2010": "-", "\u2011": "-"} | dict.fromkeys("\u00ad\u200b\u0640"))


def clean(text: str) -> str:
    """Return the text on one line, in composed letters, without editorial cross-references."""
    text = unicodedata.normalize("NFC", text).translate(PLAIN_SIGNS)
    return EDITORIAL.sub("", re.sub(r"\s+", " ", text).strip())


def framework(raw: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    """Return languages, goals with colours, targets and indicators."""
    return {
        "languages": {
            language["tag"]: {k: language[k] for k in ("name", "direction", "official")}
            for language in review["languages"].values()
        },
        "goals": {
            goal["code"]: {
                "color": goal["color"],
                "text_color": WHITE if goal["code"] in GOALS_WITH_WHITE_NUMBER else INK,
            }
            for goal in raw["goals"]
        },
        "targets": {target["code"]: target["kind"] for target in raw["targets"]},
        "indicators": {
            indicator["code"]: {
                "unsd_code": indicator["unsd_code"],
                "tier": indicator["tier"].removeprefix("Tier "),
                "custodians": indicator["custodian_agencies_en"],
                "same_as": indicator["same_as"],
            }
            for indicator in raw["indicators"]
        },
    }


def agreement(one: str, other: str) -> float:
    """Return how much two texts agree, 0 to 1, whichever comes first."""
    pairs = ((one, other), (other, one))
    return min(SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs)


def differing_twins(
    texts: dict[str, str], indicators: dict[str, Any], explained: set[str]
) -> set[str]:
    """Return indicators that are one worldwide but two in this language, without known reason."""
    found: set[str] = set()
    for code, indicator in indicators.items():
        for twin in indicator["same_as"]:
            pair = {code, twin}
            if (
                code < twin
                and pair <= texts.keys()
                and not pair & explained
                and agreement(texts[code], texts[twin]) < SAME_INDICATOR_AGREEMENT
            ):
                found |= pair
    return found


def stale_reasons(
    raw: dict[str, Any], texts: dict[str, str], indicators: dict[str, Any], review: dict[str, Any]
) -> dict[str, str]:
    """Return reason by code for every text that no longer says what the framework says."""
    language = raw["language"]
    if language in review["current"]["languages"]:
        return {}
    revised = {
        code
        for code, change in review["changed"].items()
        if language not in change.get("except", [])
    }
    suspect = [code for code, note in raw["indicator_notes"].items() if note.startswith("suspect")]
    explained = revised | set(review["same_sense"].get(language, []))
    stale = dict.fromkeys(differing_twins(texts, indicators, explained), "twin-differs")
    stale |= dict.fromkeys(review["doubtful_wording"].get(language, []), "doubtful-wording")
    stale |= dict.fromkeys(suspect, "untouched-by-change")
    stale |= dict.fromkeys(review["older_wording"].get(language, []), "older-wording")
    stale |= dict.fromkeys(revised, "framework-changed")
    return stale


def language_file(
    raw: dict[str, Any], codes: dict[str, Any], review: dict[str, Any]
) -> dict[str, Any]:
    """Return one language's texts by code, in framework order, with the stale ones named."""
    language = raw["language"]
    source = {code: clean(text) for code, text in (raw["targets"] | raw["indicators"]).items()}
    for code, (wrong, right) in review["slips"].get(language, {}).items():
        if wrong not in source[code]:
            sys.exit(f"{language} {code}: the slip named in review.toml is gone; remove it there.")
        source[code] = source[code].replace(wrong, right)
    texts = {
        code: source[code]
        for code in (*codes["targets"], *codes["indicators"])
        if code in source and code not in review["misplaced"].get(language, [])
    }
    stale = stale_reasons(raw, texts, codes["indicators"], review)
    goals = {code: raw["goals"][code] for code in codes["goals"]}
    return {
        "language": review["languages"][language]["tag"],
        "wording": raw["wording"],
        "goal_names": {code: clean(goal["short"]) for code, goal in goals.items()},
        "texts": {code: clean(goal["title"]) for code, goal in goals.items()} | texts,
        "stale": {code: stale[code] for code in texts if code in stale},
    }


def write(path: Path, content: dict[str, Any]) -> None:
    """Write JSON with one entry per line, so that versions compare well."""
    text = json.dumps(content, ensure_ascii=False, indent=0)
    path.write_text(text + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Write all data files from the raw folder."""
    review = tomllib.loads((HERE / "review.toml").read_text(encoding="utf-8"))
    raw_framework = json.loads((folder / "framework.json").read_text(encoding="utf-8"))
    codes = framework(raw_framework, review)
    write(HERE / "framework.json", codes)
    for language, facts in review["languages"].items():
        raw = json.loads((folder / "texts" / f"{language}.json").read_text(encoding="utf-8"))
        write(HERE / "texts" / f"{facts['tag']}.json", language_file(raw, codes, review))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder with the raw files: make_data.py RAW_FOLDER (see SOURCES.md).")
    main(Path(sys.argv[1]))
