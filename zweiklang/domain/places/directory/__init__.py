# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory of cities: every German municipality and every larger city of the world.

`find(text)` answers a name in any common spelling or language, an official key or a postcode;
`entry(key)` returns one, `full_label` what tells it from all others. The directory is a read-only
file of its own, built from package data by `zweiklang build-directory` or at first use. Data, dates
and licences: data/SOURCES.md.
"""

from __future__ import annotations

from zweiklang.domain.places.directory.entries import DirectoryEntry
from zweiklang.domain.places.directory.finding import entry, find, full_label
from zweiklang.domain.places.directory.store import build_if_needed

__all__ = ["DirectoryEntry", "build_if_needed", "entry", "find", "full_label"]
