# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statements have one author; the other city confirms, disputes or stays silent."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.shared import Response, respond, responses_to, save_statement, share
from zweiklang.domain.people.models import User
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.texts import TranslatedText


def statement(actor: Actor, file: JointFile) -> Response:
    """A record of the one shared kind of this app, standing for any statement."""
    one = Response(
        key="a-statement",
        file=file,
        subject_type="thing",
        subject_id="00000000-0000-0000-0000-000000000001",
        decision="disputed",
        text=TranslatedText.of(en="We lent an expert for 40 days."),
    )
    saved = save_statement(actor, one)
    assert isinstance(saved, Response)
    return saved


def test_statement_is_read_by_the_other_city_once_shared(
    file: JointFile, doris: Actor, akua: Actor, bernd: User
) -> None:
    one = statement(factories.actor_for(bernd), file)
    assert one.side == "A"
    assert not Response.objects.visible_to(akua).exists()
    share(factories.actor_for(bernd), one)
    assert Response.objects.visible_to(akua).get() == one
    assert not Response.objects.visible_to(Actor.public()).exists()


def test_other_city_neither_changes_nor_shares_it(
    file: JointFile, bernd: User, akua: Actor
) -> None:
    one = statement(factories.actor_for(bernd), file)
    for change in (save_statement, share):
        with pytest.raises(Refused):
            change(akua, one)


def test_both_views_are_kept_when_they_differ(
    file: JointFile, bernd: User, akua: Actor, doris: Actor
) -> None:
    one = share(factories.actor_for(bernd), statement(factories.actor_for(bernd), file))
    with pytest.raises(ValidationError):
        respond(akua, one, "disputed", TranslatedText())
    respond(akua, one, "disputed", TranslatedText.of(en="It was 30 days."))
    respond(akua, one, "confirmed")
    with pytest.raises(Refused):
        respond(doris, one, "confirmed")
    found = responses_to(doris, [one.pk])[one.pk]
    assert [(row.side, row.decision) for row in found] == [("B", "confirmed")]
    assert found[0].revision == 2
