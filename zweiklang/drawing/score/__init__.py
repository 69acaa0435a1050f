# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score (Partitur): two staves, what each city did, and what holds them together."""

from zweiklang.drawing.score.data import (
    Agreement,
    Entry,
    Gap,
    Line,
    Phase,
    PhaseKind,
    PhaseState,
    ScoreData,
    ScoreLabels,
    When,
)
from zweiklang.drawing.score.draw import draw_score
from zweiklang.drawing.score.mini import MiniAxis, mini_axis, mini_score, mini_years
from zweiklang.drawing.sides import Side, Tone

__all__ = [
    "Agreement",
    "Entry",
    "Gap",
    "Line",
    "MiniAxis",
    "Phase",
    "PhaseKind",
    "PhaseState",
    "ScoreData",
    "ScoreLabels",
    "Side",
    "Tone",
    "When",
    "draw_score",
    "mini_axis",
    "mini_score",
    "mini_years",
]
