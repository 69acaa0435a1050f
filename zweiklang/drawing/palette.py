# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours of the drawings: custom properties of the page, fixed values for documents."""

from __future__ import annotations

import re

FONT = "Fira Sans, sans-serif"

# The third tone, for pages that do not define it; about as light as A and B.
_VIOLET = "#5B3FA0"

FIXED = {
    "a": "#045F6E",
    "b": "#934014",
    "c": _VIOLET,
    "a-line": "#91C9D4",
    "b-line": "#ECB798",
    "paper": "#FFFFFF",
    "wash": "#F3F4F7",
    "ink": "#131525",
    "muted": "#51577A",
    "rule": "#C0C3D5",
    "stave": "#B2B6CC",
    "land": "#DFE1EA",
}


def colour(name: str) -> str:
    """Return the custom property for a colour name; "none" and "#…" stay as they are."""
    if name == "none" or name.startswith(("#", "url(")):
        return name
    fallback = f",{_VIOLET}" if name == "c" else ""
    return f"var(--zk-{name}{fallback})"


def fix_colours(svg: str) -> str:
    """Return the drawing with every custom property replaced by its light value."""
    return re.sub(r"var\(--zk-([a-z-]+)(?:,[^)]*)?\)", lambda found: FIXED[found[1]], svg)
