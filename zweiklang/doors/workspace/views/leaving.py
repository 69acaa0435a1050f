# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contact person leaves: until when, what the successor must know, who follows."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.actions import leave_contact
from zweiklang.domain.people.models import Contact, Office
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.references import contact_field
from zweiklang.doors.workspace.views.records import find_record
from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.form_fields import PartialDateFormField
from zweiklang.foundation.lists import inside_quotes
from zweiklang.foundation.partial_dates import PartialDate


class LeavingForm(forms.Form):
    """Asks for the last day, the note and who follows."""

    on = PartialDateFormField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("Day, month or only the year")
    )
    handover_note = forms.CharField(
        label=gettext_lazy("What must the successor know?"), widget=forms.Textarea()
    )

    def __init__(
        self, actor: Actor, office: Office, contact: Contact, *args: Any, **kwargs: Any
    ) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        others: Any = Contact.objects.visible_to(actor).filter(office=office).current()
        others = others.exclude(pk=contact.pk)
        for name, label in (("successor", _("Successor")), ("deputy", _("Deputy until then"))):
            self.fields[name] = contact_field(office, others, contact, label=label, required=False)


@in_office
def contact_leave(request: WorkspaceRequest, office: Office, record_id: uuid.UUID) -> HttpResponse:
    """Take the handover of a contact person who leaves."""
    contact: Contact = find_record(request.actor, office, Contact.slug, record_id)
    policy.can_write(request.actor, contact).require()
    start = {
        "on": contact.ends or PartialDate.of(clock.today()),
        "handover_note": contact.handover_note,
        "successor": contact.successor_id,
        "deputy": contact.deputy_id,
    }
    posted = request.POST if request.method == "POST" else None
    form = LeavingForm(request.actor, office, contact, posted, initial=start)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            leave_contact(
                request.actor,
                contact,
                entered["on"],
                entered["handover_note"],
                successor=entered["successor"],
                deputy=entered["deputy"],
            )
        except ValidationError as error:
            for name, texts in error.message_dict.items():
                form.add_error(name if name in form.fields else None, ValidationError(texts))
        else:
            messages.success(
                request, _("The handover of “%(name)s” is kept.") % {"name": inside_quotes(contact)}
            )
            return HttpResponseRedirect(crumbs.list_url(office, Contact.slug))
    context = {
        "form": form,
        "record": contact,
        "crumbs": crumbs.to_record(office, None, contact),
        "back": crumbs.list_url(office, Contact.slug),
    }
    status = 422 if form.is_bound else 200
    return show(
        request, "contact_leave.html", context, office=office, section="desk", status=status
    )
