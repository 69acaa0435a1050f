# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public will read of a partnership's kind and state after a release."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.actions import ReleaseLine
from zweiklang.domain.partnerships.models import Phase
from zweiklang.domain.partnerships.records import PhaseRecord
from zweiklang.domain.partnerships.shaping import phase_record
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.periods import effective_ends, in_order
from zweiklang.outputs.drawings.scores import read, short_kind


def kind_and_state(able: Iterable[ReleaseLine], unable: Iterable[ReleaseLine], day: dt.date) -> str:
    """Return the sentence for a release of all that is able; it warns where today's phase is not.

    The public page knows the released phases only, so an older one may seem to last.
    """
    ticked, internal = list(able), list(unable)
    seen = _on([line.record for line in ticked], day)
    whole = _on([line.record for line in (*ticked, *internal)], day)
    if seen is None:
        told = _(
            "With these ticks the public reads: the file does not say what kind of relation it is."
        )
    else:
        words = with_commas([_named(seen), seen.state_label])
        told = _("With these ticks the public reads: %(phase)s since %(day)s.") % {
            "phase": words,
            "day": in_words(seen.begins, long=True),
        }
    if whole is None or (seen is not None and seen.id == whole.id):
        return told
    stays = _("The phase of today, %(phase)s, stays internal.") % {"phase": _named(whole)}
    return f"{told} {stays}"


def _named(phase: PhaseRecord) -> str:
    kind, local = short_kind(phase.kind), read(phase.local_label)
    return f"{kind} ({local})" if local and local != kind else kind


def _on(records: Iterable[object], day: dt.date) -> PhaseRecord | None:
    """Return the phase in force on a day if these records are all that is known."""
    phases = in_order(one for one in records if isinstance(one, Phase))
    ends = effective_ends(phases)
    found = [phase_record(one, end) for one, end in zip(phases, ends, strict=True)]
    return next((one for one in reversed(found) if one.covers(day)), None)
