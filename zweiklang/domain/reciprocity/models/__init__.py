# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds of statement: what cities give, what they gain, and what they answer apart."""

from zweiklang.domain.reciprocity.models.answers import Assessment, Expectation, SealedAnswer
from zweiklang.domain.reciprocity.models.base import MutualStatement
from zweiklang.domain.reciprocity.models.giving import Benefit, Contribution

__all__ = [
    "Assessment",
    "Benefit",
    "Contribution",
    "Expectation",
    "MutualStatement",
    "SealedAnswer",
]
