# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds among many cities those that fit one: by their profiles alone, without passages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader.profiles import CODES, ROLES, Profile, rarity

#: What the three meetings of roles count: need with offer, offer with need, doing with doing.
MEETINGS = (("need", "offer", 1.0), ("offer", "need", 1.0), ("doing", "doing", 0.5))


class ProfileIndex:
    """The profiles of many cities, kept as one array: about 2 kB a city.

    profiles: in the order in which `fitting` numbers them.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.names = [profile.name for profile in profiles]
        shape = (0, len(ROLES), len(CODES))
        rows = [profile.strength for profile in profiles]
        self._strengths = np.stack(rows) if rows else np.zeros(shape, np.float32)
        doing = self._strengths[:, ROLES.index("doing")]
        shares = (doing > 0.5).mean(axis=0) if rows else np.zeros(len(CODES))
        self.commonness: npt.NDArray[np.float32] = shares.astype(np.float32)

    def fitting(self, profile: Profile, most: int = 20) -> list[tuple[int, float]]:
        """Return the numbers of the cities that fit a profile best, with their scores, best first.

        One product over all cities; time grows with their number.
        """
        weighed = profile.strength * rarity(self.commonness)
        scores = np.zeros(len(self.names), np.float32)
        for ours, theirs, factor in MEETINGS:
            place = ROLES.index(theirs)
            scores += factor * (self._strengths[:, place] @ weighed[ROLES.index(ours)])
        count = min(most, len(scores))
        if not count:
            return []
        best = np.argpartition(-scores, count - 1)[:count].tolist()
        ordered = sorted(best, key=lambda number: (-scores[number], number))
        return [(number, float(scores[number])) for number in ordered]
