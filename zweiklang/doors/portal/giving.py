# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapter on giving and gaining: what all cities with an office here have released."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zweiklang.domain.reciprocity.queries import Said, public_ledger
from zweiklang.domain.reciprocity.wording import Gains, Words, gains_by_side, in_words
from zweiklang.outputs.drawings.mirror import Mirror, mirrors

#: Rows of the list; a longer history is read in the mirror and its table.
ROWS = 12


@dataclass(frozen=True)
class Giving:
    """Mirrors of every two cities, the gains of each, and the contributions in words.

    `is_whole`: all contributions are public, so that one may ask about what goes one way.
    """

    mirrors: tuple[Mirror, ...]
    is_whole: bool
    gains: tuple[Gains, ...]
    rows: tuple[tuple[Said, Words], ...]
    is_cut: bool


def chapter(file_id: uuid.UUID | None, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the chapter under `giving`; nothing while nothing is public. Three queries at most.

    `names`: the cities by side.
    """
    if file_id is None:
        return {}
    ledger = public_ledger(file_id, sorted(names))
    if not ledger.contributions and not ledger.benefits:
        return {}
    words = {side: str(name) for side, name in names.items()}
    latest = list(reversed(ledger.contributions))
    return {
        "giving": Giving(
            tuple(mirrors(ledger, words)),
            ledger.is_whole,
            tuple(gains_by_side(ledger, words, ROWS)),
            tuple((one, in_words(one.statement)) for one in latest[:ROWS]),
            len(latest) > ROWS,
        )
    }
