# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapter on giving and gaining: what all cities with an office here have released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.reciprocity.queries import Said, is_whole, ledger_of
from zweiklang.domain.reciprocity.wording import Gains, Words, gains_by_side, in_words
from zweiklang.foundation.actors import Actor
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

    @property
    def has_demonstration(self) -> bool:
        """Return whether a value is invented."""
        return any(one.statement.is_demonstration for one, _words in self.rows)


def chapter(found: PartnershipFile, pair: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the chapter under `giving`; nothing while nothing is public. Nine queries at most."""
    file = JointFile.objects.filter(partnerships=found.id).first()
    if file is None:
        return {}
    ledger = ledger_of(Actor.public(), file)
    if not ledger.contributions and not ledger.benefits:
        return {}
    names = {side: str(name) for side, name in pair}
    for party in ledger.parties:
        names.setdefault(party.side, str(party.place))
    latest = list(reversed(ledger.contributions))
    return {
        "giving": Giving(
            tuple(mirrors(ledger, names)),
            is_whole(ledger, file),
            tuple(gains_by_side(ledger, names, ROWS)),
            tuple((one, in_words(one.statement)) for one in latest[:ROWS]),
            len(latest) > ROWS,
        )
    }
