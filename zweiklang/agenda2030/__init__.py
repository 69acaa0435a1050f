# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 2030 Agenda for Sustainable Development: goals, targets, indicators and their texts.

Pure Python without further dependencies; usable as a library on its own. Data files are read when
first asked for, language files only for the languages asked for. Sources and licences of the data:
data/SOURCES.md.
"""

from zweiklang.agenda2030.codes import CodeError, goal_of, is_part, kind_of, sort_key, target_of
from zweiklang.agenda2030.framework import (
    Goal,
    Indicator,
    Target,
    find_code,
    goal,
    goals,
    indicator,
    indicators,
    parse_code,
    target,
    targets,
)
from zweiklang.agenda2030.texts import (
    Language,
    Text,
    explanation,
    languages,
    official_goal_name,
    official_text,
    short_title,
)

__all__ = [
    "CodeError",
    "Goal",
    "Indicator",
    "Language",
    "Target",
    "Text",
    "explanation",
    "find_code",
    "goal",
    "goal_of",
    "goals",
    "indicator",
    "indicators",
    "is_part",
    "kind_of",
    "languages",
    "official_goal_name",
    "official_text",
    "parse_code",
    "short_title",
    "sort_key",
    "target",
    "target_of",
    "targets",
]
