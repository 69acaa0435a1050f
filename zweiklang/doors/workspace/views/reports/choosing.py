# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chooses what a report is made of: partnerships, a period, as known on which day, the language."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.partnerships import overview
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import policy
from zweiklang.domain.reporting.actions import Choice
from zweiklang.domain.reporting.models import Snapshot
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.templatetags.ui import tongue
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.views.reports import common
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.kinds import ReportKind

_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class ChoiceForm(forms.Form):
    """Asks for partnerships, period, day and language; filled with what is asked for most."""

    partnerships = forms.MultipleChoiceField(
        label=gettext_lazy("Partnerships"), widget=forms.CheckboxSelectMultiple
    )
    partnership = forms.ChoiceField(label=gettext_lazy("Partnership"))
    begins = forms.DateField(label=gettext_lazy("From"), widget=_DAY)
    ends = forms.DateField(label=gettext_lazy("Until"), widget=_DAY)
    known_on = forms.DateField(
        label=gettext_lazy("As known on"),
        widget=_DAY,
        help_text=gettext_lazy("An earlier day tells only what was known by then."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(
        self,
        actor: Actor,
        office: Office,
        kind: ReportKind,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        today = clock.today()
        begins, ends = making.whole_year(today)
        filled = {"begins": begins, "ends": ends, "known_on": today, "language": kind.languages[0]}
        super().__init__(data, initial={**filled, **(initial or {})}, label_suffix="")
        choices = _partnerships(actor, office)
        if kind.chooses == "one":
            del self.fields["partnerships"]
            self._choices("partnership", choices)
        else:
            del self.fields["partnership"]
            self._choices("partnerships", choices)
            self.fields["partnerships"].initial = [key for key, _name in choices]
        self._choices("language", [(code, tongue(code)) for code in kind.languages])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy
        field.choices = choices

    @property
    def choice(self) -> Choice:
        """Return what was chosen."""
        data = self.cleaned_data
        chosen = data.get("partnerships") or [data["partnership"]]
        return Choice(
            [uuid.UUID(one) for one in chosen], data["begins"], data["ends"], data["known_on"]
        )

    def add_errors(self, error: ValidationError) -> None:
        """Put errors of an action at their fields."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, texts in by_field.items():
            if name == "partnerships" and name not in self.fields:
                name = "partnership"
            self.add_error(name if name in self.fields else None, ValidationError(texts))


def _partnerships(actor: Actor, office: Office) -> list[tuple[str, str]]:
    """Return the partnerships that can be chosen, the oldest relation first, by their cities."""
    ordered = {pk: number for number, pk in enumerate(overview.overview(office, actor).ids)}
    found = Partnership.objects.visible_to(actor).current().of_office(office.pk)
    scope = actor.scopes.get(office.pk)
    rows = [
        row for row in found.prefetch_related("parties__place") if scope is None or row.pk in scope
    ]
    rows.sort(key=lambda row: (ordered.get(row.pk, len(ordered)), row.key))
    return [(str(row.pk), _cities(row, office)) for row in rows]


def _cities(row: Partnership, office: Office) -> str:
    parties = sorted(row.parties.all(), key=lambda party: party.side)
    others = [
        str(party.place)
        for party in parties
        if party.withdrawn_on is None and party.place_id != office.place_id
    ]
    return " – ".join(others) or str(row)


def choice_of(snapshot: Snapshot) -> dict[str, Any]:
    """Return the choice of a snapshot as a form shows it."""
    ids = [str(pk) for pk in snapshot.partnerships.values_list("pk", flat=True)]
    return {
        "partnerships": ids,
        "partnership": ids[0] if ids else "",
        "begins": snapshot.begins,
        "ends": snapshot.ends,
        "known_on": snapshot.known_on,
    }


@in_office
def report_new(request: WorkspaceRequest, office: Office, kind: str) -> HttpResponse:
    """Show what a report is made of, filled in; one press begins it."""
    chosen, actor = common.kind_or_404(kind), common.acting(request, office)
    policy.can_make(actor, office.pk).require()
    data = request.POST if request.method == "POST" else None
    wished = {
        name: request.GET[name] for name in ("partnership", "known_on") if name in request.GET
    }
    form = ChoiceForm(actor, office, chosen, data, initial=wished)
    if form.is_bound and form.is_valid():
        try:
            report = making.begin(actor, office, chosen, form.choice, form.cleaned_data["language"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            return HttpResponseRedirect(common.url("report", office, report_id=report.pk))
    context = {
        "kind": chosen,
        "form": form,
        "crumbs": common.crumbs(office, Link("", str(chosen.name))),
        "note": _("Nothing has been made yet."),
    }
    status = 422 if form.is_bound else 200
    return show(
        request, "reports/new.html", context, office=office, section="reports", status=status
    )
