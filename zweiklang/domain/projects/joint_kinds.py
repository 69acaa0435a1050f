# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The charter of a joint project: a joint text with its own place for each city."""

from __future__ import annotations

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.domain.joint.kinds import Content, Errors, JointField, JointKind
from zweiklang.domain.projects import rules
from zweiklang.domain.projects.rules import State
from zweiklang.foundation.periods import END_BEFORE_BEGIN

SLUG = "joint-project"
STATE_LABELS: dict[State, StrOrPromise] = {
    State.IDEA: _("idea"),
    State.PROPOSED: _("proposed"),
    State.AGREED: _("agreed"),
    State.RUNNING: _("running"),
    State.PAUSED: _("paused"),
    State.DONE: _("done"),
    State.STOPPED: _("stopped"),
}


def _check(content: Content, before: Content, sides: str) -> Errors:
    """Return what is wrong between the fields: state, reason, period, indicators of both ends."""
    errors: Errors = {}
    step = rules.wrong_step(before, content)
    if step is not None:
        names = {"now": STATE_LABELS[step[0]], "then": STATE_LABELS[step[1]]}
        text = translated("A project that is %(now)s cannot become %(then)s.")
        errors["state"] = [text % names]
    state = State(content.get("state", State.AGREED))
    if rules.STATES[state].needs_reason and not content.get("state_reason"):
        errors["state_reason"] = [translated("Say why. Both cities sign this reason.")]
    if content.get("begins") and content.get("ends") and content["ends"] < content["begins"]:
        errors["ends"] = [str(END_BEFORE_BEGIN)]
    if wrong := _wrong_indicators(content.get("indicators", {}), sides):
        errors["indicators"] = wrong
    return errors


def _wrong_indicators(by_side: Content, sides: str) -> list[str]:
    found = []
    for side, rows in by_side.items():
        if any(not row.get(name) for row in rows for name in ("mark", "name", "unit")):
            found.append(translated("An indicator needs a mark, a name and a unit."))
        for mark in rules.repeated_marks(rows):
            text = translated("The mark %(mark)s stands twice for one city (side %(side)s).")
            found.append(text % {"mark": mark, "side": side})
    if rules.sides_without(by_side, sides):
        found.append(
            translated("Name an indicator for each city: the project has goals at both ends.")
        )
    return list(dict.fromkeys(found))


JOINT_PROJECT = JointKind(
    SLUG,
    _("Joint project"),
    (
        JointField("title", _("Title"), "text", required=True),
        JointField("aims", _("Goals"), "texts", help=_("One goal in each line.")),
        JointField("targets", _("Targets of the 2030 Agenda"), "goals"),
        JointField(
            "reference",
            _("What it has to do with each city"),
            "text",
            required=True,
            long=True,
            per_side=True,
            help=_("Strategy, plan or task in the city that the project serves."),
        ),
        JointField(
            "council",
            _("Decision it rests on"),
            "text",
            per_side=True,
            help=_("Council item or decision with number and day."),
        ),
        JointField("places", _("Places"), "text", per_side=True),
        JointField("begins", _("Begin"), "date"),
        JointField("ends", _("End"), "date"),
        JointField(
            "lead",
            _("Lead"),
            "text",
            required=True,
            per_side=True,
            help=_("Office or company, no persons."),
        ),
        JointField("units", _("Who else contributes"), "texts", per_side=True),
        JointField(
            "indicators",
            _("Targets and indicators"),
            "rows",
            per_side=True,
            help=_("The same mark in both cities, such as W1, stands side by side."),
            fields=(
                JointField("mark", _("Mark"), "word", required=True, short=True),
                JointField("name", _("Indicator"), "text", required=True),
                JointField("unit", _("Unit"), "word", required=True),
                JointField("baseline", _("Value at the begin"), "number"),
                JointField("baseline_on", _("Day of this value"), "date"),
                JointField("target", _("Aim"), "number"),
                JointField("target_on", _("Reached by"), "date"),
            ),
        ),
        JointField(
            "state",
            _("State"),
            "choice",
            choices=tuple((state.value, STATE_LABELS[state]) for state in rules.IN_FORCE),
        ),
        JointField("state_reason", _("Why it rests or was given up"), "text"),
    ),
    is_free=False,
    check=_check,
)
