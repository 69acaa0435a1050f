# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sets faulty items apart, so that they are left out with a reason and the others can be written.

Nobody here can correct the file of a council system: one paper with a gap must not hold up a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.foundation.lists import labelled
from zweiklang.inputs.drafts import Draft, TextEdit
from zweiklang.inputs.plans import Problem

#: Items named with their reason; a page with hundreds would be read by nobody.
NAMED = 50


def lacks_only_body(draft: Draft) -> bool:
    """Return whether all that stands against an item is that its council is not named."""
    places = {problem.heading for problem in draft.problems}
    return "body" not in draft.values and places == {draft.spot_of("body").heading}


def is_faulty(draft: Draft) -> bool:
    """Return whether an item cannot be taken, whatever is chosen for the import."""
    return bool(draft.problems) and not lacks_only_body(draft)


def notes(drafts: Sequence[Draft], problems: Sequence[Problem]) -> list[str]:
    """Return what the preview says of items and objects left out: which, why, and what to do."""
    said = [
        _("%(item)s is left out: %(reason)s") % {"item": _name(draft), "reason": _reason(draft)}
        for draft in drafts
    ]
    said += [labelled(problem.place, problem.message) for problem in problems]
    if (more := len(said) - NAMED) > 0:
        text = ngettext(
            "%(n)s more entry is left out for such a reason.",
            "%(n)s more entries are left out for such reasons.",
            more,
        )
        return [*said[:NAMED], text % {"n": more}]
    return said


def _name(draft: Draft) -> str:
    title = draft.values.get("title")
    words = next(iter(title.words.values()), "") if isinstance(title, TextEdit) else ""
    number = str(draft.values.get("number") or "")
    return " ".join(part for part in (number, words) if part) or draft.key


def _reason(draft: Draft) -> str:
    """Return what stands against an item; not the council, which is asked for elsewhere."""
    body = draft.spot_of("body").heading
    problems = [one for one in draft.problems if one.heading != body] or draft.problems
    advice = dict.fromkeys(problem.advice for problem in problems if problem.advice)
    return " ".join([*(problem.message for problem in problems), *advice])
