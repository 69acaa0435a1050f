# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what goes one way only: a fact and a question, never a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reciprocity import rules
from zweiklang.foundation.lists import list_in_words


def one_way(rows: Sequence[rules.Row], names: Mapping[str, str]) -> list[str]:
    """Return for each city that alone has given something what it is, and what to ask.

    `names` are the two cities by side.
    """
    labels = {
        rules.Kind.STAFF_DAYS: _("staff days"),
        rules.Kind.KNOWLEDGE: _("knowledge"),
        rules.Kind.MONEY: _("money"),
        rules.Kind.GOODS: _("goods"),
        rules.Kind.ACCESS: _("access"),
    }
    found = []
    for giver, kinds in sorted(rules.one_way(rows).items()):
        other = next(name for side, name in names.items() if side != giver)
        said = {"giver": names[giver], "other": other, "kinds": listed([labels[k] for k in kinds])}
        if rules.Kind.KNOWLEDGE in kinds:
            said["question"] = _("What could %(giver)s learn in %(other)s?") % said
        else:
            said["question"] = _("What could %(other)s give or show to %(giver)s?") % said
        found.append(_("So far only %(giver)s gives: %(kinds)s. %(question)s") % said)
    return found


def learning(learns_in: Mapping[str, int], total: int, names: Mapping[str, str]) -> list[str]:
    """Return for each city that learns at fewer topics than another how it stands, and a question.

    `total`: the number of common topics.
    """
    most = max(learns_in.values(), default=0)
    found = []
    for side, count in learns_in.items():
        if count >= most:
            continue
        said = {"city": names[side], "count": count, "total": total}
        fact = (
            ngettext(
                "%(city)s learns too at one of %(total)s topics.",
                "%(city)s learns too at %(count)s of %(total)s topics.",
                count,
            )
            if count
            else ngettext(
                "%(city)s does not learn yet at the one topic.",
                "%(city)s does not learn yet at any of the %(total)s topics.",
                total,
            )
        )
        question = (
            _("What could %(city)s learn at the others?")
            if count
            else _("What could %(city)s learn there?")
        )
        found.append(f"{fact % said} {question % said}")
    return found


def listed(words: Sequence[str]) -> str:
    """Return words as a list in running text: “Geld, Sachgüter und Personaltage”."""
    return list_in_words(words)
