# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches papers from other servers: the form, and how far the latest fetching has come."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.models import PaperFetch
from zweiklang.doors.workspace.views.topics.facts import FactsForm
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.inputs.papers.fetching import request_fetch

#: So many failures are named on the page.
SHOWN = 50


class FetchForm(FactsForm):
    """Asks where papers are, since when, and what holds for all of them."""

    source = forms.ChoiceField(
        label=gettext_lazy("Where they are"),
        choices=PaperFetch.Source.choices,
        widget=forms.RadioSelect,
        initial=PaperFetch.Source.OPARL,
    )
    addresses = forms.CharField(
        label=gettext_lazy("Addresses"), max_length=50_000, widget=forms.Textarea({"rows": 4})
    )
    since = forms.DateField(
        label=gettext_lazy("Only papers since"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("For a council information system."),
    )

    def __init__(
        self, actor: Actor, office: Office, place: Place, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(actor, office, place, *args, prefix="fetch", **kwargs)
        self.fields["addresses"].help_text = _(
            "One a line; of a council information system the address of its OParl interface. "
            "Allowed: %(hosts)s."
        ) % {"hosts": with_commas(settings.FETCH_HOSTS)}
        self.fields["right"].help_text = ""
        self.order_fields(["source", "addresses", "since", "kind", "unit", "right"])
        del self.fields["dated_on"]

    def send(self, actor: Actor, office: Office, place: Place) -> bool:
        """Have the papers fetched; False if the addresses do not do, with the errors kept."""
        data = dict(self.cleaned_data)
        source, addresses = data.pop("source"), data.pop("addresses")
        try:
            request_fetch(actor, office, place, source, addresses, **data)
        except ValidationError as error:
            self.add_error(None, error)
            return False
        return True


@dataclass(frozen=True)
class FetchState:
    """The latest fetching as shown. failed: name, address, reason of the first ones."""

    words: str
    done: int
    total: int
    is_open: bool
    problem: str
    failed: list[dict[str, str]]
    more: int


def fetch_state(place_id: uuid.UUID, office: Office, actor: Actor) -> FetchState | None:
    """Return how far an office's latest fetching for a city has come, None without any."""
    latest = queries.latest_fetch(place_id, office.pk, actor)
    if latest is None:
        return None
    failed = [one for one in latest.outcomes if one["why"]]
    return FetchState(
        _words(latest),
        latest.done,
        latest.total,
        latest.is_open,
        latest.problem,
        failed[:SHOWN],
        max(0, len(failed) - SHOWN),
    )


def _words(latest: PaperFetch) -> str:
    if latest.is_open and not latest.total:
        return _("Papers are being looked for.")
    if latest.is_open:
        return _("Papers are being fetched: %(done)s of %(total)s.") % {
            "done": latest.done,
            "total": latest.total,
        }
    counts = Counter(one["what"] for one in latest.outcomes)
    return _("%(added)s filed, %(renewed)s new versions, %(known)s on file already.") % {
        name: counts[name] for name in ("added", "renewed", "known")
    }
