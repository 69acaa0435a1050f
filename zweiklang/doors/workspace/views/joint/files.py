# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The joint file: opening it, taking part in it, what is in force and what waits in it."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.joint import inviting, kinds, policy, queries, sentences
from zweiklang.domain.joint.files import can_join
from zweiklang.domain.joint.models import JointFile, JointRecord, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.domain.partnerships import joint
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.keys import key_from
from zweiklang.doors.workspace.tables import joint as tables
from zweiklang.doors.workspace.views.joint import common
from zweiklang.doors.workspace.views.joint.common import acting, url, way
from zweiklang.foundation.actors import Actor

STEPS_SHOWN = 30
#: Texts and proposals of a file on one page; older closed ones stand with their text.
ROWS_SHOWN = 40


# -- Opening -------------------------------------------------------------------------------------
class OpenForm(forms.Form):
    """Asks in which language the other cities are written to."""

    def __init__(self, partnership: Partnership, office: Office, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        for party in partnership.parties.all():
            if party.place_id == office.place_id or party.withdrawn_on or party.left_on:
                continue
            self.fields[f"language-{party.side}"] = forms.ChoiceField(
                label=_("Letters to %(city)s in") % {"city": party.place},
                choices=settings.LANGUAGES,
                initial=_likely(party.place.languages),
            )

    def languages(self) -> dict[str, str]:
        """Return the languages by side."""
        return {name[-1]: value for name, value in self.cleaned_data.items()}


def _likely(spoken: list[str]) -> str:
    known = [code for code, _name in settings.LANGUAGES]
    return next((code for code in spoken if code in known), "en")


@in_office
def joint_open(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Lead to the joint file of a partnership, or open one."""
    found = Partnership.objects.visible_to(request.actor).select_related("joint_file", "office")
    own = get_object_or_404(found.prefetch_related("parties__place"), office=office, key=key)
    if own.joint_file is not None:
        return HttpResponseRedirect(url("file", office, file_id=own.joint_file.pk))
    actor = acting(request, office)
    form = OpenForm(own, office, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            file = joint.open_joint_file(
                actor, own, {**form.languages(), **_own_language(own, office)}
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The joint file is open. Propose the first text to the other city.")
            )
            return HttpResponseRedirect(url("file", office, file_id=file.pk))
    context = {
        "partnership": own,
        "form": form,
        "crumbs": [
            Link(crumbs.partnership_url(office, own), str(own)),
            Link("", _("Joint file")),
        ],
    }
    return show(
        request, "joint/open.html", context, office=office, section="partnerships",
        status=422 if form.is_bound else 200,
    )  # fmt: skip


def _own_language(own: Partnership, office: Office) -> dict[str, str]:
    language = office.language or common.language()
    return {one.side: language for one in own.parties.all() if one.place_id == office.place_id}


# -- Taking part ---------------------------------------------------------------------------------
class JoinForm(forms.Form):
    """Asks which partnership of the own office the joint file belongs to."""

    partnership = forms.ChoiceField(
        label=gettext_lazy("Your office's file of this partnership"), widget=forms.RadioSelect
    )

    def __init__(self, known: list[Partnership], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["partnership"]
        field.choices = [  # type: ignore[attr-defined]
            *((str(one.pk), str(one)) for one in known),
            ("new", _("A new one, made for this")),
        ]
        self.initial.setdefault("partnership", str(known[0].pk) if known else "new")


@in_office
def joint_join(request: WorkspaceRequest, office: Office, file_id: uuid.UUID) -> HttpResponse:
    """Take the city's seat in a joint file that another city has opened."""
    file = (
        JointFile.objects.prefetch_related("parties__place", "parties__office")
        .filter(pk=file_id, parties__place=office.place_id)
        .first()
    )
    if file is None:
        raise Http404
    actor = acting(request, office)
    if Partnership.objects.filter(office=office, joint_file=file).exists():
        return HttpResponseRedirect(url("file", office, file_id=file.pk))
    can_join(actor, file, office).require()
    known = joint.partnerships_like(file, office)
    form = JoinForm(known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["partnership"]
        own = next((one for one in known if str(one.pk) == chosen), None)
        try:
            joint.join_with(actor, file, office, own, key=_free_key(file, office))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your city takes part, with the same rights."))
            return HttpResponseRedirect(url("file", office, file_id=file.pk))
    context = {
        "file": file,
        "form": form,
        "sides": list(names_of(file).items()),
        "crumbs": [Link("", _("Joint file"))],
    }
    return show(
        request, "joint/join.html", context, office=office, section="partnerships",
        status=422 if form.is_bound else 200,
    )  # fmt: skip


def _free_key(file: JointFile, office: Office) -> str:
    """Return a short name for a new partnership that the office has not used yet."""
    others = [one.place for one in file.parties.all() if one.place_id != office.place_id]
    wanted = key_from(*(place.key for place in others))
    taken = set(Partnership.objects.filter(office=office).values_list("key", flat=True))
    return next(
        key
        for key in (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
        if key not in taken
    )


# -- The file ------------------------------------------------------------------------------------
@in_office
def joint_file(request: WorkspaceRequest, office: Office, file_id: uuid.UUID) -> HttpResponse:
    """Show what is in force between the cities, what waits, own drafts and what happened."""
    actor = acting(request, office)
    file = common.file_or_404(actor, file_id)
    names = names_of(file)
    texts = list(
        queries.records_visible_to(actor).filter(file=file).order_by("kind", "-created_at")
    )
    proposals = queries.proposals_visible_to(actor).filter(record__file=file)
    lists = {
        "texts": Listing(
            _("Joint texts"), tables.texts(names), lambda: (one for one in texts if one.revision)
        ),
        "proposals": Listing(
            _("Proposals"), tables.proposals(names),
            lambda: proposals.filter(state__in=[State.OPEN, State.DRAFT]).order_by("-written_at"),
        ),
        "steps": Listing(
            _("What happened"), tables.steps(names), lambda: queries.steps_visible_to(actor, file)
        ),
    }  # fmt: skip
    if answer := asked_list(request, lists, office.key, "joint"):
        return answer
    open_ones = list(proposals.filter(state=State.OPEN).order_by("opened_at")[:ROWS_SHOWN])
    party = policy.party_of(actor, file)
    own_drafts = proposals.filter(state=State.DRAFT, side=party.side if party else "")
    may_write = policy.can_write(actor, file)
    context = {
        "file": file,
        "sides": list(names.items()),
        "names": names,
        "parties": sorted(file.parties.all(), key=lambda one: one.side),
        "texts": [_text_row(one) for one in texts if one.revision and not one.ended_at],
        "ended": [_text_row(one) for one in texts if one.ended_at],
        "open": [_proposal_row(actor, one, names) for one in open_ones],
        "own_drafts": [
            _proposal_row(actor, one, names) for one in own_drafts.order_by("-written_at")[:20]
        ],
        "steps": [
            (one, sentences.step_sentence(one, names), sentences.step_subject(one))
            for one in queries.steps_visible_to(actor, file)[:STEPS_SHOWN]
        ],
        "kinds": [one for one in kinds.registered().values() if one.is_free] if may_write else [],
        "may_write_joint": bool(may_write),
        "may_invite": bool(inviting.can_invite_city(actor, file)),
        "crumbs": way(office, file),
    }
    return show(request, "joint/file.html", context, office=office, section="partnerships")


def _text_row(record: JointRecord) -> tuple[JointRecord, Any]:
    return record, kinds.kind_of(record.kind).label


def _proposal_row(actor: Actor, proposal: Proposal, names: dict[str, Any]) -> dict[str, Any]:
    missing = queries.missing_answers(proposal)
    party = policy.party_of(actor, proposal.record.file)
    return {
        "proposal": proposal,
        "headline": sentences.headline(proposal, names),
        "kind": kinds.kind_of(proposal.record.kind).label,
        "age": sentences.age(proposal.opened_at),
        "missing": [(side, names.get(side, side)) for side in missing],
        "ours": party is not None and party.side in missing,
    }
