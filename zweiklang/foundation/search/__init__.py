# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Full search over everything one may see, the same on SQLite and PostgreSQL.

Reading: `search(actor, text)` returns a SearchPage. Writing happens by itself: `upkeep` follows
every written record. Bulk writers wrap their work in `defer()`; `reindex()` builds all anew.

A kind of record says more about itself by these optional members of its model:

- `search_first`: True for what other records are about (partnerships, places): found first;
- `search_names(self)`: other names of the record, found like its title;
- `search_text(self)`: more text than its fields hold;
- `search_prefetch`: lookups that its title, names and text need, for many records at once;
- `not_searched`: names of fields that nobody but the editor of the record should find.

What is no record is made known with `register(Other(…))` and brought up to date with
`index_others`.
"""

from __future__ import annotations

from zweiklang.foundation.search.index import (
    defer,
    index_others,
    index_record,
    index_records,
    reindex,
    reindex_if_incomplete,
    remove,
)
from zweiklang.foundation.search.others import Other, Words, register
from zweiklang.foundation.search.queries import (
    COUNTED,
    SearchHit,
    SearchPage,
    Segment,
    search,
)

__all__ = [
    "COUNTED",
    "Other",
    "SearchHit",
    "SearchPage",
    "Segment",
    "Words",
    "defer",
    "index_others",
    "index_record",
    "index_records",
    "register",
    "reindex",
    "reindex_if_incomplete",
    "remove",
    "search",
]
