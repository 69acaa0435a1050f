# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library of laws and guidelines that partnerships cite, read from its data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language


@dataclass(frozen=True)
class PolicyBasis:
    """One law, ruling, conference or guide; texts by language code, `country` "" for all."""

    slug: str
    kind: str
    title: dict[str, str]
    summary: dict[str, str]
    citation: str = ""
    date: str = ""
    url: str = ""
    country: str = ""
    doubt: dict[str, str] = field(default_factory=dict)

    def title_in(self, language: str) -> str:
        """Return the title in a language, in English where there is none."""
        return self.title.get(language) or self.title["en"]

    def summary_in(self, language: str) -> str:
        """Return the summary in a language, in English where there is none."""
        return self.summary.get(language) or self.summary["en"]

    def doubt_in(self, language: str) -> str:
        """Return what has not been confirmed, "" if nothing is open."""
        return self.doubt.get(language) or self.doubt.get("en", "")


@cache
def policy_bases() -> dict[str, PolicyBasis]:
    """Return the whole library by slug, in the order of the file."""
    text = files(__package__).joinpath("data/policy_bases.toml").read_text("utf-8")
    return {entry["slug"]: PolicyBasis(**entry) for entry in tomllib.loads(text)["basis"]}


def bases_in(country: str) -> list[PolicyBasis]:
    """Return what a city of a country can cite: what is that country's, and what is the world's."""
    return [one for one in policy_bases().values() if one.country in ("", country.upper())]


def basis_choices() -> list[tuple[str, str]]:
    """Return slug and title of each entry, for forms."""
    language = get_language() or "en"
    return [(basis.slug, basis.title_in(language)) for basis in policy_bases().values()]
