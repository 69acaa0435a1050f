# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page: whose page it is, where one can go from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Link:
    """One entry of a navigation; `current` marks the section the page belongs to."""

    url: str
    label: StrOrPromise
    current: bool = False


@dataclass(frozen=True)
class Frame:
    """What `ui/base.html` draws around the content; views put it into the context as `frame`.

    `name` and `city` stand beside the mark, `home` is where they lead. `nav` has at most five
    entries. `aside` is a last entry in the bar, set apart. `search` and `account` are a sign in
    the bar, a word in the menu. `demonstration` says that values marked † are invented.
    `printed` stands above the page on paper only: whose page of which day it is.
    """

    name: StrOrPromise
    city: StrOrPromise = ""
    home: str = "/"
    nav: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    aside: Link | None = None
    search: Link | None = None
    account: Link | None = None
    demonstration: bool = False
    feeds: tuple[Link, ...] = field(default=())
    printed: str = ""
