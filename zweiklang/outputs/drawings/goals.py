# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goals of the 2030 Agenda as keys and as a wheel, with the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang import agenda2030
from zweiklang.domain.partnerships.records import GoalRecord
from zweiklang.drawing import goals
from zweiklang.drawing.sides import Tone
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.drawings.scores import tones


def keys(counts: Mapping[int, int], *, hrefs: Mapping[int, str] | None = None) -> str:
    """Return the 17 keys; the longer a key, the more partnerships work on the goal."""
    language = get_language() or "en"
    names = {
        number: f"{number} {agenda2030.short_title(str(number), language)}"
        for number in range(1, 18)
    }
    title = _("17 goals; the longer the key, the more partnerships work on it. The list follows.")
    return goals.goal_keys(counts, title=title, hrefs=hrefs, names=names)


def served(records: Iterable[GoalRecord]) -> dict[int, tuple[Tone, ...]]:
    """Return who works on which goal: tones by number of the goal, targets counted with theirs."""
    found: dict[int, set[Tone]] = {}
    for record in records:
        number = int(agenda2030.goal_of(record.code))
        found.setdefault(number, set()).update(tones(record.sides))
    return {number: tuple(sorted(who)) for number, who in sorted(found.items())}


def wheel(records: Iterable[GoalRecord]) -> str:
    """Return the wheel of goals; its centre says how many are served."""
    who = served(records)
    count = len(who)
    joint = all(len(tone) > 1 for tone in who.values())
    centre = (
        ngettext("%(count)s goal", "%(count)s goals", count) % {"count": count},
        _("joint") if joint else _("served"),
    )
    listed = with_commas(who)
    title = _("Wheel of the 17 goals; served are: %(goals)s") % {"goals": listed}
    return goals.goal_wheel(who, title=title, centre=centre)


def city_wheel(numbers: Iterable[int], tone: Tone) -> str:
    """Return the wheel of the goals one city works on; its centre says how many."""
    who = dict.fromkeys(sorted(numbers), (tone,))
    centre = (
        ngettext("%(count)s goal", "%(count)s goals", len(who)) % {"count": len(who)},
        _("in its papers"),
    )
    listed = with_commas(who) or _("none")
    title = _("Wheel of the 17 goals; in the papers of the city are: %(goals)s")
    return goals.goal_wheel(who, title=title % {"goals": listed}, centre=centre)


def bars(strengths: Iterable[tuple[str, float]], *, narrow: bool = False) -> str:
    """Return targets as bars, strongest first as given; the longer a bar, the surer."""
    language = get_language() or "en"
    drawn = [
        goals.Bar(code, agenda2030.short_title(code, language), strength)
        for code, strength in strengths
    ]
    title = _("Targets the city works on, the surest first. The table follows.")
    ids = "bars-s" if narrow else "bars"
    return goals.target_bars(drawn, title=title, narrow=narrow, ids=ids)
