# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pages and e-mails say of proposals and steps, in the active language; no person is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.joint.models import JointStep, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.foundation import clock
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.records import record_types

_EFFECT = Proposal.Effect
_PROPOSES: Final = {
    _EFFECT.CHANGE: gettext_lazy("%(city)s proposes a new wording."),
    _EFFECT.RELEASE: gettext_lazy("%(city)s proposes to make it public."),
    _EFFECT.HIDE: gettext_lazy("%(city)s proposes to take it back from the public."),
    _EFFECT.END: gettext_lazy("%(city)s proposes to end it."),
}
_STANDS: Final = {
    State.DRAFT: gettext_lazy("This is a draft of your office."),
    State.IN_FORCE: gettext_lazy("All cities have agreed."),
    State.DECLINED: gettext_lazy("The proposal was declined."),
    State.COUNTERED: gettext_lazy("Another proposal took its place."),
    State.WITHDRAWN: gettext_lazy("The proposal was withdrawn."),
    State.OVERTAKEN: gettext_lazy("Another text came into force first."),
}
_CONSEQUENCE: Final = {
    _EFFECT.CHANGE: gettext_lazy(
        "With the last consent the new text is valid at once, sealed for all cities. The former "
        "one stays readable."
    ),
    _EFFECT.RELEASE: gettext_lazy(
        "With the last consent everybody can read this text on the public page, at once."
    ),
    _EFFECT.HIDE: gettext_lazy(
        "With the last consent the public page no longer shows this text. It stays in force."
    ),
    _EFFECT.END: gettext_lazy(
        "With the last consent this text ends today. It stays readable, with its history."
    ),
}
_STEPS: Final = {
    "opened": gettext_lazy("%(city)s opened the joint file."),
    "invited": gettext_lazy("%(city)s invited an office to take its city's seat."),
    "joined": gettext_lazy("%(city)s takes part."),
    "left": gettext_lazy("%(city)s has left."),
    "drafted": gettext_lazy("Your office wrote a draft."),
    "proposed": gettext_lazy("%(city)s made a proposal."),
    "accepted": gettext_lazy("%(city)s agreed."),
    "declined": gettext_lazy("%(city)s declined."),
    "countered": gettext_lazy("%(city)s answered by another proposal."),
    "withdrawn": gettext_lazy("%(city)s withdrew its proposal."),
    "overtaken": gettext_lazy("A proposal was overtaken by the text in force."),
    "in-force": gettext_lazy("A text came into force."),
    "commented": gettext_lazy("%(city)s said a word."),
    "reminded": gettext_lazy("%(city)s reminded the others."),
    "link-issued": gettext_lazy("%(city)s issued a link for an answer."),
    "unnamed": gettext_lazy("%(city)s took its name back."),
    "shared": gettext_lazy("%(city)s showed a statement of its own."),
    "confirmed": gettext_lazy("%(city)s confirmed a statement."),
    "disputed": gettext_lazy("%(city)s sees a statement differently."),
}


def headline(proposal: Proposal, names: Mapping[str, Any]) -> str:
    """Return the state of a proposal in one sentence, such as “Kumasi proposes a new wording.”"""
    if proposal.state != State.OPEN:
        return str(_STANDS[State(proposal.state)])
    if proposal.effect == _EFFECT.CHANGE and proposal.base == 0:
        sentence = _("%(city)s proposes a joint text.")
    else:
        sentence = str(_PROPOSES[_EFFECT(proposal.effect)])
    return sentence % {"city": names.get(proposal.side, proposal.side)}


def headline_with_title(proposal: Proposal, names: Mapping[str, Any]) -> str:
    """Return the headline in a list of several: it says which text the proposal is about."""
    return labelled(headline(proposal, names).rstrip("."), proposal.record)


def consequence(proposal: Proposal) -> str:
    """Return the one sentence that says what consent leads to."""
    if proposal.effect == _EFFECT.CHANGE and proposal.record.is_public:
        return _(
            "With the last consent the new text is valid and public at once, sealed for all "
            "cities. The former one stays readable for the cities."
        )
    if proposal.effect == _EFFECT.CHANGE and proposal.base == 0:
        return _(
            "With the last consent this text is valid at once, sealed for all cities. It becomes "
            "public only if all agree to that, too."
        )
    return str(_CONSEQUENCE[_EFFECT(proposal.effect)])


def step_sentence(step: JointStep, names: Mapping[str, Any]) -> str:
    """Return what somebody did, as the log of a file tells it."""
    sentence = str(_STEPS.get(step.step, step.step))
    return sentence % {"city": names.get(step.side, step.side)}


def step_subject(step: JointStep) -> str:
    """Return what a step was about: the title of the joint text, or the kind of statement."""
    if step.record is not None:
        return str(step.record)
    model = record_types().get(str(step.data.get("subject", "")).partition(":")[0])
    return str(model._meta.verbose_name) if model else ""


def age(since: dt.datetime | None) -> str:
    """Return how long something waits, in words; nothing without a moment."""
    if since is None:
        return ""
    days = (clock.now().date() - since.date()).days
    if days < 1:
        return _("since today")
    return ngettext("since %(days)s day", "since %(days)s days", days) % {"days": days}


def places(count: int) -> str:
    """Return in how many places a text changes, in words."""
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
