# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words of English prose say about goals, beside its meaning.

General English prose (reports, papers) names its matter by its terms, and a head on single words
and pairs of words finds goals there that vectors of meaning blur. In municipal papers, and in other
languages, it added nothing.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
LANGUAGE = "en"
_WORD = re.compile(r"[a-z]{2,}")
#: Words that carry no matter: they join what stands around them, so pairs reach over them.
EMPTY = frozenset(
    _WORD.findall(
        """
about above across after again against all almost alone along already also although always am
among an and another any anything are around as at away be became because become been before
behind being below beside between beyond both but by can cannot could did do does done down due
during each either else enough even ever every everything few for from further had has have having
he hence her here hers him his how however if in indeed instead into is it its itself just last
later least less like made make many may me meanwhile might more moreover most much must my namely
near neither never nevertheless next no nobody none nor not nothing now of off often on once one
only onto or other others otherwise our ours out over own per perhaps rather same second see seem
seems several shall she should since so some something sometimes soon still such take than that
the their theirs them then there thereby therefore these they third this those though three
through throughout thus to together too toward towards two under unless until up upon us very via
was we well were what whatever when where whereas whether which while who whole whom whose why
will with within without would yet you your
"""
    )
)


@dataclass(frozen=True)
class Words:
    """vocabulary: words and pairs with their places. rarity: (n,). head: (n + 1, 17).

    The last row of the head is the offsets.
    """

    vocabulary: Mapping[str, int]
    rarity: Array
    head: Array

    def score(self, text: str) -> Array:
        """Return the score of each goal for a text, shape (17,)."""
        found = Counter(self.vocabulary[term] for term in terms(text) if term in self.vocabulary)
        if not found:
            return np.asarray(self.head[-1], np.float32)
        places = np.fromiter(found, np.intp, len(found))
        weights = (1 + np.log(np.fromiter(found.values(), np.float32, len(found)))) * self.rarity[
            places
        ]
        weights /= np.linalg.norm(weights)
        return np.asarray(weights @ self.head[places] + self.head[-1], np.float32)

    def scores(self, texts: Sequence[str], languages: Sequence[str]) -> Array:
        """Return the scores of texts, shape (n, 17); not-a-number for all but English ones."""
        nothing = np.full(17, np.nan, np.float32)
        rows = [
            self.score(text) if language == LANGUAGE else nothing
            for text, language in zip(texts, languages, strict=True)
        ]
        return np.stack(rows) if rows else np.zeros((0, 17), np.float32)


def terms(text: str) -> Iterator[str]:
    """Yield the words of a text that carry matter, and each two that follow one another."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in EMPTY]
    yield from words
    for one, other in itertools.pairwise(words):
        yield f"{one} {other}"
